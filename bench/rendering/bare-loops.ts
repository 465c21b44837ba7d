import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** Counts as long as it is told to, and collects no garbage. */
const loop = `
  const { parentPort } = require("node:worker_threads");
  parentPort.on("message", (ms) => {
    let count = 0;
    for (const end = performance.now() + ms; performance.now() < end; count++) for (let i = 0; i < 1e5; i++) Math.sqrt(i);
    parentPort.postMessage(count);
  });`;

/** Starts threads that do nothing but count: what as many of them do is the most that this machine can gain by threads. */
export function bareLoops(threads: number) {
  const workers = Array.from({ length: threads }, () => new Worker(loop, { eval: true }));
  return {
    /** Returns how far the first `used` threads count together. */
    async count(used: number, ms: number): Promise<number> {
      const counts = workers.slice(0, used).map(async (worker) => {
        worker.postMessage(ms);
        const [count] = await once(worker, "message");
        return count as number;
      });
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
    },
    async close(): Promise<void> {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
