import { alignOf, type FlexNode, isRow, marginAcross, marginDown } from "./flex-node.ts";

/** A child on its way to its place. Along the line: how long it is at first, how long it becomes, and how short and how long it may be. */
export type FlexItem = { node: FlexNode; basis: number; length: number; least: number; most: number };
/** The items that stand in one line. `depth` is across the line. */
export type FlexLine = { items: FlexItem[]; used: number; depth: number };

/** Shares out the room that is left on a line, or what is missing of it, among the items that grow, or shrink (§9.7, in two passes as Yoga has them). */
export function shareRoom(items: FlexItem[], free: number): void {
  if (free === 0) return;
  const isGrowing = free > 0;
  const weightOf = ({ node: { style }, basis }: FlexItem) => (isGrowing ? (style.flexGrow ?? 0) : (style.flexShrink ?? 0) * basis);
  const wanted = (item: FlexItem, room: number, weights: number) => item.basis + (room / weights) * weightOf(item);
  const bounded = ({ least, most }: FlexItem, length: number) => Math.max(Math.min(length, most), least);
  let weights = items.reduce((sum, item) => sum + weightOf(item), 0);
  if (weights === 0) return;
  if (isGrowing) weights = Math.max(1, weights);
  let left = free;
  let weightsLeft = weights;
  for (const item of items) {
    if (weightOf(item) === 0) continue;
    const length = wanted(item, free, weights);
    const within = bounded(item, length);
    if (within === length) continue;
    left -= within - item.basis;
    weightsLeft -= weightOf(item);
  }
  for (const item of items) {
    if (weightOf(item) === 0) continue;
    item.length = bounded(item, weightsLeft > 0 ? wanted(item, left, weightsLeft) : wanted(item, free, weights));
  }
}

/** Puts the items of a line next to each other. `whole` is the room along the line, `start` where the line is in the box. */
export function placeLine(node: FlexNode, { items, used, depth }: FlexLine, whole: number, start: number, gap: number): void {
  const { box, style } = node;
  const free = whole - used;
  const justify = free < 0 && style.justifyContent === "space-between" ? "flex-start" : style.justifyContent;
  let at = justify === "center" ? free / 2 : justify === "flex-end" ? free : 0;
  const between = gap + (justify === "space-between" && items.length > 1 ? free / (items.length - 1) : 0);
  const [left, top] = [box.borderLeftWidth + box.paddingLeft, box.borderTopWidth + box.paddingTop];
  for (const { node: child } of items) {
    const { width, height, marginLeft, marginTop } = child.box;
    const row = isRow(node);
    const spare = depth - (row ? height + marginDown(child) : width + marginAcross(child));
    const align = alignOf(node, child);
    const across = start + (align === "center" ? spare / 2 : align === "flex-end" ? spare : 0);
    const size = row ? width + marginAcross(child) : height + marginDown(child);
    const along = style.flexDirection === "row-reverse" ? whole - at - size : at;
    child.box.left = left + marginLeft + (row ? along : across);
    child.box.top = top + marginTop + (row ? across : along);
    at += size + between;
  }
}
