/** How many requests begin at a time, between looks at the network. What their answers take in memory is known before the next begin. */
const atOnce = 4;

/** How many turns requests wait for connections that keep coming: endless arrivals do not hold them up. */
const mostTurns = 64;

/**
 * Begins requests in the order in which they come, a few in each turn of the event loop. Node accepts one connection a turn: so those who come at
 * once are all accepted before the first of them is answered, and nobody waits for an answer to everybody for each connection before theirs.
 */
export function requestTurns(): { connected(): void; begin(answer: () => void): void } {
  const waiting: (() => void)[] = [];
  let [isDue, isArriving, turns, begun] = [false, false, 0, 0];

  function due(): void {
    if (!isDue) setImmediate(turn);
    isDue = true;
  }

  function turn(): void {
    isDue = false;
    const isWaiting = isArriving && ++turns < mostTurns;
    isArriving = false;
    const next = isWaiting ? [] : waiting.splice(0, atOnce);
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
    begin(answer: () => void): void {
      due();
      if (isArriving || waiting.length > 0 || begun >= atOnce) waiting.push(answer);
      else {
        begun++;
        answer();
      }
    },
  };
}
