/** Renders, in the process itself or in a thread of the render pool, and says as JSON what memory it has then. */
import { setTimeout } from "node:timers/promises";
import { renderThread } from "../../handlers/rendering/render-thread.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { cases, jobOf } from "./resumes.ts";

const { signal } = new AbortController();
const inputs = Object.values(cases);
const thread = renderThread();
const by = process.argv[2] === "thread" ? thread : renderer;
const before = process.memoryUsage.rss();
const rows: number[][] = [];
for (let done = 1; done <= 1000; done++) {
  const { resume } = jobOf(inputs[done % inputs.length] as (typeof inputs)[number], "paragraphs");
  await by.render({ content: resume, template: "classic", page_size: "A4" }, signal);
  if (![10, 100, 1000].includes(done)) continue;
  // What waits for a turn of the loop is let go of first.
  await setTimeout(50);
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  rows.push([done, ...[heapUsed, external, rss - before].map((bytes) => bytes / 2 ** 20)]);
}
await thread.close();
console.log(JSON.stringify(rows));
