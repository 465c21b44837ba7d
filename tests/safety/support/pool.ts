import type { RenderBudget } from "../../../handlers/rendering/render-budget.ts";
import { renderPool } from "../../../handlers/rendering/render-pool.ts";

/** A render pool that closes at the end of its block. */
export function aPool(budget?: RenderBudget) {
  const pool = renderPool(budget);
  return { ...pool, [Symbol.asyncDispose]: pool.close };
}

/** A budget that remembers whom it charged, and has something left until it is spent. */
export function aBudget() {
  const charged: (string | undefined)[] = [];
  let isLeft = true;
  const budget: RenderBudget = {
    require: async (caller) => {
      if (!isLeft) throw new Error(`${caller} has nothing left`);
    },
    charge: async (caller) => void charged.push(caller),
  };
  const spend = () => {
    isLeft = false;
  };
  return { budget, charged, spend };
}
