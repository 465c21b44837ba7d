import type { LaidLine, LaidNode, LaidRun } from "../layout/laid-out.ts";
import { Cluster } from "../shaping/cluster.ts";

/** Glyphs of a run that belong together. */
export type Piece = { run: LaidRun; from: number; to: number };

/** Text that is painted in one go and belongs to one element: the sign before an item, a link, or text that is neither. */
export type Segment = { label: boolean; link: string | undefined; pieces: Piece[] };

const marks = /[\u200e\u200f]/g;
const blank = /^\s*$/u;

const textAt = ({ glyphs }: LaidRun, index: number): string => {
  const id = glyphs?.at(index)?.id;
  return id instanceof Cluster ? id.text.replace(marks, "") : "";
};

export const isBlankText = ({ lines = [] }: LaidNode): boolean => lines.every(({ string }) => blank.test(string));

/** Cuts a line into segments, from the left. `label` is the sign that it begins with, if any. */
export function segmentsOf(line: LaidLine, label: string | undefined, rtl: boolean): Segment[] {
  const segments: Segment[] = [];
  const add = (run: LaidRun, from: number, to: number, isLabel = false) => {
    if (from === to) return;
    const link = run.attributes.link ?? undefined;
    const last = segments.at(-1);
    if (last && last.label === isLabel && last.link === link) last.pieces.push({ run, from, to });
    else segments.push({ label: isLabel, link, pieces: [{ run, from, to }] });
  };
  const first = rtl ? line.runs.at(-1) : line.runs[0];
  for (const run of line.runs) {
    const count = run.glyphs?.length ?? 0;
    const hasLabel = run === first && label !== undefined && textAt(run, rtl ? -1 : 0) === label;
    const [from, to] = hasLabel ? (rtl ? [0, count - 1] : [1, count]) : [0, count];
    add(run, 0, from, true);
    add(run, from, to);
    add(run, to, count, true);
  }
  return segments;
}
