import { otherNames } from "./other-names.ts";

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
const singular = (name: string): string => name.replace(/(ies|y)$/, "i").replace(/e?s$/, "");

/** Words that names end with and that say little: `startYear` is a start, `avatarUrl` an avatar. */
const ending = /^(url|uri|link|name|number|no|text|list|items|info|data|details|history|year|date|type|title|value)$/;

/** Returns the one of `known` that was meant: by its spelling, by another name for it, by a part of the name. Undefined when none is like it. */
export function meant(name: string, known: readonly string[]): string | undefined {
  const given = name.slice(0, 60);
  const own = plain(given);
  if (own === "") return undefined;
  const compound = () =>
    partsOf(given)
      .map((part) => named(part, known))
      .find((found) => found !== undefined);
  return named(own, known) ?? compound() ?? nearest(own, known, (field) => [plain(field)], 3) ?? nearest(own, known, others, 5);
}

const others = (field: string): string[] => otherNames[field]?.split(" ") ?? [];

/** Returns the one that is the name in another spelling or number, or that others call so. */
function named(own: string, known: readonly string[]): string | undefined {
  const same = (form: (name: string) => string) => known.find((other) => form(plain(other)) === form(own));
  return same((text) => text) ?? called(own, known, (text) => text) ?? same(singular) ?? called(own, known, singular);
}

/** Returns the field that this name is the likeliest for. */
function called(own: string, known: readonly string[], form: (name: string) => string): string | undefined {
  const [best] = known
    .map((field) => ({ field, place: others(field).map(form).indexOf(form(own)) }))
    .filter(({ place }) => place >= 0)
    .sort((a, b) => a.place - b.place);
  return best?.field;
}

/** Returns what a name of several words may say in fewer: without its empty ending, or by its last word alone. */
function partsOf(name: string): string[] {
  const words = name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const last = words.at(-1);
  if (words.length < 2 || !last) return [];
  return ending.test(last) ? [words.slice(0, -1).join(""), last] : [last];
}

/** Returns the field of which a form has the fewest letters changed, at most one in `share` of them. */
function nearest(own: string, known: readonly string[], formsOf: (field: string) => string[], share: number): string | undefined {
  const most = (form: string) => Math.min(3, Math.floor(Math.max(own.length, form.length) / share));
  const [best] = known
    .flatMap((field) => formsOf(field).map((form) => ({ field, form })))
    // What differs in length by more is not worth the counting: a body can have a hundred names to guess.
    .filter(({ form }) => Math.abs(own.length - form.length) <= most(form))
    .map(({ field, form }) => ({ field, form, distance: distanceOf(own, form) }))
    .filter(({ form, distance }) => distance <= most(form))
    .sort((a, b) => a.distance - b.distance);
  return best?.field;
}

/** Counts the letters to insert, delete, replace or swap (optimal string alignment). */
function distanceOf(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] as number) + 1 : replaced;
      next.push(Math.min((last[j] as number) + 1, (next[j - 1] as number) + 1, replaced, swapped));
    }
    [before, last] = [last, next];
  }
  return last[b.length] as number;
}
