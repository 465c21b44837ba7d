import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { DomainError } from "../../domain/errors.ts";
import type { Limited, RateLimit } from "../../domain/ports.ts";

const words: Record<Limited, string> = { writes: "saving", renders: "making PDFs" };

/** Counts in this process how often each caller does something in a minute; 0 is no limit. */
export function rateLimitInMemory(limits: Record<Limited, number>): RateLimit {
  const memoryOf = (points: number) => (points > 0 ? new RateLimiterMemory({ points, duration: 60 }) : undefined);
  const limiters = { writes: memoryOf(limits.writes), renders: memoryOf(limits.renders) };
  return async (what, { sub }) => {
    try {
      await limiters[what]?.consume(sub);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const retryAfter = Math.ceil(refusal.msBeforeNext / 1000);
      throw new DomainError("TOO_MANY_REQUESTS", `You are ${words[what]} too often; wait ${retryAfter} s.`, { retryAfter });
    }
  };
}
