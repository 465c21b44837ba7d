import { comparable } from "../../domain/locales/comparable.ts";

/** Addresses that are a person's by their domain. */
const doors = new Set(
  "a admin apply career careers contact cv email hallo hello hey hi hire info inbox job jobs kontakt mail me office post resume work".split(
    " ",
  ),
);

const expanded: [string, string][] = [
  ["ä", "ae"],
  ["ö", "oe"],
  ["ü", "ue"],
  ["ß", "ss"],
  ["ø", "oe"],
  ["å", "aa"],
  ["æ", "ae"],
  ["ł", "l"],
  ["đ", "d"],
  ["ı", "i"],
];

/**
 * Tells whether an email address goes with a name: a part of the name is in it, or its initials are, or it is the door of a domain. Undefined
 * where that cannot be told: without a name, and for one in other than Latin letters, which people write in many ways.
 */
export function namesThem(email: string, name: string): boolean | undefined {
  const letters = name.match(/\p{L}/gu) ?? [];
  if (letters.length === 0 || letters.some((letter) => !/\p{Script=Latin}/u.test(letter))) return undefined;
  const plain = comparable(email).replace(/[^a-z@]/g, "");
  const [local = ""] = plain.split("@");
  const spelled = [name, expanded.reduce((text, [from, to]) => text.toLowerCase().replaceAll(from, to), name)];
  const parts = spelled.flatMap((text) =>
    comparable(text)
      .split(/[^a-zøłđæßı]+/)
      .filter((part) => part.length > 1),
  );
  if (parts.some((part) => plain.includes(part.length > 4 ? part.slice(0, -1) : part))) return true;
  const initials = comparable(name)
    .split(/[^\p{L}]+/u)
    .map((part) => part[0] ?? "")
    .join("");
  return doors.has(local) || (local.length <= 4 && initials.length > 1 && local.includes(initials));
}
