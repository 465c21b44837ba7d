import { comparable } from "./comparable.ts";
import { locales } from "./locales.ts";
import { dateReader } from "./read-date.ts";
import { readerOnly } from "./reader-only.ts";
import type { CalendarDate } from "./write-date.ts";

/** The first and the last day that a date can mean, as numbers yyyymmdd: "2022" is 20220101 to 20221231. "present" is later than all. */
export type DateRange = { from: number; to: number };

const present: DateRange = { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY };

const written = Object.values(locales);
const others = Object.values(readerOnly);

/** Brings words to the form in which two are compared: without brackets, dots and apostrophes. */
const words = (text: string): string =>
  comparable(text)
    .split(/[\s.()'’]+/)
    .filter(Boolean)
    .join(" ");

const presentWords = new Set(
  [...written, ...written.map(({ alsoRead }) => alsoRead), ...others].flatMap(({ present }) => present).map(words),
);

const read = dateReader(written, others, comparable);

/**
 * Reads a date in free text, or "present", in the words of any language that domain/locales/ knows. "04/05/2022" is any day of 2022, for it
 * depends on the country. Undefined for a text that is no date, and for years before 1900 or after 2099.
 */
export function parseDate(text: string): DateRange | undefined {
  if (presentWords.has(words(text))) return present;
  const [date, ...more] = read(text);
  if (!date || date.year < 1900 || date.year > 2099) return undefined;
  return more.length > 0 ? range({ year: date.year }) : range(date);
}

const range = ({ year, month, day }: CalendarDate): DateRange => ({
  from: year * 10_000 + (month ?? 1) * 100 + (day ?? 1),
  to: year * 10_000 + (month ?? 12) * 100 + (day ?? 31),
});

/** Tells whether the first date is later than the second, whichever days they mean. */
export const isAfter = (a: DateRange, b: DateRange): boolean => a.from > b.to;
