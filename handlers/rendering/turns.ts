import { DomainError } from "../../domain/errors/errors.ts";

/** How many renders may wait: those of one caller, and those of all callers, short ones and long ones apart. */
export const mostWaiting = { each: 20, all: 200 };

type Ask = {
  /** Whose turn it takes. */
  caller: string;
  /** Whether it is over soon, so that others hardly wait for it. */
  isShort: boolean;
  /** Takes it out of the queue. */
  signal: AbortSignal;
};

type Waiting<Thread> = Ask & { start(thread: Thread): void };

/**
 * Does `work` with a thread when its turn comes. Rejects with the signal's reason when that fires before, and with SERVICE_UNAVAILABLE at
 * once when too many wait.
 */
export type InTurn<Thread> = <Result>(ask: Ask, work: (thread: Thread) => Promise<Result>) => Promise<Result>;

/** How many renders wait, and how many are under way: of those that are over soon, and of the others. */
export type Lanes = Record<"short" | "long", { waiting: number; running: number }>;

/**
 * Shares threads fairly: callers take turns, and each has one render at a time, behind which its others wait. Of several threads, the first
 * takes short renders only; a single thread takes short renders first.
 */
export function turnsAt<Thread>(
  threads: readonly Thread[],
  refusal = "Too many PDFs are being made right now; try again in a moment.",
): { inTurn: InTurn<Thread>; lanes: () => Lanes } {
  /** The waiting renders by caller. The first caller is the next: who has been served goes to the end. */
  const queues = new Map<string, Waiting<Thread>[]>();
  const served = new Set<string>();
  const busy = new Map<Thread, Ask>();

  function nextFor(thread: Thread): Waiting<Thread> | undefined {
    const ready = [...queues].flatMap(([caller, [first]]) => (first && !served.has(caller) ? [first] : []));
    const short = ready.find(({ isShort }) => isShort);
    if (threads.length === 1) return short ?? ready[0];
    return thread === threads[0] ? short : ready[0];
  }

  function serve() {
    for (const thread of threads) {
      const next = busy.has(thread) ? undefined : nextFor(thread);
      if (!next) continue;
      leave(next);
      served.add(next.caller);
      busy.set(thread, next);
      next.start(thread);
    }
  }

  const waitingIn = (isShort: boolean) => [...queues.values()].flat().filter((waiting) => waiting.isShort === isShort).length;

  function laneOf(isShort: boolean) {
    const running = [...busy.values()].filter((ask) => ask.isShort === isShort).length;
    return { waiting: waitingIn(isShort), running };
  }

  function isOneTooMany({ caller, isShort }: Ask): boolean {
    return waitingIn(isShort) > mostWaiting.all || (queues.get(caller) ?? []).length > mostWaiting.each;
  }

  function leave(waiting: Waiting<Thread>) {
    const others = (queues.get(waiting.caller) ?? []).filter((other) => other !== waiting);
    if (others.length > 0) queues.set(waiting.caller, others);
    else queues.delete(waiting.caller);
  }

  function release(thread: Thread, caller: string) {
    busy.delete(thread);
    served.delete(caller);
    const others = queues.get(caller);
    if (others) {
      queues.delete(caller);
      queues.set(caller, others);
    }
    serve();
  }

  const turnOf = (ask: Ask) =>
    new Promise<Thread>((resolve, reject) => {
      const giveUp = (reason: unknown) => {
        leave(waiting);
        reject(reason);
      };
      const onAbort = () => giveUp(ask.signal.reason);
      const start = (thread: Thread) => {
        ask.signal.removeEventListener("abort", onAbort);
        resolve(thread);
      };
      const waiting = { ...ask, start };
      ask.signal.addEventListener("abort", onAbort, { once: true });
      queues.set(ask.caller, [...(queues.get(ask.caller) ?? []), waiting]);
      serve();
      if (queues.get(ask.caller)?.includes(waiting) && isOneTooMany(ask)) {
        ask.signal.removeEventListener("abort", onAbort);
        giveUp(new DomainError("SERVICE_UNAVAILABLE", refusal, { retryAfter: 5 }));
      }
    });

  const inTurn: InTurn<Thread> = async (ask, work) => {
    ask.signal.throwIfAborted();
    const thread = await turnOf(ask);
    try {
      return await work(thread);
    } finally {
      release(thread, ask.caller);
    }
  };
  return { inTurn, lanes: () => ({ short: laneOf(true), long: laneOf(false) }) };
}
