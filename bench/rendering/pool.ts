import { availableParallelism } from "node:os";
import type { PdfRenderer } from "../../domain/ports.ts";
import { renderPool } from "../../handlers/rendering/render-pool.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { jobOf, onePage } from "./resumes.ts";
import { table } from "./tables.ts";

/** Measures PDFs a second: made in the process itself, one after the other, and made by the pool's threads. */
export async function pool(count: number): Promise<string> {
  const threads = renderPool();
  const rates = { inline: [] as number[], pool: [] as number[] };
  // V8 goes on to optimize the code of a thread for its first few hundred PDFs.
  await many(renderer, 1, 300);
  await many(threads, 4, 600);
  for (let round = 0; round < 4; round++) {
    rates.inline.push(await many(renderer, 1, count));
    rates.pool.push(await many(threads, 4, count));
  }
  await threads.close();
  const [inline, pooled] = [Math.max(...rates.inline), Math.max(...rates.pool)];
  return table(
    `PDFs of one page a second, the best of ${rates.pool.length} times ${count}, ${availableParallelism()} cores:`,
    ["", "PDFs/s", "Ratio"],
    [
      ["In the process itself", inline, 1],
      ["Render pool", pooled, pooled / inline],
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
