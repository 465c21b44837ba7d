import type { AlsoRead, LocaleData } from "./locale-data.ts";
import { type CalendarDate, wordsBetween } from "./write-date.ts";

const time = /^(\d{4}-\d{2}-\d{2})[t ][\d:.]+(z|[+-]\d{2}:?\d{2})?$/i;
const separators = /[\s.,/()'’年月日년월일\-\u2010-\u2015]+/;

/** Of the locales of Unicode's CLDR, one alone (Ngomba) writes a month before its day with dots between: "04.05.2022" is in May. */
const dotted = /^\d{1,2}\.\d{1,2}\.\d{4}$/;

/** "2010/11" is the eleventh month, or a school year. */
const schoolYear = /^(\d{4})\/(\d{2})$/;

type DateReader = (text: string) => CalendarDate[];

/**
 * Makes a function that reads dates in free text: ISO 8601 with hyphens, with a time as well, "2022", "03/2022", "Mar 2022", "15 March 2022" or
 * "2022年3月". It knows the names of months of the languages given, in the form that `fold` brings every text to. It returns all dates that a text can
 * mean: two for "04/05/2022", of which the country decides, and none for what is no date, or for a day that no calendar has.
 */
export function dateReader(written: LocaleData[], alsoRead: AlsoRead[], fold: (text: string) => string): DateReader {
  const others = [...written.map((locale) => locale.alsoRead), ...alsoRead];
  const between = new Set([...written.flatMap(wordsBetween), ...others.flatMap(({ betweenDateParts = [] }) => betweenDateParts)].map(fold));
  /** Every name of each month, January first. */
  const monthNames = Array.from({ length: 12 }, (_, i) =>
    [
      ...written.flatMap(({ dates: { months, monthsOfDay = months } }) =>
        months === "numbered" ? [] : [months[i] ?? "", monthsOfDay[i] ?? ""],
      ),
      ...others.flatMap(({ months }) => months?.[i + 1] ?? []),
    ].map(fold),
  );

  function monthOf(part: string): number {
    if (/^\d{1,2}$/.test(part)) return Number(part);
    const those = (test: (name: string) => boolean) => monthNames.flatMap((names, i) => (names.some(test) ? [i + 1] : []));
    const whole = those((name) => name === part);
    const [month = Number.NaN, ...more] = whole.length > 0 || part.length < 3 ? whole : those((name) => name.startsWith(part));
    return more.length === 0 ? month : Number.NaN;
  }

  return (text) => {
    const folded = fold(text);
    const parts = folded
      .replace(time, "$1")
      .split(separators)
      .filter((part) => part && !between.has(part));
    const at = isYear(parts[0]) ? 0 : parts.length - 1;
    if (!isYear(parts[at]) || parts.length > 3) return [];
    const year = Number(parts[at]);
    const [first, second] = parts.toSpliced(at, 1);
    if (first === undefined) return [{ year }];
    if (second === undefined) {
      const months = [{ year, month: monthOf(first) }].filter(isInCalendar);
      const [, from, to] = schoolYear.exec(folded) ?? [];
      return from && Number(to) === (Number(from) + 1) % 100 ? [...months, { year }] : months;
    }
    const monthFirst = { year, month: monthOf(first), day: dayOf(second) };
    const dayFirst = { year, month: monthOf(second), day: dayOf(first) };
    const readings = at === 0 ? [monthFirst] : dotted.test(folded) ? [dayFirst] : [monthFirst, dayFirst];
    const possible = readings.filter(isInCalendar);
    return possible[0]?.month === possible[1]?.month ? possible.slice(0, 1) : possible;
  };
}

const isYear = (part: string | undefined): boolean => part !== undefined && /^[1-9]\d{3}$/.test(part);

const dayOf = (part: string): number => Number(/^(\d{1,2})(st|nd|rd|th|er)?$/.exec(part)?.[1] ?? Number.NaN);

/** Tells whether there is such a month and day: the 30th of February would be a day of March. */
function isInCalendar({ year, month = 1, day = 1 }: CalendarDate): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
