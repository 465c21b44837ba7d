import type { Line } from "../lines.ts";
import { endOf } from "./column.ts";

type Run = { page: number; left: number; right: number; lines: Line[] };

/**
 * Puts the lines of columns in order: where a page begins with a column that the page before it has, and ended with another, its lines go on
 * with that column.
 */
export function inReadingOrder(lines: readonly Line[]): Line[] {
  const runs: Run[] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    const above = run?.lines.at(-1);
    const isSame = run && above && line.page === above.page && line.y <= above.y + above.height && !isBeside(run, line);
    if (isSame) {
      run.lines.push(line);
      run.left = Math.min(run.left, line.x);
      run.right = Math.max(run.right, endOf(line));
    } else runs.push({ page: line.page, left: line.x, right: endOf(line), lines: [line] });
  }
  const ordered: Run[] = [];
  for (const [i, run] of runs.entries()) {
    const last = runs[i - 1];
    const onPageBefore = ordered.filter(({ page }) => page === run.page - 1);
    const isFirst = last !== undefined && last.page !== run.page;
    const same =
      onPageBefore.findLast(({ left }) => Math.abs(left - run.left) < 2) ??
      (isFirst && !isAlike(last, run) ? onPageBefore.findLast((other) => isAlike(other, run)) : undefined);
    if (same && isFirst && same !== ordered.at(-1)) ordered.splice(ordered.indexOf(same) + 1, 0, run);
    else ordered.push(run);
  }
  return ordered.flatMap((run) => run.lines);
}

/** Two runs of letters of one size. */
const isAlike = (a: Run, b: Run): boolean => Math.abs(usualHeight(a) - usualHeight(b)) < 0.02 * usualHeight(a);

const usualHeight = ({ lines }: Run): number =>
  lines.map(({ height }) => height).toSorted((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 0;

/** Tells whether a line stands beside all those of a run. */
const isBeside = ({ left, right }: Run, line: Line): boolean => line.x > right + 4 || endOf(line) < left - 4;
