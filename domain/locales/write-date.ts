import type { LocaleData } from "./locale-data.ts";

/** A month of a year, or a day of it. */
export type CalendarDate = { year: number; month: number; day?: number | undefined };

const field = /'([^']*)'|y|M{1,4}|d{1,2}/g;

const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** Writes a date in the pattern of a locale. */
export function writeDate({ dates }: LocaleData, { year, month, day }: CalendarDate): string {
  const names = (day !== undefined && dates.monthsOfDay) || dates.months;
  const name = (names !== "numbered" && names[month - 1]) || "";
  const written: Record<string, string> = {
    y: `${year}`,
    M: `${month}`,
    MM: twoDigits(month),
    MMM: name.slice(0, 3),
    MMMM: name,
    d: `${day}`,
    dd: twoDigits(day ?? 0),
  };
  return (day === undefined ? dates.month : dates.day).replace(field, (found, word?: string) => word ?? written[found] ?? "");
}

/** The words that a locale writes between day, month and year. */
export const wordsBetween = ({ dates }: LocaleData): string[] =>
  [...`${dates.month} ${dates.day}`.matchAll(/'([^']*)'/g)].map(([, word = ""]) => word);
