import { availableParallelism } from "node:os";
import { Piscina } from "piscina";
import { DomainError } from "../../domain/errors.ts";
import type { PdfRenderer } from "../../domain/ports.ts";
import { renderer } from "./renderer.ts";

/** Renders that may wait for a thread: more would only meet their deadlines in the queue. */
const maxWaiting = 20;

/** However many cores there are: each thread has fonts and layouts of its own in memory. */
const mostThreads = 4;

/** Of a thread, in MB: a resume that wants more ends its thread, not the process. */
const maxHeap = 512;

/** Of a thread, in MB, so that what a render leaves behind is collected once: with the usual 48 it takes a fourth longer. */
const youngHeap = 96;

/** What failed in a thread. Its kind does not come across, and its message may quote the resume: the place is left for the log. */
class RenderFault extends Error {
  override readonly name = "RenderFault";

  constructor({ message, stack = "" }: Error) {
    super("A PDF could not be rendered.");
    this.stack = stack.replace(message, "");
  }
}

/**
 * A renderer of a thread a core, started when they are wanted, so that the service answers other calls meanwhile. A render whose signal fires
 * is ended with its thread, and another takes the thread's place. Behind a full queue a render is refused at once, with SERVICE_UNAVAILABLE.
 */
export function renderPool(): PdfRenderer & { close(): Promise<void> } {
  const pool = new Piscina({
    filename: new URL("./render-thread.mjs", import.meta.url).href,
    execArgv: [],
    minThreads: 0,
    maxThreads: Math.min(availableParallelism(), mostThreads),
    idleTimeout: Number.POSITIVE_INFINITY,
    resourceLimits: { maxOldGenerationSizeMb: maxHeap, maxYoungGenerationSizeMb: youngHeap },
    // A thread that waits by Atomics.wait would leave React's own timers waiting as well.
    atomics: "disabled",
  });
  return {
    fingerprint: renderer.fingerprint,
    async render(document, signal) {
      if (pool.queueSize >= maxWaiting) {
        const message = "Too many PDFs are being made right now; try again in a moment.";
        throw new DomainError("SERVICE_UNAVAILABLE", message, { retryAfter: 5 });
      }
      try {
        return await pool.run(document, { signal });
      } catch (error) {
        signal.throwIfAborted();
        throw new RenderFault(error as Error);
      }
    },
    close: () => pool.destroy(),
  };
}
