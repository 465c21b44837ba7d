const visible = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/** Tells whether there is anything to see in a text, or in any text of a list or object. */
export function hasText(value: unknown): boolean {
  if (typeof value === "string") return visible.test(value);
  return typeof value === "object" && value !== null && Object.values(value).some(hasText);
}
