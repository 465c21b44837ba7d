import type { RenderedContent } from "../../domain/resume.ts";
import { hasText } from "../words/has-text.ts";

/** The fields that an entry is called by: what it is, and where. */
const callings = [
  ["role", "company"],
  ["role", "organization"],
  ["degree", "institution"],
  ["name", "issuer"],
  ["title", "awarder"],
  ["name", "publisher"],
  ["title", "subtitle"],
] as const;

const ordinals = new Intl.PluralRules("en", { type: "ordinal" });

const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "st", two: "nd", few: "rd", other: "th" };

const numerals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** How long the name of an entry may be in a message, in characters. */
const longest = 60;

/** Names a place of a resume as people do: "Engineer at Example Engines, second bullet". Undefined for what is in no entry that has a name. */
export function nameOfPlace(content: RenderedContent, path: string): string | undefined {
  const [, section = "", index, rest = ""] = /^(\w+)\[(\d+)\](.*)$/.exec(path) ?? [];
  const entries: unknown = content[section as keyof RenderedContent];
  const entry: unknown = Array.isArray(entries) ? entries[Number(index)] : undefined;
  const [, list = "", inner, afterInner = rest] = /^\.(items|positions)\[(\d+)\](.*)$/.exec(rest) ?? [];
  const within = inner === undefined ? undefined : (entry as Record<string, object[]>)[list]?.[Number(inner)];
  // A position is one at the employer of its group.
  const name = callingOf(list === "positions" ? { ...(entry as object), ...within } : (within ?? entry));
  if (!name) return undefined;
  const [, bullet] = /^\.details\[(\d+)\]$/.exec(afterInner) ?? [];
  if (bullet !== undefined) return `${name}, ${numeralOf(Number(bullet) + 1)} bullet`;
  const [, field] = /^\.(\w+)$/.exec(afterInner) ?? [];
  return field && !callings.flat().includes(field as "role") ? `${name}, ${field}` : name;
}

const numeralOf = (count: number): string => numerals[count - 1] ?? `${count}${endings[ordinals.select(count)]}`;

function callingOf(entry: unknown): string | undefined {
  if (typeof entry !== "object" || entry === null) return undefined;
  const texts = entry as Record<string, unknown>;
  const has = (field: string) => hasText(texts[field]);
  const [what, where] = callings.find((fields) => fields.every(has)) ?? callings.find((fields) => fields.some(has)) ?? ["name", "url"];
  const [first, second] = [texts[what], texts[where]].map((text) => (typeof text === "string" && hasText(text) ? text.trim() : ""));
  const name = first && second ? `${first} at ${second}` : first || second;
  return name ? shortened(name) : undefined;
}

function shortened(name: string): string {
  const letters = [...name];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : name;
}
