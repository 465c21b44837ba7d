import { Cluster, clusterGlyph } from "../shaping/cluster.ts";
import type { ShapedFont } from "../shaping/shaped-font.ts";
import { originalText, type ReadGlyph } from "./glyph-line.ts";
import type { Syllables } from "./liang.ts";

/*
 * Readers take a word that a line cuts for two. So the first part has the text of both: the hyphen stands for the rest, and the letters of the rest
 * are read as spaces.
 */

const unseen = " ";

/** Returns a hyphen that is set, and read, as what follows it. */
export function hyphenAfter(glyph: ReadGlyph, rest: ReadGlyph[]): ReadGlyph {
  const font = glyph.of.font[0] as ShapedFont;
  const shaped = font.layout("-");
  const [hyphen, advanceWidth = 0] = [shaped.glyphs[0], shaped.positions[0]?.advanceWidth];
  const text = rest.map((each) => originalText(each.glyph)).join("") || unseen;
  const { parts = [], advance = 0 } = hyphen?.id ?? {};
  const xAdvance = (advanceWidth * glyph.of.fontSize) / font.unitsPerEm;
  return { ...glyph, glyph: clusterGlyph(new Cluster(parts, advance, text)), advanceWidth, xAdvance };
}

/** Returns a letter of the rest of a word. Each is read as a space: PDFium takes lines for one where a wide glyph begins the lower. */
const unread = (letter: ReadGlyph): ReadGlyph => {
  const { parts, advance } = letter.glyph.id;
  return { ...letter, glyph: clusterGlyph(new Cluster(parts, advance, unseen)) };
};

/** Letters of a word that may be cut. poppler reads no text of a glyph that takes more than 255 signs in the file, which are four a letter. */
const longestWord = 60;

type Hyphenation = { open: Set<number>; isNarrow: boolean; syllables: Syllables };

/**
 * Returns after which glyphs a word may be hyphenated, and where that word ends: in a narrow column any, else those that would be cut without a hyphen,
 * whose other breaks are taken out of `open`.
 */
export function hyphenations(glyphs: ReadGlyph[], { open, isNarrow, syllables }: Hyphenation): Map<number, number> {
  const cuts = new Map<number, number>();
  for (const [start, end] of wordsIn(glyphs)) {
    const inner: number[] = [];
    for (let at = start + 1; at < end; at++) if (open.has(at)) inner.push(at);
    if (!isNarrow && inner.length === 0) continue;
    const word = glyphs.slice(start, end);
    if (word.length > longestWord || !isPlain(word)) continue;
    const letters = word
      .map(({ glyph }) => originalText(glyph))
      .join("")
      .replace(/\P{L}+$/u, "");
    const parts = syllables(letters);
    if (parts.length === 1) continue;
    for (const at of inner) open.delete(at);
    let at = start;
    for (const part of parts.slice(0, -1)) {
      at += part.length;
      cuts.set(at, end);
    }
  }
  return cuts;
}

/** Returns where the words of a paragraph begin and end. */
function wordsIn(glyphs: ReadGlyph[]): [number, number][] {
  const words: [number, number][] = [];
  let start = 0;
  for (let end = 0; end <= glyphs.length; end++) {
    if (glyphs[end]?.isBlank === false) continue;
    if (end > start) words.push([start, end]);
    start = end + 1;
  }
  return words;
}

/** Whether a word is of one font and no link, a glyph for each letter. */
function isPlain(word: ReadGlyph[]): boolean {
  const first = word[0]?.of;
  return word.every(({ glyph, of }) => {
    const isAlike = of.font[0] === first?.font[0] && of.fontSize === first.fontSize;
    return isAlike && !of.link && glyph.id instanceof Cluster && glyph.codePoints.length === 1;
  });
}

/** Returns the glyphs of a line, with a hyphen where it cuts a word. */
export function withHyphens(glyphs: ReadGlyph[], start: number, end: number, cuts: Map<number, number>): ReadGlyph[] {
  const goesOn = cuts.get(start);
  const own = glyphs.slice(start, end).map((glyph, i) => (goesOn !== undefined && start + i < goesOn ? unread(glyph) : glyph));
  const last = glyphs[end - 1];
  const ending = cuts.get(end);
  if (!last || ending === undefined) return own;
  return [...own, hyphenAfter(last, ending === goesOn ? [] : glyphs.slice(end, ending))];
}
