import { evenLines, type Sides } from "./even-lines.ts";
import { firstBreaks } from "./first-breaks.ts";
import { originalText, type ReadGlyph, runsOf, unblankEnd, widthOf } from "./glyph-line.ts";
import { heightOf, type LaidLine, type LetterSetting } from "./laid-line.ts";
import type { Syllables } from "./liang.ts";
import { type Paragraph, shapedParagraphs, type TextPiece, type TextSetting } from "./paragraph.ts";
import { squeezed } from "./squeeze.ts";
import { cutToRoom } from "./word-parts.ts";

/** Where the lines of a text break for a width: of each paragraph, after how many glyphs each of its lines ends. */
export type Breaks = { room: number; ends: number[][]; width: number; height: number };

/** A text in which each letter has its glyph. Its lines are broken for a width, and then set. */
export class TextBlock {
  readonly #paragraphs: Paragraph[];
  readonly #setting: TextSetting;
  #last: Breaks | undefined;

  constructor(pieces: TextPiece[], setting: TextSetting) {
    this.#setting = setting;
    this.#paragraphs = shapedParagraphs(pieces, setting);
  }

  /** Breaks its lines for a width, and measures them. */
  breakFor(room: number): Breaks {
    if (this.#last?.room === room) return this.#last;
    const { indent, maxLines } = this.#setting;
    let left = maxLines;
    const breaks: Breaks = { room, ends: [], width: 0, height: 0 };
    for (const { glyphs, parts, of } of this.#paragraphs) {
      const rooms = { first: room - indent, others: room };
      const fitting = cutToRoom(parts, glyphs, Math.min(rooms.first, room));
      const ends = [...firstBreaks(fitting, rooms).map((count) => fitting[count - 1]?.end ?? 0), glyphs.length].slice(0, left);
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
        set.push({ box: { x, y, height }, ascent: ascent + rise, string, runs, isSqueezed: excess > 0 });
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
function lineMetrics(line: ReadGlyph[], empty: LetterSetting | undefined): Metrics {
  let last: LetterSetting | undefined;
  const metrics = { height: 0, ascent: 0 };
  const add = (of: LetterSetting) => {
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
