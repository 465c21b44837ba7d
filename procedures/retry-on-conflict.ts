import { setTimeout as sleep } from "node:timers/promises";
import { DomainError } from "../domain/errors.ts";
import type { Context } from "./trpc.ts";

/** Attempts take about ten seconds in all, unless the deadline comes first. */
const maxAttempts = 40;

/**
 * Repeats an attempt to read and write for as long as it returns undefined, which says that another writer came first. Throws
 * SERVICE_UNAVAILABLE when every attempt did, and the reason of `ctx.signal` once that has fired.
 */
export async function retryOnConflict<Result>(ctx: Context, attempt: () => Promise<Result | undefined>): Promise<Result> {
  for (let made = 0; made < maxAttempts; made++) {
    const result = await attempt();
    if (result !== undefined) return result;
    await sleep(Math.random() * Math.min(20 * 2 ** made, 500), undefined, { signal: ctx.signal });
  }
  throw new DomainError("SERVICE_UNAVAILABLE", "Too many writers are saving this resume at once; try again.");
}
