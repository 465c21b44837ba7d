import type { AtsReporter } from "../../domain/ats/ats-reporter.ts";
import type { ArchiveEntry, FileWriter, PdfRenderer, ResumeReader } from "../../domain/ports.ts";

/** All that takes turns and time. */
export type Rendering = PdfRenderer & FileWriter & AtsReporter & ResumeReader;

/** Packs files into an archive, which takes turns and time as well. */
export type Packing = { pack(entries: AsyncIterable<ArchiveEntry>, signal: AbortSignal, caller?: string): Promise<Uint8Array> };

/** How much rendering each caller has left. A caller who is undefined is not counted. */
export type RenderBudget = {
  /** Rejects with TOO_MANY_REQUESTS when nothing is left. */
  require(caller: string | undefined): Promise<void>;
  /** Takes milliseconds of rendering off. */
  charge(caller: string | undefined, ms: number): Promise<void>;
};

export const unlimited: RenderBudget = { require: async () => {}, charge: async () => {} };

/** Does work on the time of a caller. */
const chargedTo =
  (budget: RenderBudget) =>
  async <Result>(caller: string | undefined, work: () => Promise<Result>): Promise<Result> => {
    await budget.require(caller);
    const start = performance.now();
    try {
      return await work();
    } finally {
      await budget.charge(caller, performance.now() - start);
    }
  };

/** Charges callers for the time that their renders and reports take, those that fail as well. */
export function charging(budget: RenderBudget, { fingerprint, render, write, report, readResume }: Rendering): Rendering {
  const charged = chargedTo(budget);
  return {
    fingerprint,
    render: (document, signal, caller) => charged(caller, () => render(document, signal, caller)),
    write: (document, signal, caller) => charged(caller, () => write(document, signal, caller)),
    report: (document, pdf, signal, caller) => charged(caller, () => report(document, pdf, signal, caller)),
    readResume: (file, signal, caller) => charged(caller, () => readResume(file, signal, caller)),
  };
}

/** Charges callers for the time of packing, as of rendering. */
export function chargingPacks(budget: RenderBudget, { pack }: Packing): Packing {
  const charged = chargedTo(budget);
  return { pack: (entries, signal, caller) => charged(caller, () => pack(entries, signal, caller)) };
}
