import type { Limited, Throttle } from "../../domain/ports.ts";

/** So many a minute for each caller; 0 is no limit. What counts is loaded when there is something to count. */
export function throttleOf(limits: Record<Limited, number>): Throttle {
  let limiter: Promise<Throttle> | undefined;
  return async (what, caller) => {
    if (limits[what] === 0) return;
    limiter ??= import("./rate-limit-in-memory.ts").then(({ limiterOf }) => limiterOf(limits));
    await (await limiter)(what, caller);
  };
}
