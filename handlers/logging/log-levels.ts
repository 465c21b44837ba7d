/** What a line can be, and as the last one, nothing. */
export const logLevels = ["info", "warn", "error", "silent"] as const;

export type LogLevel = (typeof logLevels)[number];
