import type { Log } from "../domain/ports.ts";

/** One JSON object a line on standard error. Of an error, its kind and stack: AWS errors carry whole requests. */
export const jsonLog: Log = ({ error, ...entry }) => {
  const fault = error instanceof Error ? { error: error.name, stack: error.stack } : {};
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry, ...fault })}\n`);
};
