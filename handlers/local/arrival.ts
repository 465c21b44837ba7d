/** How many turns of the event loop answers wait for others to arrive: endless arrivals do not hold them up. */
const mostTurns = 64;

/** How many of those who have arrived are answered in one turn: what each answer takes in memory is free before the next ones are made. */
const atOnce = 16;

/**
 * Lets those who come at once all arrive before the first is answered. Node accepts one connection in a turn of the event loop, so that each would
 * wait for an answer to everybody before it.
 */
export function arrival(): { more(): void; before(begin: () => void): void } {
  let [isArriving, isMore, turns] = [false, false, 0];
  const waiting: (() => void)[] = [];

  function endTurn(): void {
    isArriving = isMore && ++turns < mostTurns;
    isMore = false;
    if (!isArriving) for (const begin of waiting.splice(0, atOnce)) begin();
    if (isArriving || waiting.length > 0) setImmediate(endTurn);
    else turns = 0;
  }

  return {
    /** Says that a connection has come. */
    more(): void {
      isMore = true;
      if (isArriving || waiting.length > 0) return;
      isArriving = true;
      setImmediate(endTurn);
    },
    /** Does `begin` when nobody else is coming. */
    before(begin: () => void): void {
      if (isArriving) waiting.push(begin);
      else begin();
    },
  };
}
