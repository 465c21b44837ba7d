/** How many requests begin at a time, between looks at the network. What their answers take in memory is known before the next begin. */
const atOnce = 4;

/** How many turns requests wait for connections that keep coming: endless arrivals do not hold them up. */
const mostTurns = 64;

type From = {
  caller?: string | undefined;
  /** Whether it comes with much: to read and check 200 kB takes as long as many small requests. */
  isLarge?: boolean;
};

/**
 * Begins requests, a few in each turn of the event loop, and of the large ones one: small requests never wait for all large ones. Callers take turns, and
 * those of one caller begin in the order in which they come. Node accepts one connection a turn: so those who come at once are all accepted before the
 * first of them is answered, and nobody waits for an answer to everybody for each connection before theirs.
 */
export function requestTurns(): { connected(): void; begin(answer: () => void, from?: From): void } {
  const [small, large] = [byCaller(), byCaller()];
  let [isDue, isArriving, turns, begun] = [false, false, 0, 0];

  function due(): void {
    if (!isDue) setImmediate(turn);
    isDue = true;
  }

  function turn(): void {
    isDue = false;
    const isWaiting = isArriving && ++turns < mostTurns;
    isArriving = false;
    const next = isWaiting ? [] : [...small.take(atOnce - 1), ...large.take(1)];
    begun = next.length;
    if (!isWaiting) turns = 0;
    if (isWaiting || begun > 0) due();
    for (const begin of next) begin();
  }

  return {
    /** Says that a connection has come. */
    connected(): void {
      isArriving = true;
      due();
    },
    begin(answer: () => void, { caller = "", isLarge = false }: From = {}): void {
      due();
      if (isArriving || !small.isEmpty() || !large.isEmpty() || begun >= atOnce) (isLarge ? large : small).add(caller, answer);
      else {
        begun++;
        answer();
      }
    },
  };
}

/** Answers that wait. The first caller is the next: who has been served goes to the end. */
function byCaller() {
  const waiting = new Map<string, (() => void)[]>();
  return {
    isEmpty: () => waiting.size === 0,
    add(caller: string, answer: () => void): void {
      waiting.set(caller, [...(waiting.get(caller) ?? []), answer]);
    },
    /** Takes one each of so many callers. */
    take(most: number): (() => void)[] {
      return [...waiting].slice(0, most).flatMap(([caller, [first, ...others]]) => {
        waiting.delete(caller);
        if (others.length > 0) waiting.set(caller, others);
        return first ?? [];
      });
    },
  };
}
