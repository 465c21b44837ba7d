import { type Role, softHyphen } from "../marks.ts";
import { bestBreaks, type LinePart } from "./best-breaks.ts";
import { glyphsOf, originalText, type ReadGlyph, runsOf } from "./glyph-line.ts";
import { hyphenAfter, hyphenations, withHyphens } from "./hyphen.ts";
import type { Syllables } from "./hyphenation.ts";
import type { LaidLine, LaidNode } from "./laid-out.ts";

const sign = /^[·•|–—-]$/u;
const number = /^\p{Sc}?\p{Nd}+(?:[.,]\p{Nd}+)*$/u;
/** Ems below which a column is narrow. */
const narrow = 26;
/** What is read at a glance has its words whole, and lines of about the same length. */
const heads = new Set<Role | undefined>(["title", "heading", "subheading"]);
const alphabetic = /^[\0-\u058f]*$/;
const letterAtEnd = /[\p{L}\p{N}]$/u;
const uncounted = /[\s\p{P}\p{M}]/gu;

/**
 * Breaks the lines of all texts of a layout anew, in place, each paragraph on as many as it has: so that they are evenly full, no word stands alone on the
 * last, and no sign between texts at an end. textkit breaks for text that is justified. Where its lines need narrower spaces, they stay.
 */
export function rebreak(node: LaidNode, syllables: Syllables | undefined): void {
  if ((node.lines?.length ?? 0) > 1 && node.style?.maxLines === undefined) rebreakText(node, syllables);
  for (const child of node.children ?? []) rebreak(child, syllables);
}

function rebreakText(node: LaidNode, syllables: Syllables | undefined): void {
  const { lines = [] } = node;
  const paragraphs = paragraphsOf(lines, rawTextOf(node), node.props?.hyphenationCallback);
  node.lines = paragraphs.flatMap(({ lines, breaks }) => rebrokenLines(node, lines, breaks, syllables));
}

/** Returns a text as it was written, with the marks of where it may break. */
const rawTextOf = ({ value = "", children = [] }: LaidNode): string => value + children.map(rawTextOf).join("");

type Paragraph = { lines: LaidLine[]; breaks: Set<number> };
type WordParts = ((word: string) => string[]) | undefined;

/**
 * Shares lines out among paragraphs, with the places in each where it may break without a space. Where textkit has taken characters apart, whose places
 * have moved, a text is one paragraph, or stays as it is.
 */
function paragraphsOf(lines: LaidLine[], raw: string, partsOf: WordParts): Paragraph[] {
  let next = 0;
  const paragraphs = raw.split("\n").map((marked): Paragraph => {
    const { length, breaks } = breaksIn(marked, partsOf);
    const own: LaidLine[] = [];
    let left = length;
    do {
      const line = lines[next++];
      if (!line) break;
      own.push(line);
      left -= line.string.length;
    } while (left > 0);
    return { lines: own, breaks: left === 0 ? breaks : new Set() };
  });
  const isWhole = next === lines.length && paragraphs.every(({ breaks, lines }) => breaks && lines.length > 0);
  if (isWhole) return paragraphs;
  return raw.includes("\n") ? lines.map((line) => ({ lines: [line], breaks: new Set() })) : [{ lines, breaks: new Set() }];
}

/** Returns how long a text is without its marks, and where in it a line may break within a word. */
function breaksIn(marked: string, partsOf: WordParts): { length: number; breaks: Set<number> } {
  const breaks = new Set<number>();
  let length = 0;
  for (const word of marked.split(/( +)/)) {
    const parts = partsOf?.(word) ?? [word];
    for (const part of parts) {
      length += part.replaceAll(softHyphen, "").length;
      breaks.add(length);
    }
  }
  return { length, breaks };
}

function rebrokenLines(node: LaidNode, lines: LaidLine[], places: Set<number>, syllables: Syllables | undefined): LaidLine[] {
  const { box, style, alignOffset = 0 } = node;
  const [{ box: top }] = lines as [LaidLine];
  if (!box || lines.length < 2 || lines.some(({ box }) => box.height !== top.height)) return lines;
  const { paddingLeft = 0, paddingRight = 0, marginLeft = 0, marginRight = 0 } = box;
  const width = box.width - paddingLeft - paddingRight;
  const isRtl = style?.direction === "rtl";
  const align = style?.textAlign === "center" ? 0.5 : style?.textAlign === "right" || isRtl ? 1 : 0;
  const indent = typeof style?.textIndent === "number" ? style.textIndent : 0;
  const read = lines.map(glyphsOf);
  const glyphs = read.flat();
  const isHead = heads.has(node.props?.role);
  const isNarrow = width < narrow * (glyphs[0]?.run.attributes.fontSize ?? 0) && !isHead;
  const open = breakable(read, places);
  const cuts = syllables && !isRtl ? hyphenations(glyphs, { open, isNarrow, syllables }) : new Map<number, number>();
  const pieces = piecesOf(glyphs, open, cuts);
  const spare = align === 0.5 ? 0 : align === 1 ? marginLeft : marginRight;
  const breaks = bestBreaks(pieces, { lines: lines.length, first: width - indent, others: width, spare, even: isHead || align === 0.5 });
  if (!breaks) return lines;
  const ends = [...breaks, pieces.length].map((count) => pieces[count - 1]?.end ?? 0);
  return lines.map((line, i) => {
    const own = withHyphens(glyphs, ends[i - 1] ?? 0, ends[i] ?? 0, cuts);
    const runs = runsOf(own, isRtl ? 1 : 0);
    const last = 1 + own.findLastIndex(({ isBlank }) => !isBlank);
    const [inner, after] = [sum(own.slice(0, last)), sum(own.slice(last))];
    const free = width - (i === 0 ? indent : 0) - inner;
    const x = (i === 0 ? indent : 0) + Math.max(0, alignOffset) + align * free - (isRtl ? after : 0);
    return { ...line, box: { ...line.box, x }, string: runs.flatMap(({ glyphs = [] }) => glyphs.map(originalText)).join(""), runs };
  });
}

const sum = (glyphs: ReadGlyph[]) => glyphs.reduce((width, glyph) => width + glyph.width, 0);

/** Returns after which glyphs a line may break: at the places that are known, and wherever it broke. */
function breakable(lines: ReadGlyph[][], places: Set<number>): Set<number> {
  const breaks = new Set<number>();
  let count = 0;
  let offset = 0;
  for (const line of lines) {
    for (const { glyph } of line) {
      count++;
      offset += glyph.codePoints.length;
      if (places.has(offset)) breaks.add(count);
    }
    breaks.add(count);
  }
  return breaks;
}

type PlacedPart = LinePart & { end: number };

function piecesOf(glyphs: ReadGlyph[], breaks: Set<number>, cuts: Map<number, number>): PlacedPart[] {
  const pieces: PlacedPart[] = [];
  let start = 0;
  for (const [i, { isBlank }] of glyphs.entries()) {
    const end = i + 1;
    const next = glyphs[end];
    const isBreak = !next || (!next.isBlank && (isBlank || breaks.has(end) || cuts.has(end)));
    if (!isBreak) continue;
    const own = glyphs.slice(start, end);
    const last = own.at(-1);
    const hyphen = last && cuts.has(end) ? hyphenAfter(last, []).width : 0;
    const text = own.map(({ glyph }) => originalText(glyph)).join("");
    const word = text.trim();
    const blank = sum(own.filter((glyph) => glyph.isBlank));
    pieces.push({
      end,
      width: sum(own) - blank,
      blank,
      letters: text.replace(uncounted, "").length,
      isSign: sign.test(word),
      isNumber: number.test(word),
      hyphen,
      cut: hyphen === 0 && blank === 0 && next && alphabetic.test(text) ? (letterAtEnd.test(text) ? "letter" : "sign") : undefined,
    });
    start = end;
  }
  return pieces;
}
