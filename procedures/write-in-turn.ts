import { setTimeout as sleep } from "node:timers/promises";
import { DomainError } from "../domain/errors/errors.ts";
import type { Context } from "./trpc.ts";

/** Only writers of other processes can come first: those of this one take turns. Attempts wait for a third of a second in all. */
const maxAttempts = 5;

/**
 * Makes a write of the resume under `email` when those that came before it in this process are done. An attempt to read and write that
 * returns undefined says that another writer came first: it is made again. Throws SERVICE_UNAVAILABLE when every attempt says so, or when too
 * many writes wait, and the reason of `ctx.signal` once that has fired.
 */
export const writeInTurn = <Result>(ctx: Context, email: string, attempt: () => Promise<Result | undefined>): Promise<Result> =>
  ctx.oneByOne(email, ctx.signal, async () => {
    for (let made = 1; ; made++) {
      const result = await attempt();
      if (result !== undefined) return result;
      if (made === maxAttempts) break;
      await sleep(Math.random() * 20 * 2 ** made, undefined, { signal: ctx.signal });
    }
    throw new DomainError("SERVICE_UNAVAILABLE", "Too many writers are saving this resume at once; try again.");
  });
