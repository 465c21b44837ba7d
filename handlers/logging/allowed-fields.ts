import { InternalFault } from "../../domain/errors/errors.ts";
import type { LogEntry } from "../../domain/ports.ts";

/** The fields that a line may hold beside level, message, time and error. `fault` is for the terminal of a developer alone: it has names out of bodies. */
const fields = Object.keys({
  request_id: true,
  method: true,
  route: true,
  status: true,
  owner: true,
  ms: true,
  procedure: true,
  code: true,
  actor: true,
  action: true,
  outcome: true,
  left_out: true,
} satisfies Record<Exclude<keyof LogEntry, "level" | "message" | "error" | "fault">, true>) as (keyof LogEntry)[];

/** Returns what a line may hold of an entry, beside its level, message and time. */
export function allowedFields(entry: LogEntry) {
  const allowed: Partial<Record<keyof LogEntry, unknown>> = {};
  for (const field of fields) if (entry[field] !== undefined) allowed[field] = entry[field];
  return entry.error === undefined ? allowed : { ...allowed, ...describe(entry.error) };
}

/** Tells the kind of an error and where it was thrown; its message only where it is ours: AWS, parsers and renderers quote what they were given. */
function describe(error: unknown): { error?: string; reason?: string; stack?: string[] } {
  if (!(error instanceof Error)) return {};
  // A message of several lines could pass for frames.
  const stack =
    error.stack
      ?.replace(error.message, "")
      .split("\n")
      .flatMap((line) => (line.startsWith("    at ") ? [line.slice(7)] : [])) ?? [];
  return { error: error.name, ...(error instanceof InternalFault && { reason: error.message }), stack };
}
