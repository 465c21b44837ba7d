import type { LaidRun } from "../layout/laid-out.ts";

const separator = /^[\u061c\u200e\u200f]?·$/;
const blank = /^\s*$/u;

const textAt = ({ glyphs = [] }: LaidRun, index: number) => glyphs[index]?.id.text ?? "";

const isSeparatorAt = (run: LaidRun, index: number) =>
  separator.test(textAt(run, index)) && blank.test(textAt(run, index - 1)) && blank.test(textAt(run, index + 1));

/** Cuts the dots between texts, each with a space at both sides, out of a run: they are seen, and not heard. */
export function withoutSeparators(run: LaidRun): LaidRun[] {
  const { glyphs = [], positions = [] } = run;
  // Nearly no run has one, and each is looked at.
  if (!glyphs.some(({ id }) => id.text?.endsWith("·"))) return [run];
  const cuts = glyphs.flatMap((_, i) => (isSeparatorAt(run, i) ? [i, i + 1] : []));
  if (cuts.length === 0) return [run];
  const edges = [0, ...cuts, glyphs.length];
  return edges.slice(1).flatMap((end, i) => {
    const start = edges[i] ?? 0;
    if (start === end) return [];
    const isSeparator = i % 2 === 1;
    const own = { glyphs: glyphs.slice(start, end), positions: positions.slice(start, end) };
    const xAdvance = own.positions.reduce((sum, position) => sum + (position.xAdvance ?? 0), 0);
    return [{ ...run, ...own, xAdvance, ...(isSeparator && { isSeparator }) }];
  });
}

/** Returns what is heard of a text. */
export const heard = (text: string): string => text.replace(/\s+·\s+/gu, " ");
