import { type Locale, locales } from "../domain/locales/locales.ts";
import { writeDate } from "../domain/locales/write-date.ts";

const iso = /^([1-9]\d{3})-(0[1-9]|1[0-2])(?:-(\d\d))?$/;

/**
 * Writes a date as resumes in the locale have it: in English "2022-03" becomes "Mar 2022" and "2022-03-15" becomes "Mar 15, 2022". "present",
 * "current" and "now" become the word of the locale. Any other text stays as it is: a year alone, say, or a day that no calendar has.
 */
export function showDate(text: string, locale: Locale): string {
  if (/^(?:present|current|now)$/i.test(text)) return locales[locale].present;
  const [, year, month, day] = iso.exec(text) ?? [];
  if (!year || !month) return text;
  // The 30th of February would be a day of March.
  const date = new Date(`${year}-${month}-${day ?? "01"}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text)) return text;
  return writeDate(locales[locale], { year: Number(year), month: Number(month), day: day ? Number(day) : undefined });
}

/** Writes "Mar 2019 – present", or one date alone where the other is missing or looks the same. Undefined where both are missing. */
export function showRange(start: string | undefined, end: string | undefined, locale: Locale): string | undefined {
  const [from, to] = [start, end].map((date) => date && showDate(date, locale));
  return from && to && from !== to ? `${from} – ${to}` : from || to || undefined;
}
