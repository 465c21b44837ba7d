import { comparable } from "../../domain/locales/comparable.ts";
import { parseDate } from "../../domain/locales/parse-date.ts";

/** The texts of a resume, each under its path. */
function leaves(value: unknown, path = ""): [path: string, text: string][] {
  if (typeof value === "string") return value.trim() ? [[path, value]] : [];
  if (Array.isArray(value)) return value.flatMap((one, i) => leaves(one, `${path}[${i}]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, path ? `${path}.${key}` : key));
}

/** Tells whether two texts say the same: dates by what they mean, and others by their letters. */
function saysTheSame(a: string, b: string): boolean {
  const [from, other] = [parseDate(a), parseDate(b)];
  // A page shows the month of a date that has a day.
  if (from && other) return (from.from <= other.from && from.to >= other.to) || (other.from <= from.from && other.to >= from.to);
  return simple(a) === simple(b);
}

const simple = (text: string): string =>
  comparable(text)
    .replace(/^(https?:\/\/)?(www\.)?/, "")
    .replace(/\p{Pd}/gu, "-")
    .replace(/^[•*-]\s+|\/$|[\s.\u061c\u200e\u200f]/g, "");

/** Compares what was read with what is in a document: the texts that are missing or wrong, and the share of those that are right. */
export function compared(read: unknown, truth: unknown): { right: number; wanted: number; missing: string[]; wrong: string[] } {
  const found = new Map(leaves(read));
  const wanted = leaves(truth);
  const missing = wanted.flatMap(([path]) => (found.has(path) ? [] : [path]));
  const wrong = wanted.flatMap(([path, text]) => (found.has(path) && !saysTheSame(found.get(path) ?? "", text) ? [path] : []));
  return { right: 1 - (missing.length + wrong.length) / wanted.length, wanted: wanted.length, missing, wrong };
}
