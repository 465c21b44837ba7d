import { availableParallelism } from "node:os";
import type { Archiver, FileDocument, PdfDocument } from "../../domain/ports.ts";
import { charging, chargingPacks, type RenderBudget, type Rendering, unlimited } from "./render-budget.ts";
import { isReadSoon, isShort } from "./render-estimate.ts";
import { renderThread } from "./render-thread.ts";
import { renderer } from "./renderer.ts";
import { type Lanes, turnsAt } from "./turns.ts";

/** However many cores there are: each thread has fonts and layouts of its own in memory. */
const mostThreads = 4;

/**
 * Makes a renderer and reporter of a thread a core, so that the service answers other calls meanwhile. Callers take turns at the threads, and a thread is
 * kept for short renders. Too many renders that wait are refused with SERVICE_UNAVAILABLE, those of a caller without budget with
 * TOO_MANY_REQUESTS.
 */
export function renderPool(budget: RenderBudget = unlimited): Rendering & { archive: Archiver; lanes(): Lanes; close(): Promise<void> } {
  const threads = Array.from({ length: Math.min(availableParallelism(), mostThreads) }, renderThread);
  const { inTurn, lanes } = turnsAt(threads.map((thread) => ({ ...charging(budget, thread), ...chargingPacks(budget, thread) })));
  // An archive takes much memory: there is one at a time.
  const archives = turnsAt(["one"], "Too many archives are being made right now; try again in a moment.");
  async function askFor(document: PdfDocument | FileDocument, signal: AbortSignal, caller: string | undefined, left?: AbortSignal) {
    // Before it waits in vain. What it waits behind may use up the rest.
    await budget.require(caller);
    return { caller: caller ?? "", isShort: isShort(document), signal: left ? AbortSignal.any([signal, left]) : signal };
  }
  return {
    lanes,
    fingerprint: renderer.fingerprint,
    // What is under way when its caller leaves is finished: to end it would end the thread, and the next would wait for another.
    async render(document, signal, caller, left) {
      return inTurn(await askFor(document, signal, caller, left), (thread) => thread.render(document, signal, caller));
    },
    async write(document, signal, caller, left) {
      return inTurn(await askFor(document, signal, caller, left), (thread) => thread.write(document, signal, caller));
    },
    // To read a file takes no longer than to make it.
    async report(document, pdf, signal, caller) {
      return inTurn(await askFor(document, signal, caller), (thread) => thread.report(document, pdf, signal, caller));
    },
    async readResume(file, signal, caller) {
      await budget.require(caller);
      return inTurn({ caller: caller ?? "", isShort: isReadSoon(file), signal }, (thread) => thread.readResume(file, signal, caller));
    },
    async archive(entries, keep, signal, caller) {
      await budget.require(caller);
      const ask = { caller: caller ?? "", isShort: false, signal };
      return archives.inTurn(ask, async () => keep(await inTurn(ask, (thread) => thread.pack(entries, signal, caller))));
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
