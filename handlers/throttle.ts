import type { RateLimiterMemory } from "rate-limiter-flexible";
import { DomainError } from "../domain/errors.ts";
import type { Limited, Throttle } from "../domain/ports.ts";

const words: Record<Limited, string> = { writes: "saving", renders: "making PDFs" };

type Limiters = Record<Limited, RateLimiterMemory | undefined>;

/** So many a minute for each caller, counted in this process; 0 is no limit. The limiter is loaded when there is something to count. */
export function throttleOf(limits: Record<Limited, number>): Throttle {
  let limiters: Promise<Limiters> | undefined;
  return async (what, { sub }) => {
    if (limits[what] === 0) return;
    const { RateLimiterRes } = await import("rate-limiter-flexible");
    limiters ??= limitersOf(limits);
    const limiter = (await limiters)[what];
    try {
      await limiter?.consume(sub);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const retryAfter = Math.ceil(refusal.msBeforeNext / 1000);
      throw new DomainError("TOO_MANY_REQUESTS", `You are ${words[what]} too often; wait ${retryAfter} s.`, { retryAfter });
    }
  };
}

async function limitersOf(limits: Record<Limited, number>): Promise<Limiters> {
  const { RateLimiterMemory } = await import("rate-limiter-flexible");
  const limiterOf = (points: number) => (points > 0 ? new RateLimiterMemory({ points, duration: 60 }) : undefined);
  return { writes: limiterOf(limits.writes), renders: limiterOf(limits.renders) };
}
