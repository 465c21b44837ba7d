import { styleText } from "node:util";
import type { Log, LogEntry } from "../../domain/ports.ts";
import { allowedFields } from "./allowed-fields.ts";
import { type LogLevel, logLevels } from "./log-levels.ts";

type Lines = { log: Log; flush: () => void };

type Destination = {
  /** The lowest level that is written. */
  level: LogLevel;
  /** Whether a person reads along, or a program. */
  isTerminal: boolean;
  write: (text: string) => void;
};

/**
 * Writes a line for each entry: JSON, or for a terminal a short one in colour. The lines of one turn of the event loop are written at its end, at once, since a
 * pipe takes each write's time. `flush` writes what is left before the process ends.
 */
export function lineLog({ level, isTerminal, write }: Destination): Lines {
  const lowest = logLevels.indexOf(level);
  const lineOf = isTerminal ? shortLine : jsonLine;
  let waiting = "";
  const flush = () => {
    const text = waiting;
    waiting = "";
    if (text) write(text);
  };
  const log: Log = (entry) => {
    if (logLevels.indexOf(entry.level) < lowest) return;
    if (!waiting) setImmediate(flush);
    waiting += `${lineOf(entry)}\n`;
  };
  return { log, flush };
}

const jsonLine = (entry: LogEntry): string =>
  JSON.stringify({
    level: entry.level.toUpperCase(),
    message: entry.message,
    timestamp: new Date().toISOString(),
    ...allowedFields(entry),
  });

const colors = { info: "reset", warn: "yellow", error: "red" } as const;

function shortLine(entry: LogEntry): string {
  const time = styleText("dim", new Date().toTimeString().slice(0, 8));
  const { method, route, status, ms, fault } = entry;
  if (entry.message === "request" && status !== undefined) {
    const color = status >= 500 ? "red" : status >= 400 ? "yellow" : "green";
    const why = fault ? `  ${styleText("yellow", fault)}` : "";
    return `${time} ${(method ?? "").padEnd(7)} ${styleText(color, String(status))} ${`${ms}`.padStart(5)} ms  ${route}${why}`;
  }
  const { request_id: _, stack, ...others } = allowedFields(entry) as Record<string, unknown>;
  const known = Object.entries(others).filter(([, value]) => value !== undefined);
  const more = known.map(([name, value]) => `  ${styleText("dim", name)} ${value}`).join("");
  const frames = Array.isArray(stack) ? stack.map((frame) => `\n         ${styleText("dim", frame)}`).join("") : "";
  return `${time} ${styleText(colors[entry.level], `${entry.message}`)}${more}${frames}`;
}
