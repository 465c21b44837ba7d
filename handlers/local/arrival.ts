/** How many turns of the event loop answers wait for others to arrive: endless arrivals do not hold them up. */
const mostTurns = 64;

/**
 * Lets those who come at once all arrive before the first is answered. Node accepts one connection in a turn of the event loop, so that each would
 * wait for an answer to everybody before it.
 */
export function arrival(): { more(): void; before(begin: () => void): void } {
  let [isMore, turns] = [false, 0];
  let waiting: (() => void)[] | undefined;
  function endTurn(): void {
    if (isMore && ++turns < mostTurns) {
      isMore = false;
      setImmediate(endTurn);
      return;
    }
    const begun = waiting ?? [];
    waiting = undefined;
    for (const begin of begun) begin();
  }
  return {
    /** Says that a connection has come. */
    more(): void {
      isMore = true;
      if (waiting) return;
      [waiting, turns] = [[], 0];
      setImmediate(endTurn);
    },
    /** Does `begin` when nobody else is coming. */
    before(begin: () => void): void {
      if (waiting) waiting.push(begin);
      else begin();
    },
  };
}
