/** Joins the texts that are there. Undefined if none is. */
export const join = (parts: (string | undefined)[], separator = ", "): string | undefined =>
  parts.filter(Boolean).join(separator) || undefined;
