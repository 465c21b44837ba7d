import { onPaper } from "../shaping/bidi-order.ts";
import type { ClusterGlyph } from "../shaping/cluster.ts";
import { heightOf, type LaidRun, type LetterSetting } from "./laid-line.ts";

/** A glyph, in the order of reading, and its position as painters want it. `advanceWidth` is its width as the font has it, `xAdvance` the same in points. */
export type ReadGlyph = {
  glyph: ClusterGlyph;
  advanceWidth: number;
  xAdvance: number;
  of: LetterSetting;
  level: number;
  isBlank: boolean;
};

/** Returns the text of a glyph before the engine changes it for readers. */
export const originalText = ({ codePoints }: ClusterGlyph): string =>
  codePoints.length === 1 ? String.fromCharCode(codePoints[0] ?? 0) : String.fromCharCode(...codePoints);

/** Returns the width of some glyphs, of all by default, in points. */
export function widthOf(glyphs: ReadGlyph[], start = 0, end = glyphs.length): number {
  let width = 0;
  for (let i = start; i < end; i++) width += glyphs[i]?.xAdvance ?? 0;
  return width;
}

/** Returns how many glyphs a line has without what is blank at its end. */
export const unblankEnd = (glyphs: ReadGlyph[]): number => 1 + glyphs.findLastIndex(({ isBlank }) => !isBlank);

/** Returns the runs of a line, from left to right. `base` is the level of its paragraph, which the spaces at its end have (UAX #9, rule L1). */
export function runsOf(read: ReadGlyph[], base: number, widths?: number[]): LaidRun[] {
  const end = unblankEnd(read);
  const runs: { level: number; of: LetterSetting; from: number; to: number }[] = [];
  let last: (typeof runs)[number] | undefined;
  for (let i = 0; i < read.length; i++) {
    const { of, level: own } = read[i] as ReadGlyph;
    const level = i < end ? own : base;
    if (last?.of === of && last.level === level) last.to = i + 1;
    else {
      last = { level, of, from: i, to: i + 1 };
      runs.push(last);
    }
  }
  let start = 0;
  const ordered = runs.length > 1 ? onPaper(runs, ({ level }) => level) : runs;
  return ordered.map(({ level, of, from, to }) => {
    const run: LaidRun & Required<Pick<LaidRun, "glyphs" | "positions" | "xAdvance">> = {
      start,
      end: start,
      attributes: { ...of, bidiLevel: level } as LaidRun["attributes"],
      glyphs: [],
      positions: [],
      xAdvance: 0,
      ...heightOf(of),
    };
    const isBackwards = level % 2 === 1;
    for (let i = isBackwards ? to - 1 : from; isBackwards ? i >= from : i < to; i += isBackwards ? -1 : 1) {
      const own = read[i] as ReadGlyph;
      const { glyph, advanceWidth } = own;
      const position = widths ? { xAdvance: widths[i] ?? 0, advanceWidth } : own;
      run.glyphs.push(glyph);
      run.positions.push(position);
      run.xAdvance += position.xAdvance;
      run.end += glyph.codePoints.length;
    }
    start = run.end;
    return run;
  });
}
