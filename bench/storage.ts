/**
 * What storage costs on one machine: `npm start` over SQLite and over the embedded AWS servers, in processes of their own, interleaved; then
 * SQLite with many resumes. `npm ci --prefix bench && node --import tsx bench/storage.ts`; ROUNDS, SECONDS, RESUMES (100,000).
 */
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import autocannon from "autocannon";
import type { ResumeStore } from "../domain/ports.ts";
import { resumeContent } from "../domain/resume.ts";
import { firstVersion, nextVersion, type StoredResume } from "../domain/stored-resume.ts";
import sample from "../scripts/sample-resume.json" with { type: "json" };
import { openFolderStorage } from "../storage/folder-storage.ts";
import { table } from "./rendering/tables.ts";
import { startService } from "./service.ts";

const rounds = Number(process.env.ROUNDS ?? 3);
const seconds = Number(process.env.SECONDS ?? 4);
const many = Number(process.env.RESUMES ?? 100_000);

const json = { "content-type": "application/json" };
const emailOf = (i: number) => `bench-${i}@example.com`;
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
const number = (value: number) => value.toLocaleString("en");
const signal = new AbortController().signal;

type Call = (i: number) => object;
const get: Call = (i) => ({ method: "GET", path: `/resume/${emailOf(i)}` });
const download: Call = (i) => ({ method: "GET", path: `/resume/${emailOf(i)}/download` });
let count = 0;
// A new phone number each time, or nothing would be written.
const put: Call = (i) => ({
  method: "PUT",
  path: `/resume/${emailOf(i)}`,
  headers: json,
  body: JSON.stringify({ phone: String(++count) }),
});

/** Requests a second and milliseconds, of calls of resumes by chance. */
async function load(url: string, call: Call, connections: number, resumes: number) {
  const setupRequest = (request: object) => ({ ...request, ...call(Math.floor(Math.random() * resumes)) });
  const { requests, latency, non2xx } = await autocannon({ url, connections, duration: seconds, requests: [{ setupRequest }] });
  if (non2xx > 0) throw new Error(`${non2xx} answers were not 2xx.`);
  return { rate: requests.average, p99: latency.p99 };
}

const loads: [string, Call, number][] = [
  ["GET", get, 1],
  ["GET", get, 16],
  ["PUT", put, 1],
  ["PUT", put, 16],
  ["PUT", put, 64],
  ["cached download", download, 1],
  ["cached download", download, 16],
];

async function compareStorages(): Promise<string> {
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
    return table(
      `Requests a second over HTTP, and the 99th percentile in ms; medians of ${rounds} interleaved rounds of ${seconds} s:`,
      ["Call", "Connections", "SQLite", "p99", "Embedded AWS", "p99", "Ratio"],
      loads.map(([name, , connections], row) => {
        const [sqlite = 0, aws = 0] = measured[row]?.map(({ rates }) => median(rates)) ?? [];
        const [p99, p99Aws] = measured[row]?.map(({ p99s }) => median(p99s)) ?? [];
        return [name, connections, Math.round(sqlite), p99, Math.round(aws), p99Aws, sqlite / aws];
      }),
    );
  } finally {
    for (const { stop } of services) await stop();
  }
}

/** Microseconds that `work` takes, the median of many, one after the other. */
async function timeOf(work: (i: number) => Promise<unknown>, times = 2_000): Promise<number> {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await work(i);
    taken.push(performance.now() - start);
  }
  return median(taken) * 1_000;
}

/** A resume whose text takes 4 kB. */
const contentOf = (i: number) =>
  resumeContent.parse({ ...sample, email: emailOf(i), summary: "x".repeat(4_096 - JSON.stringify(sample).length) });

async function fill(store: ResumeStore, resumes: number): Promise<void> {
  for (let i = 0; i < resumes; i += 200) {
    const some = Array.from({ length: Math.min(200, resumes - i) }, (_, k) => firstVersion(contentOf(i + k)));
    await Promise.all(some.map((first) => store.replace(undefined, first)));
  }
}

const openFolder = (folder: string) =>
  openFolderStorage({ folder, purgeLedger: `${folder}-purged.jsonl`, url: "http://service.test", signingKey: "k".repeat(32) });

type Crowd = { folder: string; resumes: number; made: number };

/** A folder of its own with so many resumes. */
async function crowd(resumes: number): Promise<Crowd> {
  const folder = await mkdtemp(`${tmpdir()}/resume-gateway-bench-`);
  const { storage, close } = await openFolder(folder);
  const start = performance.now();
  await fill(storage.resumes(signal), resumes);
  const made = resumes / ((performance.now() - start) / 1_000);
  close();
  return { folder, resumes, made };
}

const anyEmail = (resumes: number) => emailOf(Math.floor(Math.random() * resumes));

/** Microseconds of a read, and of a read and a write, beside HTTP. */
async function measureStore({ folder, resumes }: Crowd): Promise<{ read: number; write: number }> {
  const { storage, close } = await openFolder(folder);
  const store = storage.resumes(signal);
  const read = await timeOf(() => store.find(anyEmail(resumes)));
  const write = await timeOf(async (i) => {
    const stored = (await store.find(anyEmail(resumes))) as StoredResume;
    await store.replace(stored, nextVersion(stored, { ...stored.content, phone: `${i} ${performance.now()}` }));
  }, 500);
  close();
  return { read, write };
}

const httpLoads = loads.filter(([, call, connections]) => call !== download && connections <= 16);

/** Seconds that the service takes to start, and requests a second. */
async function measureService({ folder, resumes }: Crowd): Promise<{ start: number; rates: number[] }> {
  const started = performance.now();
  const { url, stop } = await startService({ environment: { STORAGE: "sqlite", DATA_DIR: folder } });
  const start = (performance.now() - started) / 1_000;
  const rates: number[] = [];
  for (const [, call, connections] of httpLoads) rates.push((await load(url, call, connections, resumes)).rate);
  await stop();
  return { start, rates };
}

async function measureSizes(): Promise<string> {
  const crowds: Crowd[] = [];
  try {
    for (const resumes of [1_000, many]) crowds.push(await crowd(resumes));
    const measured = crowds.map(() => [] as number[][]);
    for (let round = 0; round < rounds; round++) {
      for (const [i, one] of crowds.entries()) {
        const { read, write } = await measureStore(one);
        const { start, rates } = await measureService(one);
        measured[i]?.push([read, write, ...rates.map(Math.round), (read * (rates[0] ?? 0)) / 1e4, start]);
      }
    }
    const sizes = await Promise.all(crowds.map(async ({ folder }) => (await stat(`${folder}/resumes.db`)).size / 1e6));
    const names = [
      "store: find, µs",
      "store: find and replace, µs",
      ...httpLoads.map(([name, , connections]) => `${name} at ${connections}, requests/s`),
      "find's share of a GET at 1, %",
      "start, seconds",
    ];
    return table(
      `SQLite with few and many resumes of 4 kB, medians of ${rounds} interleaved rounds:`,
      ["", number(1_000), number(many), "Ratio"],
      [
        ...names.map((name, row): (string | number)[] => {
          const [few = 0, most = 0] = measured.map((all) => median(all.map((values) => values[row] as number)));
          return [name, few, most, most / few];
        }),
        ["database, MB", ...sizes, ""],
        ["made, resumes/s", ...crowds.map(({ made }) => made), ""],
      ],
    );
  } finally {
    for (const { folder } of crowds) await rm(folder, { recursive: true, force: true });
  }
}

async function measureHistory(): Promise<string> {
  const folder = await mkdtemp(`${tmpdir()}/resume-gateway-bench-`);
  const { storage, close } = await openFolder(folder);
  try {
    const store = storage.resumes(signal);
    const rows: (string | number)[][] = [];
    for (const [person, versions] of [100, 10_000].entries()) {
      let last = firstVersion(contentOf(person));
      await store.replace(undefined, last);
      for (let i = 1; i < versions; i++) {
        const next = nextVersion(last, { ...last.content, phone: String(i) });
        await store.replace(last, next);
        last = next;
      }
      const page = (before: number) => timeOf(() => store.versions(last, { before, limit: 20 }), 500);
      const one = await timeOf((i) => store.version(last, 1 + (i % versions)), 500);
      rows.push([number(versions), await page(versions + 1), await page(versions / 2), await page(21), one]);
    }
    return table(
      "Microseconds for a page of 20 versions of a history, and for one version:",
      ["Versions", "newest", "middle", "oldest", "one version"],
      rows,
    );
  } finally {
    close();
    await rm(folder, { recursive: true, force: true });
  }
}

console.log(await compareStorages());
console.log(await measureHistory());
console.log(await measureSizes());
