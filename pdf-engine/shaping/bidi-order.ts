/** Turns all sequences of a level or a higher one round, in place. */
function turn<Item>(items: Item[], level: number, levelOf: (item: Item) => number): void {
  for (let start = 0; start < items.length; start++) {
    let end = start;
    for (let next = items[end]; next !== undefined && levelOf(next) >= level; next = items[end]) end++;
    items.splice(start, end - start, ...items.slice(start, end).reverse());
    start = end;
  }
}

const levelsIn = <Item>(items: Item[], levelOf: (item: Item) => number): number[] =>
  Array.from({ length: Math.max(0, ...items.map(levelOf)) }, (_, i) => i + 1);

/** Puts what is read one after the other into the order of the paper, from left to right (UAX #9, rule L2). */
export function onPaper<Item>(items: Item[], levelOf: (item: Item) => number): Item[] {
  const order = [...items];
  for (const level of levelsIn(items, levelOf).reverse()) turn(order, level, levelOf);
  return order;
}

/** Puts what stands from left to right into the order in which it is read: the reverse of `onPaper`. */
export function asRead<Item>(items: Item[], levelOf: (item: Item) => number): Item[] {
  const order = [...items];
  for (const level of levelsIn(items, levelOf)) turn(order, level, levelOf);
  return order;
}
