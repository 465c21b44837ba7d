import type { GlyphPosition } from "./glyph-run.ts";

type Run = { xAdvance?: number; positions?: Partial<GlyphPosition>[]; attributes: { fontSize?: number; font?: { unitsPerEm: number }[] } };

/** The points beside a line at each end: a line may grow by these alone. */
export type Room = { left: number; right: number };

const rounding = 0.01;

/**
 * Gives a line the widths that its font has for it. Some lines have a word more than they have room for, and all spaces squeezed by up to a third. In a text
 * that is not justified, such lines stand out.
 */
export function setNaturally(line: { box: { x: number }; runs: Run[] }, { left, right }: Room): void {
  const missing = (run: Run, position: Partial<GlyphPosition>) => naturalWidth(run, position) - (position.xAdvance ?? 0);
  let squeezed = 0;
  for (const run of line.runs) for (const position of run.positions ?? []) squeezed += missing(run, position);
  if (squeezed < rounding) return;
  const share = Math.min(1, (left + right) / squeezed);
  for (const run of line.runs) {
    for (const position of run.positions ?? []) {
      const given = share * missing(run, position);
      position.xAdvance = (position.xAdvance ?? 0) + given;
      run.xAdvance = (run.xAdvance ?? 0) + given;
    }
  }
  if (left > 0) line.box.x -= share * squeezed;
}

/** Returns the width that a font has for a glyph, in points. */
export const naturalWidth = ({ attributes: { fontSize = 0, font = [] } }: Run, { advanceWidth = 0 }: Partial<GlyphPosition>) =>
  (advanceWidth * fontSize) / (font[0]?.unitsPerEm ?? 1);
