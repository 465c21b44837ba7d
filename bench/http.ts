/** Requests a second over HTTP against `npm start`'s server in a process of its own. Part of `npm run bench`. */
import autocannon from "autocannon";
import sample from "../scripts/sample-resume.json" with { type: "json" };
import { startService } from "./service.ts";

const seconds = 5;
const { url, stop } = await startService();
const json = { "content-type": "application/json" };
const addressOf = (i: number) => `/resume/bench-${i}@example.com`;

try {
  for (let i = 0; i < 64; i++) {
    await fetch(`${url}/resume`, { method: "POST", headers: json, body: JSON.stringify({ ...sample, email: `bench-${i}@example.com` }) });
  }
  console.log("| Call | Connections | Requests/s | p50 ms | p99 ms | Not 2xx |\n|---|---|---|---|---|---|");
  for (const connections of [1, 16, 64]) {
    let at = 0;
    await run("GET", connections, () => ({ method: "GET", path: addressOf(at++ % 64) }));
    // A new phone number each time, or nothing would be written.
    await run("PUT", connections, () => ({
      method: "PUT",
      path: addressOf(at++ % 64),
      headers: json,
      body: JSON.stringify({ phone: String(at) }),
    }));
  }
} finally {
  await stop();
}

async function run(name: string, connections: number, next: () => object) {
  const requests = [{ setupRequest: (request: object) => ({ ...request, ...next() }) }];
  const { requests: rate, latency, non2xx } = await autocannon({ url, connections, duration: seconds, requests });
  console.log(`| ${name} | ${connections} | ${Math.round(rate.average)} | ${latency.p50} | ${latency.p99} | ${non2xx} |`);
}
