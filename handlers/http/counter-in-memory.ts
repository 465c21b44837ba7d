import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { DomainError } from "../../domain/errors/errors.ts";
import type { Counter } from "./counter.ts";

/** Counts points for each caller, in this process. The time for which they count, in seconds, begins with a caller's first point. */
export function counterInMemory(points: number, refusal: string, duration: number): Counter {
  const limiter = new RateLimiterMemory({ points, duration });
  const refuse = ({ msBeforeNext }: RateLimiterRes): never => {
    const retryAfter = Math.ceil(msBeforeNext / 1000);
    throw new DomainError("TOO_MANY_REQUESTS", `${refusal}; wait ${retryAfter} s.`, { retryAfter });
  };
  return {
    async count(caller) {
      try {
        await limiter.consume(caller);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        refuse(error);
      }
    },
    async require(caller) {
      const used = await limiter.get(caller);
      if (used && used.consumedPoints >= points) refuse(used);
    },
    async charge(caller, used) {
      await limiter.penalty(caller, used);
    },
  };
}
