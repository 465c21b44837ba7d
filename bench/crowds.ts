/**
 * SQLite with few and many resumes, and with a long history: `npm ci --prefix bench && node --import tsx bench/crowds.ts`; ROUNDS, SECONDS,
 * RESUMES (100,000).
 */
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import type { ResumeStore } from "../domain/ports.ts";
import { resumeContent } from "../domain/resume.ts";
import { firstVersion, nextVersion, type StoredResume } from "../domain/stored-resume.ts";
import { makeSecrets } from "../handlers/local/secrets.ts";
import sample from "../scripts/sample-resume.json" with { type: "json" };
import { openFolderStorage } from "../storage/folder-storage.ts";
import { download, emailOf, load, loads, median } from "./loads.ts";
import { table } from "./rendering/tables.ts";
import { startService } from "./service.ts";

const rounds = Number(process.env.ROUNDS ?? 3);
const many = Number(process.env.RESUMES ?? 100_000);
const signal = new AbortController().signal;
const number = (value: number) => value.toLocaleString("en");

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
  await makeSecrets(folder);
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
  // While it warms up, nothing is counted.
  for (const [, call, connections] of httpLoads) await load(url, call, connections, resumes);
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

console.log(await measureHistory());
console.log(await measureSizes());
