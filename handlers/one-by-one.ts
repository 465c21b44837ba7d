import { DomainError } from "../domain/errors/errors.ts";
import type { OneByOne } from "../domain/ports.ts";

/** How much work of one key may wait. */
const mostWaiting = 128;

/** Lets work of the same key in this process go one by one, first come, first served. Work of other keys does not wait for it. */
export function oneByOne(): OneByOne {
  /** What starts the work that waits, by key. A key is there while work of it is under way. */
  const queues = new Map<string, (() => void)[]>();

  async function turn(key: string, signal: AbortSignal): Promise<void> {
    const queue = queues.get(key);
    if (!queue) {
      queues.set(key, []);
      return;
    }
    if (queue.length >= mostWaiting) {
      throw new DomainError("SERVICE_UNAVAILABLE", "Too many writers are saving this resume at once; try again.");
    }
    await new Promise<void>((resolve, reject) => {
      const start = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        queue.splice(queue.indexOf(start), 1);
        reject(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      queue.push(start);
    });
  }

  function next(key: string): void {
    const start = queues.get(key)?.shift();
    if (start) start();
    else queues.delete(key);
  }

  return async (key, signal, work) => {
    signal.throwIfAborted();
    await turn(key, signal);
    let isOver = false;
    const end = () => {
      if (!isOver) next(key);
      isOver = true;
    };
    // Work that does not heed its deadline holds nobody up.
    signal.addEventListener("abort", end, { once: true });
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      signal.removeEventListener("abort", end);
      end();
    }
  };
}
