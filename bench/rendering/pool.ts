import { availableParallelism } from "node:os";
import type { PdfRenderer } from "../../domain/ports.ts";
import { renderPool } from "../../handlers/rendering/render-pool.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { bareLoops } from "./bare-loops.ts";
import { jobOf, onePage } from "./resumes.ts";
import { table } from "./tables.ts";

/** Milliseconds that bare loops count in each round. */
const counted = 500;

/** Measures PDFs a second: made in the process itself, one after the other, and by the pool's threads; and what threads can gain here at all. */
export async function pool(count: number): Promise<string> {
  const threads = renderPool();
  const cores = availableParallelism();
  const loops = bareLoops(cores);
  const rates = { inline: [] as number[], pool: [] as number[], loop: [] as number[], loops: [] as number[] };
  // V8 goes on to optimize the code of a thread for its first few hundred PDFs.
  await many(renderer, 1, 300);
  await many(threads, 4, 600);
  for (let round = 0; round < 4; round++) {
    rates.inline.push(await many(renderer, 1, count));
    rates.pool.push(await many(threads, 4, count));
    rates.loop.push(await loops.count(1, counted));
    rates.loops.push(await loops.count(cores, counted));
  }
  await Promise.all([threads.close(), loops.close()]);
  const [inline, pooled] = [Math.max(...rates.inline), Math.max(...rates.pool)];
  return table(
    `PDFs of one page a second, the best of ${rates.pool.length} times ${count}, ${cores} cores:`,
    ["", "PDFs/s", "Ratio"],
    [
      ["In the process itself", inline, 1],
      ["Render pool", pooled, pooled / inline],
      [`A loop without garbage, in ${cores} threads in place of one`, undefined, Math.max(...rates.loops) / Math.max(...rates.loop)],
    ],
  );
}

/** Renders `count` PDFs, `atATime` at a time, and returns how many that is a second. */
async function many(by: PdfRenderer, atATime: number, count: number): Promise<number> {
  const { signal } = new AbortController();
  let left = count;
  const start = performance.now();
  const work = async (_: unknown, i: number) => {
    while (left-- > 0) {
      const { resume } = jobOf(onePage);
      await by.render({ content: resume, template: "classic", page_size: "A4" }, signal, `caller ${i}`);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return (count / (performance.now() - start)) * 1000;
}
