import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { table } from "./tables.ts";

/** Whether memory grows with the number of PDFs made, and what a render thread adds to that of its process. */
export function heap(): string {
  const inProcess = rowsBy("process");
  const inThread = rowsBy("thread");
  const rows = inProcess.map(([done, heap, buffers], i) => [done, heap, buffers, inThread[i]?.[3]]);
  const head = ["PDFs", "Heap MB", "Buffers MB", "RSS that a render thread adds, MB"];
  return table("Memory after so many PDFs of one and three pages in three scripts, garbage of the heap collected:", head, rows);
}

/** Returns how many PDFs were made each time, and the MB of heap, buffers and what was added to the process by then. */
function rowsBy(renderer: "process" | "thread"): number[][] {
  const program = fileURLToPath(new URL("heap-process.ts", import.meta.url));
  const output = execFileSync(process.execPath, ["--expose-gc", "--import", "tsx", program, renderer], {
    env: { ...process.env, NODE_ENV: "production" },
    encoding: "utf8",
  });
  return JSON.parse(output);
}
