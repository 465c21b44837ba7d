import { isJsonObject, type JsonObject } from "./json-object.ts";

/** Writes JSON with sorted keys and without what is undefined, so that equal values give equal texts. `indent` is in spaces. */
export function canonicalJson(value: unknown, indent = 0): string {
  const sorted = (_key: string, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner;
  return JSON.stringify(value, sorted, indent);
}

/** Tells whether two values are equal as JSON, whatever the order of their keys. It ends at the first difference. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => isSameJson(item, b[i]));
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = keysOf(a);
  return keys.length === keysOf(b).length && keys.every((key) => Object.hasOwn(b, key) && isSameJson(a[key], b[key]));
}

const keysOf = (object: JsonObject) => Object.keys(object).filter((key) => object[key] !== undefined);
