/** Renders, and says as JSON what memory it has then. */
import { setTimeout } from "node:timers/promises";
import { peer } from "../peers/ours.ts";
import { jobOf, onePage } from "./resumes.ts";

const rows: number[][] = [];
for (let done = 1; done <= 1000; done++) {
  await peer(jobOf(onePage, "paragraphs"));
  if (![10, 100, 1000].includes(done)) continue;
  // What waits for a turn of the loop is let go of first.
  await setTimeout(50);
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  rows.push([done, ...[heapUsed, external, rss].map((bytes) => bytes / 2 ** 20)]);
}
console.log(JSON.stringify(rows));
