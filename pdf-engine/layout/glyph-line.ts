import { asRead, onPaper } from "../shaping/bidi-order.ts";
import type { ClusterGlyph } from "../shaping/cluster.ts";
import type { GlyphPosition } from "../shaping/fontkit.ts";
import { naturalWidth } from "../shaping/natural-width.ts";
import type { LaidLine, LaidRun } from "./laid-out.ts";

/** A glyph, in the order of reading. Its width is the font's, in points. */
export type ReadGlyph = {
  glyph: ClusterGlyph;
  position: Partial<GlyphPosition>;
  run: LaidRun;
  level: number;
  width: number;
  isBlank: boolean;
};

const blank = /^\s*$/u;
const levelOf = ({ attributes: { bidiLevel = 0 } }: LaidRun) => bidiLevel;

/** Returns the glyphs of a line in the order in which they are read. */
export function glyphsOf({ runs }: LaidLine): ReadGlyph[] {
  return asRead(runs, levelOf).flatMap((run) => {
    const { glyphs = [], positions = [] } = run;
    const level = levelOf(run);
    const read = glyphs.map((glyph, i) => {
      const position = positions[i] ?? {};
      return { glyph, position, run, level, width: naturalWidth(run, position), isBlank: blank.test(originalText(glyph)) };
    });
    return level % 2 === 1 ? read.reverse() : read;
  });
}

/** Returns the text of a glyph before the engine changes it for readers. */
export const originalText = ({ codePoints }: ClusterGlyph): string =>
  codePoints.length === 1 ? String.fromCharCode(codePoints[0] ?? 0) : String.fromCharCode(...codePoints);

/** Returns the runs of a line, from left to right. `base` is the level of its paragraph, which the spaces at its end have (UAX #9, rule L1). */
export function runsOf(read: ReadGlyph[], base: number): LaidRun[] {
  const end = 1 + read.findLastIndex(({ isBlank }) => !isBlank);
  const runs: { level: number; of: LaidRun; glyphs: ReadGlyph[] }[] = [];
  for (const [i, glyph] of read.entries()) {
    const level = i < end ? glyph.level : base;
    const last = runs.at(-1);
    if (last && last.of === glyph.run && last.level === level) last.glyphs.push(glyph);
    else runs.push({ level, of: glyph.run, glyphs: [glyph] });
  }
  let start = 0;
  return onPaper(runs, ({ level }) => level).map(({ level, of, glyphs }) => {
    const ordered = level % 2 === 1 ? glyphs.toReversed() : glyphs;
    const from = start;
    start += ordered.reduce((sum, { glyph }) => sum + glyph.codePoints.length, 0);
    return {
      ...of,
      start: from,
      end: start,
      attributes: { ...of.attributes, bidiLevel: level },
      glyphs: ordered.map(({ glyph }) => glyph),
      positions: ordered.map(({ position, width }) => ({ ...position, xAdvance: width })),
      xAdvance: ordered.reduce((sum, { width }) => sum + width, 0),
    };
  });
}
