import { canonicalJson } from "../json/canonical-json.ts";
import { isJsonObject } from "../json/json-object.ts";
import { ownFields } from "./entry.ts";

const own = new Set<string>(ownFields);

/**
 * Finds the stored entry that each entry of a list is: the one that says the same, else one that shares half of its texts or more or, in a list as
 * long as the stored one, the one at its place. Undefined for an entry that is new.
 */
export function matchedEntries(stored: unknown[], list: unknown[]): unknown[] {
  const free = new Map(stored.map((entry, place) => [place, saidBy(entry)]));
  const open = new Map(list.map((entry, i) => [i, saidBy(entry)]));
  const found: unknown[] = list.map(() => undefined);
  const match = (find: (entry: Said, i: number) => number | undefined) => {
    for (const [i, entry] of open) {
      const place = find(entry, i);
      if (place === undefined || !free.delete(place)) continue;
      found[i] = stored[place];
      open.delete(i);
    }
  };
  match(({ whole }) => [...free].find(([, before]) => before.whole === whole)?.[0]);
  const matchAlike = (isEnough: (shared: number, isInPlace: boolean) => boolean) =>
    match(({ texts }, i) => {
      const likeness = [...free].map(([place, before]) => ({ place, shared: sharedBy(before.texts, texts) }));
      const [most] = likeness.sort((a, b) => b.shared - a.shared || Number(b.place === i) - Number(a.place === i));
      return most && isEnough(most.shared, most.place === i) ? most.place : undefined;
    });
  matchAlike((shared) => shared > 0.5);
  // A language whose level was changed is half of what it was: what is hidden is not to be seen because another entry went at the same time.
  matchAlike((shared, isInPlace) => shared >= 0.5 && isInPlace);
  matchAlike((shared) => shared >= 0.5);
  if (list.length === stored.length) match((_, i) => i);
  return found;
}

/** What an entry says of the person: as a whole, by which equal ones are found, and its texts but for those that are empty. */
type Said = { whole: string; texts: Set<string> };

function saidBy(entry: unknown): Said {
  const content = bare(entry);
  return { whole: canonicalJson(content), texts: new Set(textsIn(content)) };
}

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (!isJsonObject(value)) return value;
  const fields = Object.entries(value).filter(([name]) => !own.has(name));
  return Object.fromEntries(fields.map(([name, inner]) => [name, bare(inner)]));
}

/** Lists the texts of an entry, each with the field that it is in: a role of one entry is none that another has had among others. */
function textsIn(value: unknown, field = ""): string[] {
  if (typeof value === "string") return value.trim() ? [`${field}\n${value}`] : [];
  if (Array.isArray(value)) return value.flatMap((inner) => textsIn(inner, field));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, `${field}.${name}`));
}

/** Returns how much of the smaller set is in the other, from 0 to 1: an edit adds texts, or takes some away. */
const sharedBy = (a: Set<string>, b: Set<string>): number =>
  [...a].filter((text) => b.has(text)).length / Math.max(1, Math.min(a.size, b.size));
