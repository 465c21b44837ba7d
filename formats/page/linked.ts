import type { Inline } from "../../outline/text/inline.ts";

/** Runs that lead to one place, or to none. */
type Linked = { link: string | undefined; runs: Inline };

/** Groups the runs of a text by where they lead: a part of a link can be bold. */
export function linked(text: Inline): Linked[] {
  const groups: Linked[] = [];
  for (const run of text) {
    const last = groups.at(-1);
    const link = run.kind === "text" ? run.link : last?.link;
    if (last && last.link === link) last.runs.push(run);
    else groups.push({ link, runs: [run] });
  }
  return groups;
}
