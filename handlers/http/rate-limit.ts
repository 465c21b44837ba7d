import { DomainError } from "../../domain/errors/errors.ts";
import type { Limited } from "../../domain/ports.ts";
import type { ServiceEnv } from "../env.ts";
import type { RenderBudget } from "../rendering/render-budget.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import { counterOf } from "./counter.ts";

/*
 * The limits of what one caller may do in a minute, counted in this process. A caller is the `sub` of the person who signed in. Where nobody
 * signs in, a caller is an address; where there is no address, as in a Lambda, nothing is counted.
 */

export type RateLimits = Partial<Pick<ServiceEnv, "RATE_LIMIT_WRITES" | "RATE_LIMIT_READS" | "RATE_LIMIT_RENDERS" | "RENDER_SECONDS">>;

/** Returns the defaults of the limits where nobody signs in: none, but for the time of rendering where other machines can call. */
export const limitsWithoutSignIn = (isOnLoopback: boolean): NodeJS.ProcessEnv => ({
  RATE_LIMIT_WRITES: "0",
  RATE_LIMIT_READS: "0",
  RATE_LIMIT_RENDERS: "0",
  ...(isOnLoopback && { RENDER_SECONDS: "0" }),
});

/**
 * Makes the limit of calls. It counts apart those that write, those that want a file (rendered or stored), and all others on a resume. Whoever types sends
 * a preview for each keystroke: these are counted as files where files have a limit of their own, and else by the time that they take alone.
 */
export function rateLimitOf(limits: RateLimits): (what: Limited, caller: string | undefined) => Promise<void> {
  const reads = counterOf(limits.RATE_LIMIT_READS, "You are reading too often");
  const renders =
    limits.RATE_LIMIT_RENDERS === undefined ? undefined : counterOf(limits.RATE_LIMIT_RENDERS, "You are making PDFs too often");
  const counters = {
    writes: counterOf(limits.RATE_LIMIT_WRITES, "You are saving too often"),
    reads,
    // Without a limit of its own, it is a read.
    renders: renders ?? reads,
    previews: renders,
  };
  return async (what, caller) => counters[what]?.count(caller);
}

/** Makes the limit of the time for which threads render. A PDF that is stored already takes none. */
export const renderBudgetOf = ({ RENDER_SECONDS = 0 }: RateLimits): RenderBudget =>
  counterOf(RENDER_SECONDS * 1_000, "The time that you have for making PDFs is used up");

/** How many tokens from one address may be refused in a minute. */
const mostRefused = 60;

/** Counts refused tokens by address. Throws TOO_MANY_REQUESTS, without a look at the token, where too many were refused. */
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
