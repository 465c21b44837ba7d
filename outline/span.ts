import { parseDate } from "../domain/locales/parse-date.ts";

type Period = { start?: string | undefined; end?: string | undefined };

/** Finds from when to when several periods were, as they are written: the earliest start and the latest end that can be read, else those at the ends of the list. */
export function spanOf(periods: Period[]): Period {
  const starts = periods.flatMap(({ start }) => start ?? []);
  const ends = periods.flatMap(({ end }) => end ?? []);
  return { start: first(starts.toReversed(), (date) => date), end: first(ends, (date) => -date) };
}

/** Returns the text whose date comes first in an order; the first that there is, where one of them cannot be read. */
function first(texts: string[], orderOf: (from: number) => number): string | undefined {
  const read = texts.map((text) => ({ text, date: parseDate(text) }));
  if (read.some(({ date }) => !date)) return texts[0];
  return read.toSorted((a, b) => orderOf(a.date?.from ?? 0) - orderOf(b.date?.from ?? 0))[0]?.text;
}
