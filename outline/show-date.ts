import { type Locale, locales } from "../domain/locales/locales.ts";
import { dateReader } from "../domain/locales/read-date.ts";
import { writeDate } from "../domain/locales/write-date.ts";
import type { DateStyle } from "../domain/presentation.ts";

const lower = (text: string): string => text.toLowerCase().trim();

/** In what stands in a resume, dates have the words of its language or of English. */
const wordsOf = (locale: Locale) => [...new Set([locales[locale], locales.en])];

const readers = new Map(
  (Object.keys(locales) as Locale[]).map((locale) => {
    const known = wordsOf(locale);
    const present = new Set(known.flatMap(({ present, alsoRead }) => [present, ...alsoRead.present]).map(lower));
    return [locale, { read: dateReader(known, [], lower), isPresent: (text: string) => present.has(lower(text)) }];
  }),
);

/** Two dates in one text: "2019 - 2022", "03/2019–05/2021", "2019-present". */
const twoDates = [/^(.+?)\s*[–—]\s*(.+)$/, /^(.+?)\s+-\s+(.+)$/, /^(.+?)-(.+)$/];

/** What a date is about: something of a day, such as an award, or a period, such as a job, of which nobody asks for the days. */
type Happening = "day" | "period";

/**
 * Writes a date as resumes in the locale have it, in one style whichever way it was written: in English "2022-03", "03/2022" and "March 2022" become
 * "Mar 2022". "present", "current" and "now" become the word of the locale. The day of a period is left out unless the style is `full`. Any other
 * text stays as it is: a year alone, "Spring 2022", or "04/05/2022", which is in May or in April.
 */
export function showDate(text: string, locale: Locale, style: DateStyle = "month", what: Happening = "day"): string {
  if (/^(?:present|current|now)$/i.test(text)) return locales[locale].present;
  const [date, ...more] = readers.get(locale)?.read(text) ?? [];
  if (date && more.length === 0) {
    const { year, month, day } = date;
    if (month === undefined) return text;
    if (style === "year") return `${year}`;
    const kept = style === "full" || what === "day" ? day : undefined;
    return writeDate(locales[locale], { year, month, day: kept }, style === "numeric" ? "digits" : "words");
  }
  const [, start, end] = twoDates.map((pattern) => pattern.exec(text)).find(Boolean) ?? [];
  return start && end && isDate(start, locale) && isDate(end, locale) ? (showRange(start, end, locale, style, what) ?? text) : text;
}

/** Tells whether a text is one date, or the word for today. */
function isDate(text: string, locale: Locale): boolean {
  const reader = readers.get(locale);
  return reader?.read(text).length === 1 || reader?.isPresent(text) === true;
}

/** Writes "Mar 2019 – present", or one date alone where the other is missing or looks the same. Undefined where both are missing. */
export function showRange(
  start: string | undefined,
  end: string | undefined,
  locale: Locale,
  style?: DateStyle,
  what?: Happening,
): string | undefined {
  const from = start && showDate(start, locale, style, what);
  const goesOn = from && end && readers.get(locale)?.isPresent(end);
  const to = end && (goesOn ? locales[locale].present : showDate(end, locale, style, what));
  return from && to && from !== to ? `${from} – ${to}` : from || to || undefined;
}
