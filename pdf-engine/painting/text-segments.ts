import { type LaidLine, type LaidNode, type LaidRun, marksOf } from "../layout/laid-out.ts";
import type { TextMark } from "../marks.ts";
import { Cluster } from "../shaping/cluster.ts";
import { type PlacedRun, placeOf, readingOrder } from "./reading-order.ts";

/** Glyphs of a run that belong together, and where the first of them stands, in points from the start of the line. */
export type Piece = { run: LaidRun; from: number; to: number; x: number };

/** Text that is painted in one go and belongs to one element: the sign before an item, a link, what is marked, or plain text. A separator belongs to none. */
export type Segment = { label: boolean; link: string | undefined; marks: readonly TextMark[]; separator: boolean; pieces: Piece[] };

const marks = /[\u061c\u200e\u200f]/g;
const blank = /^\s*$/u;

const textAt = ({ glyphs }: LaidRun, index: number): string => {
  const id = glyphs?.at(index)?.id;
  return id instanceof Cluster ? id.text.replace(marks, "") : "";
};

export const isBlankText = ({ lines = [] }: LaidNode): boolean => lines.every(({ string }) => blank.test(string));

/** Whether one segment goes on where the other ends. */
export const isAlike = (a: Segment, b: Segment): boolean =>
  a.label === b.label && a.link === b.link && (a.marks === b.marks || `${a.marks}` === `${b.marks}`) && a.separator === b.separator;

/** Cuts a line into segments, in the order of reading. `label` is the sign that it begins with, if any. */
export function segmentsOf(line: LaidLine, label: string | undefined): Segment[] {
  const segments: Segment[] = [];
  const add = (placed: PlacedRun, isLabel = false) => {
    const { run, from, to } = placed;
    if (from === to) return;
    const { isSeparator: separator = false } = run;
    const link = separator ? undefined : (run.attributes.link ?? undefined);
    const piece = { run, from, to, x: placeOf(placed, from) };
    const last = segments.at(-1);
    const segment = { label: isLabel, link, marks: separator ? [] : marksOf(run), separator, pieces: [piece] };
    if (last && isAlike(last, segment)) last.pieces.push(piece);
    else segments.push(segment);
  };
  const [first, ...rest] = readingOrder(line.runs);
  if (!first) return [];
  const { from, to, backwards } = first;
  const sign = backwards ? to - 1 : from;
  const hasLabel = label !== undefined && textAt(first.run, sign) === label;
  if (hasLabel) add({ ...first, from: sign, to: sign + 1 }, true);
  add(hasLabel ? { ...first, ...(backwards ? { to: sign } : { from: sign + 1 }) } : first);
  for (const placed of rest) add(placed);
  return segments;
}
