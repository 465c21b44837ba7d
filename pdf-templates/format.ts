/** "2019 – present"; one of the two alone when the other is missing. */
export const dateRange = (start: string | undefined, end: string | undefined): string | undefined =>
  start && end && start !== end ? `${start} – ${end}` : (start ?? end);

/** Joins what is there. */
export const join = (parts: (string | undefined)[], separator = ", "): string | undefined =>
  parts.filter(Boolean).join(separator) || undefined;
