import type { LaidRun } from "../layout/laid-out.ts";
import { asRead } from "../shaping/bidi-order.ts";
import { Cluster } from "../shaping/cluster.ts";

/** The glyphs of a run from one up to another. `x` is where the run stands, in points from the start of the line. */
export type PlacedRun = { run: LaidRun; x: number; backwards: boolean; from: number; to: number };

const letter = /\p{L}/u;

const levelOf = ({ attributes: { bidiLevel = 0 } }: LaidRun) => bidiLevel;

/**
 * Puts the runs of a line, which stand in it from left to right, into the order in which they are read. Readers that follow the file, as pdf.js does,
 * turn a right-to-left run round, but leave it where it is.
 */
export function readingOrder(runs: LaidRun[]): PlacedRun[] {
  let x = 0;
  const placed = runs.map((run) => {
    const placed = { run, x, backwards: levelOf(run) % 2 === 1, from: 0, to: run.glyphs?.length ?? 0 };
    x = placeOf(placed, placed.to);
    return placed;
  });
  const order = asRead(placed, ({ run }) => levelOf(run));
  return order.flatMap((placed) => (placed.backwards && !isTurned(placed.run) ? glyphByGlyph(placed) : [placed]));
}

/** Whether the runs of a line are read in another order than they stand in. */
export const isReordered = (runs: LaidRun[]): boolean =>
  runs.some((run) => levelOf(run) > 0) && readingOrder(runs).some(({ run }, i) => run !== runs[i]);

/** Whether pdf.js turns a run round: it does so for the sake of letters. */
const isTurned = ({ glyphs = [] }: LaidRun) => glyphs.some(({ id }) => id instanceof Cluster && letter.test(id.text));

const glyphByGlyph = (placed: PlacedRun): PlacedRun[] =>
  Array.from({ length: placed.to }, (_, from) => ({ ...placed, from, to: from + 1 })).reverse();

/** Returns where a glyph of a run stands, in points from the start of the line. */
export function placeOf({ run: { positions = [] }, x }: PlacedRun, glyph: number): number {
  let place = x;
  for (let i = 0; i < glyph; i++) place += positions[i]?.xAdvance ?? 0;
  return place;
}
