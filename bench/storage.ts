/**
 * What storage costs on one machine: `npm start` over SQLite and over the embedded AWS servers, in processes of their own, interleaved.
 * Part of `npm run bench`; ROUNDS, SECONDS.
 */
import sample from "../scripts/sample-resume.json" with { type: "json" };
import { download, emailOf, json, load, loads, median, seconds } from "./loads.ts";
import { table } from "./rendering/tables.ts";
import { startService } from "./service.ts";

const rounds = Number(process.env.ROUNDS ?? 3);
const kinds = ["sqlite", "aws"];
const services = await Promise.all(kinds.map((STORAGE) => startService({ environment: { STORAGE } })));
try {
  for (const { url } of services) {
    for (let i = 0; i < 64; i++) {
      await fetch(`${url}/resume`, { method: "POST", headers: json, body: JSON.stringify({ ...sample, email: emailOf(i) }) });
    }
  }
  const measured = loads.map(() => kinds.map(() => ({ rates: [] as number[], p99s: [] as number[] })));
  for (let round = 0; round < rounds; round++) {
    for (const [row, [, call, connections]] of loads.entries()) {
      for (const [kind, { url } = { url: "" }] of services.entries()) {
        // What was written since has to be rendered again, once.
        if (call === download) for (let i = 0; i < 64; i++) await fetch(`${url}/resume/${emailOf(i)}/download`);
        const { rate, p99 } = await load(url, call, connections, 64);
        measured[row]?.[kind]?.rates.push(rate);
        measured[row]?.[kind]?.p99s.push(p99);
      }
    }
  }
  console.log(
    table(
      `Requests a second over HTTP, and the 99th percentile in ms; medians of ${rounds} interleaved rounds of ${seconds} s:`,
      ["Call", "Connections", "SQLite", "p99", "Embedded AWS", "p99", "Ratio"],
      loads.map(([name, , connections], row) => {
        const [sqlite = 0, aws = 0] = measured[row]?.map(({ rates }) => median(rates)) ?? [];
        const [p99, p99Aws] = measured[row]?.map(({ p99s }) => median(p99s)) ?? [];
        return [name, connections, Math.round(sqlite), p99, Math.round(aws), p99Aws, sqlite / aws];
      }),
    ),
  );
} finally {
  for (const { stop } of services) await stop();
}
