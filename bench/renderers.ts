/**
 * What a PDF costs, beside other ways to make one. Part of `npm run bench`; `--write` puts the tables into docs/performance.md.
 * COUNT is the number of rounds.
 */
import { byPages } from "./rendering/by-pages.ts";
import { coldStart } from "./rendering/cold-start.ts";
import { compare } from "./rendering/compare.ts";
import { download } from "./rendering/download.ts";
import { heap } from "./rendering/heap.ts";
import { pool } from "./rendering/pool.ts";
import { profile } from "./rendering/profile.ts";
import { sent } from "./rendering/sent.ts";
import { writeTables } from "./rendering/tables.ts";

// As in production, before React is loaded.
process.env.NODE_ENV = "production";

const count = Number(process.env.COUNT ?? 30);
const tables: string[] = [];
const steps = [
  () => compare(count),
  () => coldStart(7),
  () => byPages(Math.ceil(count / 6)),
  () => pool(count * 3),
  () => heap(),
  () => profile(count * 10),
  () => download(count),
  () => sent(count),
];
for (const step of steps) {
  for (const found of [await step()].flat()) {
    console.log(`${found}\n`);
    tables.push(found);
  }
}
if (process.argv.includes("--write")) await writeTables(tables);
