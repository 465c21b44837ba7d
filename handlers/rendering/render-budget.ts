import type { PdfRenderer } from "../../domain/ports.ts";

/** How much rendering each caller has left. A caller who is undefined is not counted. */
export type RenderBudget = {
  /** Rejects with TOO_MANY_REQUESTS when nothing is left. */
  require(caller: string | undefined): Promise<void>;
  /** Takes milliseconds of rendering off. */
  charge(caller: string | undefined, ms: number): Promise<void>;
};

export const unlimited: RenderBudget = { require: async () => {}, charge: async () => {} };

/** Charges callers for the time that their renders take, those that fail as well. */
export const charging = (budget: RenderBudget, renderer: PdfRenderer): PdfRenderer => ({
  ...renderer,
  async render(document, signal, caller) {
    await budget.require(caller);
    const start = performance.now();
    try {
      return await renderer.render(document, signal, caller);
    } finally {
      await budget.charge(caller, performance.now() - start);
    }
  },
});
