import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { table } from "./tables.ts";

/** Whether memory grows with the number of PDFs made. */
export function heap(): string {
  const program = fileURLToPath(new URL("heap-process.ts", import.meta.url));
  const output = execFileSync(process.execPath, ["--expose-gc", "--import", "tsx", program], {
    env: { ...process.env, NODE_ENV: "production" },
    encoding: "utf8",
  });
  const rows: number[][] = JSON.parse(output);
  return table("Memory after so many PDFs of one page, garbage collected:", ["PDFs", "Heap MB", "Buffers MB", "RSS MB"], rows);
}
