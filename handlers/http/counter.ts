/** Counts points. Each caller has a number of them in some time. */
export type Counter<Caller = string> = {
  /** Takes a point. Rejects with TOO_MANY_REQUESTS and the seconds to wait when none is left. */
  count(caller: Caller): Promise<void>;
  /** Takes no point. Rejects in the same way when none is left. */
  require(caller: Caller): Promise<void>;
  /** Takes points, even if fewer are left; gives them back where they are negative. */
  charge(caller: Caller, points: number): Promise<void>;
};

/**
 * Makes a counter of this many points in a minute, or in so many seconds; 0 and undefined are no limit. A caller who is undefined is not counted.
 * The code that counts is loaded when there is something to count.
 */
export function counterOf(points: number | undefined, refusal: string, seconds = 60): Counter<string | undefined> {
  let loaded: Promise<Counter> | undefined;
  const counting = async (caller: string | undefined, use: (counter: Counter, caller: string) => Promise<void>) => {
    if (!points || caller === undefined) return;
    loaded ??= import("./counter-in-memory.ts").then(({ counterInMemory }) => counterInMemory(points, refusal, seconds));
    await use(await loaded, caller);
  };
  return {
    count: (caller) => counting(caller, (counter, known) => counter.count(known)),
    require: (caller) => counting(caller, (counter, known) => counter.require(known)),
    charge: (caller, used) => counting(caller, (counter, known) => counter.charge(known, used)),
  };
}
