/** How many requests begin at a time, between looks at the network. What their answers take in memory is known before the next begin. */
const atOnce = 4;

/** How many turns requests wait for connections that keep coming: endless arrivals do not hold them up. */
const mostTurns = 64;

/**
 * Begins requests, a few in each turn of the event loop: callers take turns, and those of one caller begin in the order in which they come. Node accepts one connection a turn: so those who come at
 * once are all accepted before the first of them is answered, and nobody waits for an answer to everybody for each connection before theirs.
 */
export function requestTurns(): { connected(): void; begin(answer: () => void, caller?: string): void } {
  /** By caller. The first caller is the next: who has been served goes to the end. */
  const waiting = new Map<string, (() => void)[]>();
  let [isDue, isArriving, turns, begun] = [false, false, 0, 0];

  function due(): void {
    if (!isDue) setImmediate(turn);
    isDue = true;
  }

  function wait(caller: string, answers: (() => void)[]): void {
    if (answers.length > 0) waiting.set(caller, answers);
  }

  function takeNext(): (() => void)[] {
    const next: (() => void)[] = [];
    for (const [caller, [first, ...others]] of waiting) {
      if (next.length === atOnce) break;
      waiting.delete(caller);
      wait(caller, others);
      if (first) next.push(first);
    }
    return next;
  }

  function turn(): void {
    isDue = false;
    const isWaiting = isArriving && ++turns < mostTurns;
    isArriving = false;
    const next = isWaiting ? [] : takeNext();
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
    begin(answer: () => void, caller = ""): void {
      due();
      if (isArriving || waiting.size > 0 || begun >= atOnce) wait(caller, [...(waiting.get(caller) ?? []), answer]);
      else {
        begun++;
        answer();
      }
    },
  };
}
