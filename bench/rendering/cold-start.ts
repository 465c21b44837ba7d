import { bundled, filesBeside } from "./bundled.ts";
import { median } from "./measures.ts";
import { ours, peersHere, stock, typst } from "./peers.ts";
import { jobOf, onePage } from "./resumes.ts";
import { startPeer } from "./start-peer.ts";
import { table } from "./tables.ts";

/** From the start of a process to its first PDF, with all that is read and compiled for it; each peer bundled and minified alike. */
export async function coldStart(runs: number): Promise<string> {
  const here = peersHere();
  await filesBeside();
  const wanted = [ours, stock, typst].filter((peer) => here.includes(peer));
  const peers = await Promise.all(wanted.map(bundled));
  const times = new Map<string, number[]>();
  // The first run fills the caches of the disk.
  for (let run = -1; run < runs; run++) {
    for (const peer of peers) {
      const start = performance.now();
      const running = startPeer(peer);
      await running.ask(jobOf(onePage));
      const ms = performance.now() - start;
      await running.stop();
      if (run >= 0) times.set(peer.name, [...(times.get(peer.name) ?? []), ms]);
    }
  }
  const base = median(times.get(ours.name) ?? []);
  const rows = [...times].map(([name, values]) => [name, median(values), Math.min(...values), median(values) / base]);
  return table(`A new process and its first PDF, one page, ${runs} runs:`, ["Renderer", "Median ms", "Min ms", "Ratio to ours"], rows);
}
