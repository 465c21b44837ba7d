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
    .replaceAll("’", "'")
    .replace(/^[•*-]\s+|\/$|[\s.\u061c\u200e\u200f]/g, "");

/** How much of a document was read. `wanted` counts its texts, and `extra` are those that were read into its fields and are not in it. */
export type Compared = { right: number; precision: number; wanted: number; missing: string[]; wrong: string[]; extra: string[] };

/** Compares what was read with what is in a document. `right` is the share of its texts that were read, and `precision` of what was read that is in it. */
export function compared(read: unknown, truth: object): Compared {
  const found = new Map(leaves(read));
  const wanted = leaves(truth);
  const missing = wanted.flatMap(([path]) => (found.has(path) ? [] : [path]));
  const wrong = wanted.flatMap(([path, text]) => (found.has(path) && !saysTheSame(found.get(path) ?? "", text) ? [path] : []));
  const known = new Set(wanted.map(([path]) => path));
  const fields = new Set(Object.keys(truth));
  const extra = [...found.keys()].filter((path) => !known.has(path) && fields.has(/^[^.[]+/.exec(path)?.[0] ?? "") && !isImplied(path));
  const right = wanted.length - missing.length - wrong.length;
  return {
    right: right / wanted.length,
    precision: right / (right + wrong.length + extra.length),
    wanted: wanted.length,
    missing,
    wrong,
    extra,
  };
}

/** An address tells whose it is. */
const isImplied = (path: string): boolean => /^profiles\[\d+\]\.(network|username)$/.test(path);
