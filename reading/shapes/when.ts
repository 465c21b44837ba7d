import { comparable } from "../../domain/locales/comparable.ts";
import { parseDate } from "../../domain/locales/parse-date.ts";
import { rangeParts } from "../entries.ts";

/** The dates of an entry. One that stands alone is `start`, and `isRange` tells whether a dash followed it. */
export type Dates = { start?: string; end?: string; isRange: boolean };

/** Words that stand before a date and say nothing of it. */
const before =
  /^(from|since|expected|anticipated|graduat(ed|ion)( date)?|class of|dates?|issued|completed|awarded|seit|von|ab|depuis|de|desde|dal|sinds|с|от)\b[\s:,]*/iu;

const season = /^(spring|summer|autumn|fall|winter)\s+(19|20)\d\d$/iu;

/** Tells whether a text says how long something took: "4 years 9 months". */
export const isDuration = (text: string): boolean => /^\(?(\d+\s*(years?|yrs?|y|months?|mos?|m)\.?[\s,]*){1,2}\)?$/iu.test(text);

/** Reads a text that is nothing but a date or a range of dates; undefined for any other. */
export function readDates(text: string): Dates | undefined {
  const bare = text
    .trim()
    .replace(/^[([{]\s*|\s*[)\]}]$|[,;.]$/g, "")
    .replace(before, "");
  if (bare.length > 60 || !/\p{N}/u.test(comparable(bare))) return undefined;
  const isOpen = /[\s\d]\p{Pd}$/u.test(bare);
  const parts = rangeParts(bare.replace(/\s*\p{Pd}$/u, "")).map((part) => part.trim());
  if (parts.length === 0 || parts.length > 2 || !parts.every((part) => parseDate(part) || season.test(part))) return undefined;
  const [start = "", end] = parts.map(isoOf);
  return { start, ...(end !== undefined && { end }), isRange: end !== undefined || isOpen };
}

/** Takes the dates out of a text: those in brackets, or those that it ends or begins with. Undefined where it has none. */
export function datesIn(text: string): { dates: Dates; rest: string } | undefined {
  if (!/\p{N}{2}/u.test(text) || text.length > 200) return undefined;
  const whole = readDates(text);
  if (whole) return { dates: whole, rest: "" };
  for (const [bracketed, inner = ""] of text.matchAll(/[([]([^()[\]]{4,50})[)\]]/gu)) {
    const dates = readDates(inner);
    if (dates) return { dates, rest: withoutSigns(text.replace(bracketed, " ")) };
  }
  const words = text.split(/\s+/u);
  const edges = Array.from({ length: Math.min(words.length - 1, 9) }, (_, i) => i);
  const count = words.length;
  for (const i of edges.toReversed()) {
    const taken = i + 1;
    const last = readDates(words.slice(count - taken).join(" "));
    // "Room 2019" has a number, and "Windows 2019" is a name: a year alone needs a sign before it.
    const sign = /[,;:|(–—-]$/u.test(words[count - taken - 1] ?? "");
    if (last && (taken > 1 || last.isRange || sign)) return { dates: last, rest: withoutSigns(words.slice(0, count - taken).join(" ")) };
    const first = readDates(words.slice(0, taken).join(" "));
    if (first && (taken > 1 || first.isRange || /[,;:|)–—]$/u.test(words[taken - 1] ?? ""))) {
      return { dates: first, rest: withoutSigns(words.slice(taken).join(" ")) };
    }
  }
  return undefined;
}

/** Writes a date that means one month, day or year as ISO 8601 does, "present" in English, and any other as it stands. */
export function isoOf(text: string): string {
  const range = parseDate(text);
  if (!range) return text;
  if (range.from === Number.POSITIVE_INFINITY) return "present";
  const [year, month, day] = [Math.floor(range.from / 10_000), Math.floor(range.from / 100) % 100, range.from % 100];
  const two = (number: number) => String(number).padStart(2, "0");
  if (range.from === range.to) return `${year}-${two(month)}-${two(day)}`;
  if (Math.floor(range.to / 100) % 100 === month) return `${year}-${two(month)}`;
  return comparable(text) === String(year) ? String(year) : text;
}

/** Takes off the signs that join texts. */
export const withoutSigns = (text: string): string => text.replace(/^[\s,;:·•|–—-]+|[\s,;:·•|–—-]+$/gu, "").replace(/\s+/g, " ");
