import { isOrganization } from "../entries.ts";
import { isDegree, isJob } from "../words/callings.ts";
import type { EntryRead, HeadingName } from "./read-entry.ts";

/** What an entry is of, and where: a job and its firm, a degree and its school. */
export type WhatAndWhere = { what?: string; where?: string; place?: string; more: string[] };

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
  const found = withPlacesApart(entries, isWhat);
  const pairs = found.map(({ names }) => pairOf(names, isWhat));
  const usual = (leaningOf(entries, about) || elsewhere) < 0 ? -1 : 1;
  const votes = pairs.map(([first, second]) => (first && second ? orderOf(first.text, second.text, isWhat) : 0));
  return pairs.map(([first, second, ...others], i) => {
    const more = others.map(({ text }) => text);
    const place = found[i]?.place;
    return { ...tellApart(first, second, i), more, ...(place && { place }) };
  });

  function tellApart(first: HeadingName | undefined, second: HeadingName | undefined, i: number): Omit<WhatAndWhere, "more"> {
    if (!first) return {};
    if (!second) {
      const isWhere = !isWhat(first.text) && (schools(first.text) || usual < 0);
      return isWhere ? { where: first.text } : { what: first.text };
    }
    const order = votes[i] || usual;
    return order < 0 ? { what: second.text, where: first.text } : { what: first.text, where: second.text };
  }
}

type NamesAndPlace = { names: HeadingName[]; place?: string | undefined };

/** Takes places out of the names of headings: those that stand behind a name in all entries, and those beside a name that says both what and where. */
function withPlacesApart(entries: readonly EntryRead[], isWhat: Is): NamesAndPlace[] {
  const isPlaceless = entries.every(({ place, names }) => place !== undefined || names.length > 0);
  const cut = entries.map(({ names, place }): NamesAndPlace | undefined => {
    if (place !== undefined) return undefined;
    const at = names.findIndex(({ text }) => behind(text, isWhat));
    const found = behind(names[at]?.text ?? "", isWhat);
    return found && { names: names.map((name, i) => (i === at ? { ...name, text: found.name } : name)), place: found.place };
  });
  const areAll = isPlaceless && entries.length > 1 && cut.every((one, i) => one !== undefined || entries[i]?.place !== undefined);
  return entries.map((entry, i) => {
    if (areAll && cut[i]) return cut[i];
    const [first, second, ...more] = entry.names;
    const both = entry.place === undefined && first && second && more.length === 0 && mayBePlace(second.text, isWhat);
    const parts = both ? pairOf([first], isWhat) : [];
    return parts.length === 2 ? { names: parts, place: second?.text } : { names: entry.names };
  });
}

/** "Example Works, Turin" and "Example Works – Turin": a name, and behind it what may be a place. */
function behind(text: string, isWhat: Is): { name: string; place: string } | undefined {
  const [, name = "", place = ""] = /^([^,]+)(?:,|\s[–—-])\s+([^,]+)$/u.exec(text.replace(/\.$/u, "")) ?? [];
  return name && mayBePlace(place, isWhat) && !(isWhat(name) && !schools(name)) ? { name, place } : undefined;
}

/** Tells whether a text is short enough for a city, and no word of it says anything else. */
const mayBePlace = (text: string, isWhat: Is): boolean =>
  /^\p{Lu}[\p{L}\p{M}.' -]{1,30}$/u.test(text) && text.split(" ").length <= 3 && !isWhat(text) && !schools(text) && !legalForm.test(text);

/** "Inc." and "Ltd", which stand behind a comma as well. */
const legalForm = /^(inc|ltd|llc|llp|plc|gmbh|ag|sa|s\.a|corp|co|kg|bv|n\.v|jr|sr)\.?$/iu;

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
    if (isCut && a && b) return parts.map((text) => ({ ...first, text }));
  }
  return [first];
}
