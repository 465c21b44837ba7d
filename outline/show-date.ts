import { type Locale, words } from "../domain/locales/index.ts";

const iso = /^([1-9]\d{3})-(0[1-9]|1[0-2])(?:-(\d\d))?$/;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: Locale, day: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${day}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, {
    year: "numeric",
    // Short months of other languages are rare on resumes, and change from one ICU to the next.
    month: locale === "en" ? "short" : "long",
    ...(day && { day: "numeric" }),
    timeZone: "UTC",
    calendar: "gregory",
    // A year alone stays as it is written: one resume, one kind of digits.
    numberingSystem: "latn",
  });
  formats.set(key, format);
  return format;
}

/**
 * A date as a resume in the locale has it. "2022-03" is "Mar 2022", "2022-03-15" is "Mar 15, 2022", and "present",
 * "current" and "now" are the locale's word. All else, a year or a date that no calendar has, is as it was written.
 */
export function showDate(text: string, locale: Locale): string {
  if (/^(?:present|current|now)$/i.test(text)) return words[locale].present;
  const [, year, month, day] = iso.exec(text) ?? [];
  if (!year || !month) return text;
  const date = new Date(`${year}-${month}-01T00:00:00Z`);
  if (day) date.setUTCDate(Number(day));
  // The 30th of February would be a day of March.
  if (!date.toISOString().startsWith(text)) return text;
  // ICU's "tháng 3 năm 2022" is for running text.
  if (locale === "vi") return [day, month, year].filter(Boolean).join("/");
  return (
    formatOf(locale, day !== undefined)
      .format(date)
      .replace(/[\u200e\u200f\u061c]/g, "")
      .replace(/[\u00a0\u202f]/g, " ")
      // Russian and Ukrainian add the word "year".
      .replace(/ [гр]\.$/, "")
  );
}

/** "Mar 2019 – present"; one of the two alone when the other is missing, or shows the same. */
export function showRange(start: string | undefined, end: string | undefined, locale: Locale): string | undefined {
  const [from, to] = [start, end].map((date) => date && showDate(date, locale));
  return from && to && from !== to ? `${from} – ${to}` : from || to || undefined;
}
