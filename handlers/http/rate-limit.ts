import type { Limited, RateLimit } from "../../domain/ports.ts";

/** Limits how often each caller may do something in a minute; 0 is no limit. The counter loads when there is something to count. */
export function rateLimitOf(limits: Record<Limited, number>): RateLimit {
  let inMemory: Promise<RateLimit> | undefined;
  return async (what, caller) => {
    if (limits[what] === 0) return;
    inMemory ??= import("./rate-limit-in-memory.ts").then(({ rateLimitInMemory }) => rateLimitInMemory(limits));
    await (await inMemory)(what, caller);
  };
}
