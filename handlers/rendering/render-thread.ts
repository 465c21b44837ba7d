import type { MessagePort } from "node:worker_threads";
import { Piscina } from "piscina";
import type { ArchiveEntry } from "../../domain/ports.ts";
import { packedKind } from "../../formats/sources/packed-kind.ts";
import { packedBy } from "./archives/packing.ts";
import type { Packing, Rendering } from "./render-budget.ts";
import { renderer } from "./renderer.ts";
import { readingProcess } from "./sent-files/reading-process.ts";
import { orRefused } from "./sent-files/resume-reader.ts";

/** Of a thread, in MB: a resume that wants more ends its thread, not the process. */
const maxHeap = 512;

/** Of a thread, in MB, so that what a render leaves behind is collected once: with the usual 48 it takes a fourth longer. */
const youngHeap = 96;

/**
 * Makes a renderer and reporter of a thread of its own, which starts with its first work. Work whose signal fires is ended with its thread,
 * and another takes the thread's place.
 */
export function renderThread(): Rendering & Packing & { close(): Promise<void> } {
  const thread = new Piscina({
    filename: new URL("./thread-entry.mjs", import.meta.url).href,
    execArgv: [],
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: Number.POSITIVE_INFINITY,
    resourceLimits: { maxOldGenerationSizeMb: maxHeap, maxYoungGenerationSizeMb: youngHeap },
    // A thread that waits by Atomics.wait would leave React's own timers waiting as well.
    atomics: "disabled",
  });
  const packedFiles = readingProcess();
  async function run(
    name: "render" | "write" | "report" | "understand" | "pack",
    work: unknown[],
    signal: AbortSignal,
    moved: (ArrayBuffer | MessagePort)[] = [],
  ) {
    try {
      return await thread.run(work, { name, signal, transferList: moved });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  }
  return {
    fingerprint: renderer.fingerprint,
    render: (document, signal) => run("render", [document], signal),
    write: (document, signal) => run("write", [document], signal),
    report: (document, pdf, signal) => run("report", [document, pdf], signal),
    async readResume(file, signal) {
      if (packedKind(file.bytes)) return packedFiles.readResume(file, signal);
      // Its own bytes, that can move to the thread: a small file shares those of others.
      const bytes = file.bytes.byteLength === file.bytes.buffer.byteLength ? file.bytes : file.bytes.slice();
      return orRefused(await run("understand", [{ ...file, bytes }], signal, [bytes.buffer as ArrayBuffer]));
    },
    pack: (entries: AsyncIterable<ArchiveEntry>, signal) => packedBy((port) => run("pack", [port], signal, [port]), entries),
    async close() {
      packedFiles.close();
      await thread.destroy();
    },
  };
}
