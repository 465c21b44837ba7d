import { isOrganization } from "../entries.ts";
import { isDegree, isJob } from "../words/callings.ts";
import type { EntryRead, HeadingName } from "./read-entry.ts";

/** What an entry is of, and where: a job and its firm, a degree and its school. */
export type WhatAndWhere = { what?: string; where?: string; more: string[] };

type Is = (text: string) => boolean;

export type About = "jobs" | "degrees";

const words: Record<About, Is> = { jobs: isJob, degrees: isDegree };

/** How many more entries say first what, then where, than the other way round. */
export const leaningOf = (entries: readonly EntryRead[], about: About): number =>
  entries.reduce((sum, { names }) => {
    const [first, second] = pairOf(names, words[about]);
    return first && second ? sum + orderOf(first.text, second.text, words[about]) : sum;
  }, 0);

const schools: Is = (text) => isOrganization(text);

/** Tells for each entry of a section which of its names says what and which says where. Entries of a section are set alike: what words don't tell, most of the others do. */
export function whatAndWhere(entries: readonly EntryRead[], about: About, elsewhere: number): WhatAndWhere[] {
  const isWhat = words[about];
  const pairs = entries.map(({ names }) => pairOf(names, isWhat));
  const usual = (leaningOf(entries, about) || elsewhere) < 0 ? -1 : 1;
  const votes = pairs.map(([first, second]) => (first && second ? orderOf(first.text, second.text, isWhat) : 0));
  return pairs.map(([first, second, ...others], i) => {
    const more = others.map(({ text }) => text);
    if (!first) return { more };
    if (!second) {
      const isWhere = !isWhat(first.text) && (schools(first.text) || usual < 0);
      return isWhere ? { where: first.text, more } : { what: first.text, more };
    }
    const order = votes[i] || usual;
    return order < 0 ? { what: second.text, where: first.text, more } : { what: first.text, where: second.text, more };
  });
}

/** 1 where the first of two names says what, -1 where the second does, 0 where no word tells. */
function orderOf(first: string, second: string, isWhat: Is): number {
  const score = Number(isWhat(first)) - Number(isWhat(second)) + Number(schools(second)) - Number(schools(first));
  return Math.sign(score);
}

/** The names of a heading, of which one that has both is cut in two. */
function pairOf(names: readonly HeadingName[], isWhat: Is): HeadingName[] {
  const [first, ...others] = names;
  if (!first || others.length > 0) return [...names];
  for (const sign of [/\s+(?:at|@|bei|chez|presso|en)\s+/iu, /\s+[–—-]\s+/u, /,\s+/u]) {
    const at = sign.exec(first.text);
    if (!at) continue;
    const parts = [first.text.slice(0, at.index), first.text.slice(at.index + at[0].length)];
    const [a = "", b = ""] = parts;
    const isCut = sign.source.includes("at|") ? isWhat(a) : isWhat(a) !== isWhat(b) || schools(a) !== schools(b);
    if (isCut && a && b) return parts.map((text) => ({ text, bold: first.bold }));
  }
  return [first];
}
