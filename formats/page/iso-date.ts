import { parseDate } from "../../domain/locales/parse-date.ts";

const isIso = (date: string): boolean => /^[12]\d{3}(-[01]\d(-[0-3]\d)?)?$/.test(date);

/** Brings a date to ISO 8601: a year, a month or a day, as much as it says. Undefined for "present", and for a text that is no date. */
export function isoDate(date: unknown): string | undefined {
  if (typeof date !== "string" || isIso(date)) return date as string | undefined;
  const { from, to } = parseDate(date) ?? { from: 0, to: 0 };
  if (!Number.isFinite(to) || from === 0) return undefined;
  const [year, month, day] = [Math.floor(from / 10_000), Math.floor(from / 100) % 100, from % 100];
  const parts = [year, month, day].map((part) => `${part}`.padStart(2, "0"));
  return parts.slice(0, from === to ? 3 : Math.floor(from / 100) === Math.floor(to / 100) ? 2 : 1).join("-");
}
