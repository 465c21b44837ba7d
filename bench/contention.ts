/**
 * Updates of few resumes from many connections: how many are saved, and how long the slowest wait. Compares checkouts of the code,
 * interleaved: `node --import tsx bench/contention.ts [FOLDER …]`. STORAGE=aws runs it over the embedded DynamoDB.
 */
import { Agent, request } from "node:http";
import sample from "../scripts/sample-resume.json" with { type: "json" };
import { table } from "./rendering/tables.ts";
import { startService } from "./service.ts";

const rounds = Number(process.env.ROUNDS ?? 3);
const seconds = Number(process.env.SECONDS ?? 10);
const connections = 256;
const resumes = 64;

/** Milliseconds that each update took, and how many were not saved. */
type Round = { waits: number[]; refused: number };

async function round(checkout: string): Promise<Round> {
  const { url, stop } = await startService({ checkout });
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const call = (method: string, path: string, body: object) =>
    new Promise<number>((resolve, reject) => {
      const sent = request(url + path, { method, agent, headers: { "content-type": "application/json" } }, (answer) => {
        answer.resume().on("end", () => resolve(answer.statusCode ?? 0));
      });
      sent.on("error", reject).end(JSON.stringify(body));
    });
  const emails = Array.from({ length: resumes }, (_, i) => `bench-${i}@example.com`);
  for (const email of emails) await call("POST", "/resume", { ...sample, email });
  let count = 0;
  const update = () => call("PUT", `/resume/${emails[count++ % resumes]}`, { phone: String(count) });
  // The first ones take much longer, while the service warms up.
  for (let i = 0; i < 4; i++) await Promise.all(Array.from({ length: connections }, update));
  const result: Round = { waits: [], refused: 0 };
  const end = performance.now() + seconds * 1_000;
  const work = async () => {
    while (performance.now() < end) {
      const start = performance.now();
      const status = await update();
      result.waits.push(performance.now() - start);
      if (status !== 200) result.refused++;
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
  await stop();
  return result;
}

const checkouts = [".", ...process.argv.slice(2)];
const results = new Map<string, Round[]>(checkouts.map((checkout) => [checkout, []]));
for (let i = 0; i < rounds; i++) {
  for (const checkout of checkouts) results.get(checkout)?.push(await round(checkout));
}
const quantile = (values: number[], q: number) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * q) - 1] ?? Number.NaN;
console.log(
  table(
    `Updates of ${resumes} resumes from ${connections} connections, ${rounds} times ${seconds} s; milliseconds:`,
    ["Code", "Saved a second", "p50", "p99", "Longest", "Not 200"],
    [...results].map(([checkout, all]) => {
      const waits = all.flatMap((one) => one.waits);
      const refused = all.reduce((total, one) => total + one.refused, 0);
      return [checkout, (waits.length - refused) / (rounds * seconds), ...[0.5, 0.99, 1].map((q) => quantile(waits, q)), String(refused)];
    }),
  ),
);
