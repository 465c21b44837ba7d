import { DomainError } from "../../domain/errors.ts";
import type { Limited } from "../../domain/ports.ts";
import type { ServiceEnv } from "../env.ts";
import type { RenderBudget } from "../rendering/render-budget.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import { counterOf } from "./counter.ts";

/*
 * What counts as what, a minute and caller, in this process. A caller is the `sub` of who signed in; where nobody signs in, an address; and
 * nobody where there is no address, as in a Lambda.
 */

export type RateLimits = Partial<Pick<ServiceEnv, "RATE_LIMIT_WRITES" | "RATE_LIMIT_READS" | "RATE_LIMIT_RENDERS" | "RENDER_SECONDS">>;

/** Gives the variables of limits their defaults where nobody signs in: nothing is counted, but rendering where others than this machine call. */
export const limitsWithoutSignIn = (isOnLoopback: boolean): NodeJS.ProcessEnv => ({
  RATE_LIMIT_WRITES: "0",
  RATE_LIMIT_READS: "0",
  RATE_LIMIT_RENDERS: "0",
  ...(isOnLoopback && { RENDER_SECONDS: "0" }),
});

/** Calls: of a procedure that writes, of one that wants a PDF, be it rendered or stored, and of every other one on a resume. */
export function rateLimitOf(limits: RateLimits): (what: Limited, caller: string | undefined) => Promise<void> {
  const reads = counterOf(limits.RATE_LIMIT_READS, "You are reading too often");
  const counters = {
    writes: counterOf(limits.RATE_LIMIT_WRITES, "You are saving too often"),
    reads,
    // Without a limit of its own, it is a read.
    renders: limits.RATE_LIMIT_RENDERS === undefined ? reads : counterOf(limits.RATE_LIMIT_RENDERS, "You are making PDFs too often"),
  };
  return (what, caller) => counters[what].count(caller);
}

/** Time of rendering: of PDFs that are made, not of those that are stored, from where a thread begins to where it ends or is ended. */
export const renderBudgetOf = ({ RENDER_SECONDS = 0 }: RateLimits): RenderBudget =>
  counterOf(RENDER_SECONDS * 1_000, "The time that you have for making PDFs is used up");

/** Tokens of an address, signed in or not, that may be refused in a minute. */
const mostRefused = 60;

/** Refused tokens, by address: from there, no more tokens are looked at. */
export function limitRefusals(signIn: SignIn): SignIn {
  const refused = counterOf(mostRefused, "Too many tokens from your address were refused");
  return async (authorization, address) => {
    if (authorization) await refused.require(address);
    try {
      return await signIn(authorization);
    } catch (error) {
      if (error instanceof DomainError && error.challenge) await refused.charge(address, 1);
      throw error;
    }
  };
}
