/**
 * What a share costs, over `npm start -- --aws` in a process of its own: its page beside `GET /resume/{email}`, and whether a forged token is
 * refused in another time than a revoked one. All calls go one after the other, interleaved. ROUNDS, TOKENS.
 */
import { randomBytes } from "node:crypto";
import sample from "../scripts/sample-resume.json" with { type: "json" };
import { table } from "./rendering/tables.ts";
import { startService } from "./service.ts";

const rounds = Number(process.env.ROUNDS ?? 400);
const tokens = Number(process.env.TOKENS ?? 5_000);
const json = { "content-type": "application/json" };
const email = "bench@example.com";
const browser = { "user-agent": "Mozilla/5.0 Firefox/140.0" };

/** The status of a call, and the milliseconds until all of its answer was there. */
async function timed(url: string): Promise<{ status: number; ms: number }> {
  const start = performance.now();
  const response = await fetch(url, { headers: browser });
  await response.arrayBuffer();
  return { status: response.status, ms: performance.now() - start };
}

const percentile = (values: number[], share: number) => values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] as number;
const median = (values: number[]) => percentile(values, 0.5);
const row = (name: string, ms: number[]) => [name, ms.length, median(ms), percentile(ms, 0.25), percentile(ms, 0.75), percentile(ms, 0.99)];

const { url, stop } = await startService({ environment: { STORAGE: "aws" } });
try {
  const post = async (path: string, body: object) =>
    // biome-ignore lint/suspicious/noExplicitAny: an answer
    (await (await fetch(url + path, { method: "POST", headers: json, body: JSON.stringify(body) })).json()) as any;
  const address = `/resume/${email}`;
  await post("/resume", { ...sample, email });
  const page: string = (await post(`${address}/shares`, {})).share.url;
  const { share: revoked } = await post(`${address}/shares`, {});
  await fetch(`${url}${address}/shares/${revoked.id}`, { method: "DELETE" });
  await timed(`${page}/resume.pdf`);

  const calls = { "GET /resume/{email}": url + address, "the page of a share": page, "its PDF, rendered": `${page}/resume.pdf` };
  const costs = Object.fromEntries(Object.keys(calls).map((name) => [name, [] as number[]]));
  for (let round = -50; round < rounds; round++) {
    for (const [name, at] of Object.entries(calls)) {
      const { status, ms } = await timed(at);
      if (status !== 200) throw new Error(`${name}: ${status}`);
      if (round >= 0) costs[name]?.push(ms);
    }
  }
  const columns = ["Call", "Calls", "Median, ms", "25 %", "75 %", "99 %"];
  const [read = [], ofPage = []] = Object.values(costs);
  console.log(
    table(
      `What a share costs; the page takes ${(median(ofPage) / median(read)).toFixed(2)} times as long as GET:`,
      columns,
      Object.entries(costs).map(([name, ms]) => row(name, ms)),
    ),
  );

  const kinds: Record<string, () => string> = {
    forged: () => `${url}/s/${randomBytes(20).toString("base64url")}`,
    revoked: () => revoked.url,
    truncated: () => page.slice(0, -1),
  };
  const times = Object.fromEntries(Object.keys(kinds).map((name) => [name, [] as number[]]));
  let hits = 0;
  for (let i = 0; i < tokens; i++) {
    for (const [name, at] of Object.entries(kinds)) {
      if (name !== "forged" && i % 2 > 0) continue;
      const { status, ms } = await timed(at());
      if (status !== 404) hits++;
      times[name]?.push(ms);
    }
  }
  console.log(
    table(
      `${hits} of ${tokens} forged tokens, and of those that were none any more, opened a page:`,
      columns,
      Object.entries(times).map(([name, ms]) => row(name, ms)),
    ),
  );
} finally {
  await stop();
}
