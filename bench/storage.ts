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

async function growTo(store: ResumeStore, from: number, to: number): Promise<void> {
  for (let i = from; i < to; i += 200) {
    const some = Array.from({ length: Math.min(200, to - i) }, (_, k) => firstVersion(contentOf(i + k)));
    await Promise.all(some.map((first) => store.replace(undefined, first)));
  }
}

const anyEmail = (resumes: number) => emailOf(Math.floor(Math.random() * resumes));

async function measureSizes(): Promise<string> {
  const folder = await mkdtemp(`${tmpdir()}/resume-gateway-bench-`);
  const columns: (string | number)[][] = [];
  let grown = 0;
  try {
    for (const resumes of [1_000, many]) {
      const { storage, close } = await openFolderStorage({
        folder,
        purgeLedger: `${folder}-purged.jsonl`,
        url: "http://service.test",
        signingKey: "k".repeat(32),
      });
      const store = storage.resumes(signal);
      const start = performance.now();
      await growTo(store, grown, resumes);
      const rate = ((resumes - grown) / (performance.now() - start)) * 1_000;
      grown = resumes;
      const read = await timeOf(() => store.find(anyEmail(resumes)));
      const write = await timeOf(async (i) => {
        const stored = (await store.find(anyEmail(resumes))) as StoredResume;
        await store.replace(stored, nextVersion(stored, { ...stored.content, phone: String(i) }));
      }, 500);
      close();
      const { size } = await stat(`${folder}/resumes.db`);
      const started = performance.now();
      const { url, stop } = await startService({ environment: { STORAGE: "sqlite", DATA_DIR: folder } });
      const startMs = performance.now() - started;
      const http: number[] = [];
      for (const [call, connections] of [
        [get, 1],
        [get, 16],
        [put, 1],
        [put, 16],
      ] as const) {
        http.push(Math.round((await load(url, call, connections, resumes)).rate));
      }
      await stop();
      const share = (read * (http[0] ?? 0)) / 1e4;
      columns.push([read, write, ...http, share, startMs / 1_000, size / 1e6, rate]);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const names = [
    "store: find, µs",
    "store: find and replace, µs",
    "GET at 1 connection, requests/s",
    "GET at 16",
    "PUT at 1",
    "PUT at 16",
    "find's share of a GET at 1, %",
    "start, seconds",
    "database, MB",
    "made, resumes/s",
  ];
  return table(
    "SQLite with few and many resumes of 4 kB:",
    ["", number(1_000), number(many)],
    names.map((name, i) => [name, ...columns.map((column) => column[i])]),
  );
}

async function measureHistory(): Promise<string> {
  const folder = await mkdtemp(`${tmpdir()}/resume-gateway-bench-`);
  const { storage, close } = await openFolderStorage({
    folder,
    purgeLedger: `${folder}-purged.jsonl`,
    url: "http://service.test",
    signingKey: "k".repeat(32),
  });
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
