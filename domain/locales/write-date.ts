import type { LocaleData } from "./locale-data.ts";

/** A year, a month of it, or a day of that. */
export type CalendarDate = { year: number; month?: number | undefined; day?: number | undefined };

const field = /'([^']*)'|y|M{1,4}|d{1,2}/g;

const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** Writes a date in a pattern of a locale: the one in words, or the one in digits. */
export function writeDate({ dates }: LocaleData, { year, month, day }: CalendarDate, patterns: "words" | "digits" = "words"): string {
  if (month === undefined) return `${year}`;
  const names = (day !== undefined && dates.monthsOfDay) || dates.months;
  const name = (names !== "numbered" && names[month - 1]) || "";
  const written: Record<string, string> = {
    y: `${year}`,
    M: `${month}`,
    MM: twoDigits(month),
    MMM: name.slice(0, 3),
    MMMM: name,
    d: (day === 1 && dates.firstDay) || `${day}`,
    dd: twoDigits(day ?? 0),
  };
  const pattern = patterns === "words" ? dates : dates.numeric;
  return (day === undefined ? pattern.month : pattern.day).replace(field, (found, word?: string) => word ?? written[found] ?? "");
}

/** The words that a locale writes between day, month and year. */
export const wordsBetween = ({ dates }: LocaleData): string[] =>
  [...`${dates.month} ${dates.day}`.matchAll(/'([^']*)'/g)].map(([, word = ""]) => word);
