/** Writes JSON with sorted keys and without what is undefined, so that equal values give equal texts. `indent` is in spaces. */
export function canonicalJson(value: unknown, indent = 0): string {
  const sorted = (_key: string, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner;
  return JSON.stringify(value, sorted, indent);
}

/** Tells whether two values are equal as JSON, whatever the order of their keys. */
export function isSameJson(a: unknown, b: unknown): boolean {
  // Mostly their order is the same, and sorting takes some six times as long.
  return JSON.stringify(a) === JSON.stringify(b) || canonicalJson(a) === canonicalJson(b);
}
