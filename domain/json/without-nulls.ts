import { isJsonObject, type JsonObject } from "./json-object.ts";

/** What no field of a resume is nested deeper than. */
const deepest = 8;

/**
 * Takes fields that are null out of a body: those of entries in lists, and with `fromTop` all others as well. The values of the fields in `data` are kept as
 * they are. A body that is no object is returned.
 */
export function withoutNulls(body: unknown, { fromTop, data }: { fromTop: boolean; data: string[] }): unknown {
  if (!isJsonObject(body)) return body;
  const fields = Object.entries(body).filter(([, value]) => !(fromTop && value === null));
  return Object.fromEntries(fields.map(([name, value]) => [name, data.includes(name) ? value : cleaned(value, fromTop, 1)]));
}

function cleaned(value: unknown, isAbsent: boolean, depth: number): unknown {
  if (depth > deepest || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((inner) => cleaned(inner, true, depth + 1));
  const fields = Object.entries(value as JsonObject).filter(([, inner]) => !(isAbsent && inner === null));
  return Object.fromEntries(fields.map(([name, inner]) => [name, cleaned(inner, isAbsent, depth + 1)]));
}
