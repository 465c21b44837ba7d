import { type Role, softHyphen } from "../marks.ts";
import type { FontkitFont } from "../shaping/fontkit.ts";
import { noFont } from "../shaping/no-font.ts";
import { evenLines } from "./even-lines.ts";
import { firstBreaks } from "./first-breaks.ts";
import { originalText, type ReadGlyph, runsOf, unblankEnd, widthOf } from "./glyph-line.ts";
import type { Syllables } from "./hyphenation.ts";
import { heightOf, type LaidLine, type Setting } from "./laid-line.ts";
import { cutsIn, levelsOf, mirrored } from "./shaping-cuts.ts";
import { squeezed } from "./squeeze.ts";
import { type Part, Parts, type WordParts } from "./word-parts.ts";

/** A piece of a text that is set in one way, as it was written, with the marks of where a line may break. */
export type Piece = { text: string; of: Setting };

/** How a text as a whole is set. Points; `align` is the share of the free room of a line that is before it. */
export type TextSetting = {
  align: number;
  indent: number;
  isRtl: boolean;
  maxLines: number;
  /** How far baselines are lowered for ink that reaches above its line. */
  rise: number;
  role: Role | undefined;
  wordParts: WordParts;
};

/** A paragraph, shaped. `open` says after how many glyphs its lines may break within words. */
export type Paragraph = { glyphs: ReadGlyph[]; parts: Part[]; open: Set<number>; of: Setting | undefined };

/** Where the lines of a text break for a width: of each paragraph, after how many glyphs each of its lines ends. */
export type Breaks = { room: number; ends: number[][]; width: number; height: number };

/** The points between the lines of a text and the edges of its column, at its sides: lines may reach into what is free beside them. */
export type Sides = { width: number; left: number; right: number };

/** A text in which each letter has its glyph. Its lines are broken for a width, and then set. */
export class TextBlock {
  readonly #paragraphs: Paragraph[];
  readonly #setting: TextSetting;
  #last: Breaks | undefined;

  constructor(pieces: Piece[], setting: TextSetting) {
    this.#setting = setting;
    this.#paragraphs = paragraphsIn(pieces).map((paragraph) => shaped(paragraph, setting));
  }

  /** Breaks its lines for a width, and measures them. */
  breakFor(room: number): Breaks {
    if (this.#last?.room === room) return this.#last;
    const { indent, maxLines } = this.#setting;
    let left = maxLines;
    const breaks: Breaks = { room, ends: [], width: 0, height: 0 };
    for (const { glyphs, parts, of } of this.#paragraphs) {
      const rooms = { first: room - indent, others: room };
      const ends = [...firstBreaks(parts, rooms).map((count) => parts[count - 1]?.end ?? 0), glyphs.length].slice(0, left);
      left -= ends.length;
      breaks.ends.push(ends);
      for (const [i, end] of ends.entries()) {
        const line = glyphs.slice(ends[i - 1] ?? 0, end);
        breaks.width = Math.max(breaks.width, widthOf(line) - excessOf(line, i === 0 ? rooms.first : room));
        breaks.height += lineMetrics(line, of).height;
      }
    }
    this.#last = breaks;
    return breaks;
  }

  /** Sets its lines, in a box that may be narrower than what they were broken for. */
  lines(breaks: Breaks, sides: Sides, syllables: Syllables | undefined): LaidLine[] {
    const { align, indent, isRtl, maxLines, rise } = this.#setting;
    const base = isRtl ? 1 : 0;
    const set: LaidLine[] = [];
    let y = 0;
    for (const [number, paragraph] of this.#paragraphs.entries()) {
      const ends = breaks.ends[number] ?? [];
      const own = ends.map((end, i) => paragraph.glyphs.slice(ends[i - 1] ?? 0, end));
      const metrics = own.map((line) => lineMetrics(line, paragraph.of));
      const isEven =
        own.length > 1 && maxLines === Number.POSITIVE_INFINITY && metrics.every(({ height }) => height === metrics[0]?.height);
      const even = isEven ? evenLines(paragraph, own.length, sides, this.#setting, syllables) : undefined;
      for (const [i, line] of (even ?? own).entries()) {
        const { height, ascent } = metrics[i] as Metrics;
        const start = i === 0 ? indent : 0;
        const end = unblankEnd(line);
        const first = line.findIndex(({ isBlank }) => !isBlank);
        const excess = even ? 0 : excessOf(line, breaks.room - start);
        const widths = excess > 0 ? squeezed(line, excess) : undefined;
        const before = even ? 0 : widthOf(line, 0, Math.max(0, first));
        const after = widthOf(line, end);
        const free = sides.width - start - (widthOf(line) - excess - before - after);
        const x = start + align * (even ? free : Math.max(0, free)) - (isRtl ? after : before);
        const runs = runsOf(line, base, widths);
        const string = runs.map(({ glyphs = [] }) => glyphs.map(originalText).join("")).join("");
        set.push({ box: { x, y, height }, ascent: ascent + rise, string, runs });
        y += height;
      }
    }
    return set;
  }
}

/** Returns by how much a line is wider than its room, what is blank at its ends apart; 0 where it is not. */
function excessOf(line: ReadGlyph[], room: number): number {
  const width = widthOf(line);
  if (width <= room) return 0;
  const first = Math.max(
    0,
    line.findIndex(({ isBlank }) => !isBlank),
  );
  return Math.max(0, width - widthOf(line, 0, first) - widthOf(line, unblankEnd(line)) - room);
}

type Metrics = { height: number; ascent: number };

/** Returns how high a line is. A line without a glyph is as high as its paragraph begins. */
function lineMetrics(line: ReadGlyph[], empty: Setting | undefined): Metrics {
  let last: Setting | undefined;
  const metrics = { height: 0, ascent: 0 };
  const add = (of: Setting) => {
    metrics.height = Math.max(metrics.height, heightOf(of).height);
    metrics.ascent = Math.max(metrics.ascent, (of.font[0].ascent * of.fontSize) / of.font[0].unitsPerEm);
  };
  for (const { of } of line) {
    if (of !== last) add(of);
    last = of;
  }
  if (!last && empty) add(empty);
  return metrics;
}

/** Cuts the pieces of a text at the ends of its paragraphs. */
function paragraphsIn(pieces: Piece[]): Piece[][] {
  const paragraphs: Piece[][] = pieces.length > 0 ? [[]] : [];
  for (const { text, of } of pieces) {
    for (const [i, line] of text.split("\n").entries()) {
      if (i > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push({ text: line, of });
    }
  }
  // A break ends its paragraph, and begins none.
  const isEnded = paragraphs.length > 1 && paragraphs.at(-1)?.every(({ text }) => text === "");
  return isEnded ? paragraphs.slice(0, -1) : paragraphs;
}

function shaped(pieces: Piece[], { isRtl, wordParts }: TextSetting): Paragraph {
  const text = pieces.map((piece) => piece.text).join("");
  const levels = levelsOf(text, isRtl ? "rtl" : "ltr");
  const cuts = cutsIn(text, levels);
  const glyphs: ReadGlyph[] = [];
  const parts = new Parts(glyphs, wordParts);
  let at = 0;
  let next = 0;
  for (const piece of pieces) {
    const end = at + piece.text.length;
    while (at < end) {
      while ((cuts[next] ?? end) <= at) next++;
      const cut = Math.min(end, cuts[next] ?? end);
      const marked = text.slice(at, cut);
      addGlyphs(glyphs, marked.replaceAll(softHyphen, ""), piece.of, levels?.[at] ?? 0);
      parts.add(marked);
      at = cut;
    }
  }
  return { glyphs, parts: parts.all, open: parts.open, of: pieces[0]?.of };
}

const blank = /^\s*$/u;

/** Shapes a text of one setting, script and direction. A character that the font lacks is set in none. */
function addGlyphs(glyphs: ReadGlyph[], text: string, of: Setting, level: number): void {
  const [font] = of.font as [FontkitFont];
  const shaped = font.layout(level % 2 === 1 ? mirrored(text) : text);
  const em = of.fontSize / font.unitsPerEm;
  let lacking: Setting | undefined;
  for (let i = 0; i < shaped.glyphs.length; i++) {
    const glyph = shaped.glyphs[i] as (typeof shaped.glyphs)[number];
    const units = shaped.positions[i]?.advanceWidth ?? 0;
    const isBlank = blank.test(originalText(glyph));
    if (glyph.id.drawn) {
      glyphs.push({ glyph, units, width: units * em, of, level, isBlank });
      continue;
    }
    lacking ??= { ...of, font: [noFont] };
    for (const unit of glyph.codePoints)
      glyphs.push({
        glyph: noFont.glyphForCodePoint(unit) as unknown as ReadGlyph["glyph"],
        units: 0,
        width: 0,
        of: lacking,
        level,
        isBlank,
      });
  }
}
