import * as harfbuzz from "harfbuzzjs";
import { Cluster, type ClusterGlyph, clusterGlyph } from "./cluster.ts";
import type { GlyphPosition, GlyphRun } from "./glyph-run.ts";
import { remembering } from "./lru.ts";
import { unmirrored } from "./mirrored.ts";
import { TrueTypeFont } from "./truetype.ts";

/** The characters whose shapes each font remembers: the words that most texts are made of, or a few pages in scripts without words. */
const remembered = 10_000;

/** Matches Latin, Greek and Cyrillic, where no glyph depends on what stands beyond a space. */
const wordByWord = /^[\0-\u052f\u1e00-\u20cf]*$/;

/** In ems, and the same for all fonts: a line with several fonts is as high as a line with one, and stands where that stands. */
const ascent = 1;
const descent = -0.326;

const joiner = /[\u200c\u200d]/;

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

// One for all: memory of HarfBuzz is given back late.
const buffer = new harfbuzz.Buffer();

/** A TrueType font whose texts HarfBuzz shapes, with one glyph for a cluster. HarfBuzz gets the font when it is first asked. */
export class ShapedFont extends TrueTypeFont {
  readonly ascent = ascent * this.unitsPerEm;
  readonly descent = descent * this.unitsPerEm;
  readonly lineGap = 0;
  readonly #file: Uint8Array;
  readonly #letterOf = lettersOf(this);
  readonly #shape = remembering(remembered, (text) => layoutText(this.#shaper, this.#letterOf, text));
  #face: harfbuzz.Font | undefined;

  constructor(file: Uint8Array) {
    super(file);
    this.#file = file;
  }

  hasGlyphForCodePoint(codePoint: number): boolean {
    return this.#shaper.nominalGlyph(codePoint) !== undefined;
  }

  layout(text: string): GlyphRun {
    return wordByWord.test(text) ? layoutWords(text.split(" "), this.#shape) : this.#shape(text);
  }

  get #shaper(): harfbuzz.Font {
    this.#face ??= new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(this.#file)));
    return this.#face;
  }
}

/** Lays out words, each with the space before it. Each is shaped between its spaces, for kerning with them. */
function layoutWords(words: string[], shape: (text: string) => GlyphRun): GlyphRun {
  const run: GlyphRun = { glyphs: [], positions: [], advanceWidth: 0 };
  const last = words.length - 1;
  for (let i = 0; i <= last; i++) {
    const { glyphs, positions } = shape(`${i > 0 ? " " : ""}${words[i]}${i < last ? " " : ""}`);
    const count = glyphs.length - (i < last ? 1 : 0);
    for (let at = 0; at < count; at++) {
      const position = positions[at] as GlyphPosition;
      run.glyphs.push(glyphs[at] as ClusterGlyph);
      run.positions.push(position);
      run.advanceWidth += position.xAdvance;
    }
  }
  return run;
}

type Placed = { glyph: ClusterGlyph; position: GlyphPosition };

const place = (cluster: Cluster, xAdvance: number): Placed => ({
  glyph: clusterGlyph(cluster),
  position: { xAdvance, yAdvance: 0, xOffset: 0, yOffset: 0, advanceWidth: xAdvance },
});

/** Returns a letter that is one glyph and `pen` units wide between its neighbours. */
type LetterOf = (gid: number, pen: number, text: string, rtl: boolean) => Placed;

/** Returns what makes the letters of a font. All texts share them: there are as many as the font has characters, with all its kerning. */
function lettersOf(font: TrueTypeFont): LetterOf {
  const known = new Map<string, Placed>();
  return (gid, pen, text, rtl) => {
    const key = `${gid} ${pen} ${rtl} ${text}`;
    const letter = known.get(key) ?? place(new Cluster([{ gid, dx: 0, dy: 0 }], font.advanceOf(gid), text, rtl), pen);
    // What the font lacks has one glyph for all texts that there can be.
    if (gid !== 0) known.set(key, letter);
    return letter;
  };
}

function layoutText(face: harfbuzz.Font, letterOf: LetterOf, given: string): GlyphRun {
  const rtl = rightToLeft.test(given);
  const text = rtl ? unmirrored(given) : given;
  buffer.reset();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  harfbuzz.shape(face, buffer);
  const run: GlyphRun = { glyphs: [], positions: [], advanceWidth: 0 };
  for (const { start, end, parts, pen } of clusters(text, rtl)) {
    const piece = text.slice(start, end);
    const [part] = parts;
    const plain = parts.length === 1 && part?.dx === 0 && part.dy === 0;
    // Readers turn right-to-left words round by letters, not by glyphs.
    const read = rtl ? Array.from(piece).reverse().join("") : piece;
    // One glyph keeps its width, with the kerning outside; a composite is as wide as it was shaped.
    const { glyph, position } = plain && part ? letterOf(part.gid, pen, read, rtl) : place(new Cluster(parts, pen, read, rtl), pen);
    run.glyphs.push(glyph);
    run.positions.push(position);
    run.advanceWidth += pen;
  }
  return run;
}

/** Returns what HarfBuzz made of a text, by cluster, in the order of the text: its lines turn right-to-left runs round, by glyphs. */
function clusters(text: string, rtl: boolean) {
  const positions = buffer.getGlyphPositions();
  const groups: { start: number; end: number; parts: { gid: number; dx: number; dy: number }[]; pen: number }[] = [];
  // The glyphs of a cluster stand together, in the order in which they are drawn.
  for (const [i, { codepoint, cluster }] of buffer.getGlyphInfos().entries()) {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {};
    let group = groups.at(-1);
    if (group?.start !== cluster) {
      group = { start: cluster, end: text.length, parts: [], pen: 0 };
      groups.push(group);
    }
    group.parts.push({ gid: codepoint, dx: group.pen + xOffset, dy: yOffset });
    group.pen += xAdvance;
  }
  groups.sort((a, b) => a.start - b.start);
  // pdf.js drops a glyph whose text ends in a joiner. Read from the left, the letter before it comes last.
  const seen = rtl ? groups.filter(({ start }, i) => i === 0 || !joiner.test(text.charAt(start))) : groups;
  for (const [i, group] of seen.entries()) group.end = seen[i + 1]?.start ?? text.length;
  return seen;
}
