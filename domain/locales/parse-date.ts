import { comparable } from "./comparable.ts";
import type { AlsoRead } from "./locale-data.ts";
import { locales } from "./locales.ts";
import { readerOnly } from "./reader-only.ts";
import { wordsBetween } from "./write-date.ts";

/** The first and the last day that a date can mean, as numbers yyyymmdd: "2022" is 20220101 to 20221231. "present" is later than all. */
export type DateRange = { from: number; to: number };

const present: DateRange = { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY };

const time = /^(\d{4}-\d{2}-\d{2})t[\d:.]+(z|[+-]\d{2}:?\d{2})$/;
const separators = /[\s.,/()'’年月日년월일\-\u2010-\u2015]+/;

const written = Object.values(locales);
const alsoRead: AlsoRead[] = [...written.map((locale) => locale.alsoRead), ...Object.values(readerOnly)];

/** Words between the parts of a date: "15 de marzo de 2022", "15th of March". */
const between = new Set(
  [...written.flatMap(wordsBetween), ...alsoRead.flatMap(({ betweenDateParts = [] }) => betweenDateParts)].map(comparable),
);

const partsOf = (text: string): string[] =>
  comparable(text)
    .replace(time, "$1")
    .split(separators)
    .filter((part) => part && !between.has(part));

const presentWords = new Set([...written, ...alsoRead].flatMap(({ present }) => present).map((words) => partsOf(words).join(" ")));

/** Every name of each month, January first. */
const monthNames = Array.from({ length: 12 }, (_, i) =>
  [
    ...written.flatMap(({ dates: { months, monthsOfDay = months } }) =>
      months === "numbered" ? [] : [months[i] ?? "", monthsOfDay[i] ?? ""],
    ),
    ...alsoRead.flatMap(({ months }) => months?.[i + 1] ?? []),
  ].map(comparable),
);

/**
 * Reads a date in free text: ISO 8601 with hyphens, "2022", "03/2022", "Mar 2022", "15 March 2022", "2022年3月" or "present", in the words of
 * any language that domain/locales/ knows. "04/05/2022" is any day of 2022, for it depends on the country. Undefined for a text that is no
 * date, and for years before 1900 or after 2099.
 */
export function parseDate(text: string): DateRange | undefined {
  const parts = partsOf(text);
  if (presentWords.has(parts.join(" "))) return present;
  const year = [parts[0], parts.at(-1)].find((part) => part && /^(19|20)\d\d$/.test(part));
  if (!year || parts.length > 3) return undefined;
  const rest = parts[0] === year ? parts.slice(1) : parts.slice(0, -1);
  const [first = "", second = ""] = rest;
  if (rest.length === 0) return range(year);
  if (rest.length === 1) return range(year, monthOf(first));
  if (parts[0] === year) return range(year, monthOf(first), dayOf(second));
  const readings = [range(year, monthOf(first), dayOf(second)), range(year, monthOf(second), dayOf(first))].filter((reading) => reading);
  return readings.length > 1 ? range(year) : readings[0];
}

/** Undefined if the month or the day is NaN: then the text is no date. */
function range(year: string, month?: number, day?: number): DateRange | undefined {
  const [from, to] = [(month ?? 1) * 100 + (day ?? 1), (month ?? 12) * 100 + (day ?? 31)];
  return Number.isNaN(from) ? undefined : { from: Number(year) * 10_000 + from, to: Number(year) * 10_000 + to };
}

function monthOf(part: string): number {
  if (/^\d{1,2}$/.test(part)) return within(Number(part), 12);
  const those = (test: (name: string) => boolean) => monthNames.flatMap((names, i) => (names.some(test) ? [i + 1] : []));
  const whole = those((name) => name === part);
  const [month = Number.NaN, ...others] = whole.length > 0 || part.length < 3 ? whole : those((name) => name.startsWith(part));
  return others.length === 0 ? month : Number.NaN;
}

const dayOf = (part: string): number => within(Number(/^(\d{1,2})(st|nd|rd|th|er)?$/.exec(part)?.[1] ?? Number.NaN), 31);

const within = (number: number, max: number): number => (number >= 1 && number <= max ? number : Number.NaN);

/** Tells whether the first date is later than the second, whichever days they mean. */
export const isAfter = (a: DateRange, b: DateRange): boolean => a.from > b.to;
