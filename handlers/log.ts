import type { Log, LogEntry } from "../domain/ports.ts";

const fields = [
  "level",
  "message",
  "request_id",
  "method",
  "route",
  "status",
  "owner",
  "ms",
  "procedure",
  "code",
] as const satisfies (keyof LogEntry)[];

/** One JSON object a line on standard error, of these fields and no others. */
export const jsonLog: Log = (entry) => {
  const allowed = Object.fromEntries(fields.flatMap((field) => (entry[field] === undefined ? [] : [[field, entry[field]]])));
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...allowed, ...describe(entry.error) })}\n`);
};

/** Of an error, its kind and where it was thrown. Messages of AWS and of parsers quote what they were given. */
function describe(error: unknown): { error?: string; reason?: string; stack?: string[] } {
  if (!(error instanceof Error)) return {};
  const stack = error.stack?.split("\n").flatMap((line) => (line.startsWith("    at ") ? [line.slice(7)] : [])) ?? [];
  return { error: error.name, ...(error.name === "Error" && { reason: error.message }), stack };
}
