/** What the process runs that reads packed files. tsx, which the service was started with, does not reach into processes by itself. */
import { Worker } from "node:worker_threads";
import { register } from "tsx/esm/api";

new Worker(new URL("./memory-watch.mjs", import.meta.url), { execArgv: [], workerData: { service: process.ppid } }).unref();
// A stop may be told to all processes of the service at once. This one ends when the service does.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
register();
const reader = import("./resume-reader.ts");

process.on("message", async (/** @type {import("../../../domain/ports.ts").SentFile} */ file) => {
  const { readOrRefuse } = await reader;
  const said = await readOrRefuse(file).then(
    (answer) => ({ answer }),
    (failure) => ({ failure }),
  );
  process.send?.(said);
});
