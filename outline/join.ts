/** Joins what is there. */
export const join = (parts: (string | undefined)[], separator = ", "): string | undefined =>
  parts.filter(Boolean).join(separator) || undefined;
