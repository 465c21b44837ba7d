import type { Syllables } from "../lines/hyphenation.ts";
import type { Breaks, TextBlock } from "../lines/text-block.ts";
import { type Box, isAbsolute, type LaidNode } from "./laid-out.ts";
import type { Side, Style } from "./style.ts";

/*
 * Sets boxes by the part of CSS Flexible Box Layout (Level 1) that templates use, as Yoga does, whose differences React-PDF's templates rely on: a box is
 * a column and shrinks not unless it says so, and a text is broken once, for the room that it is measured in first.
 */

/** A node that is laid out. `room` is what its size was found for; in that, it is `natural` high. */
type FlexNode = Omit<LaidNode, "box" | "children" | "style"> & {
  style: Style;
  box: Required<Box>;
  children: FlexNode[];
  block?: TextBlock;
  breaks?: Breaks;
  room?: Room;
  natural?: number;
};

/** The room for a box with its padding, without its margins. It takes all of the width where that `isExact`, and of a height that is given. */
type Room = { width: number; isExact: boolean; height?: number | undefined };

const boxes = new Set(["PAGE", "VIEW", "TEXT", "IMAGE"]);
const sides: readonly Side[] = ["Top", "Right", "Bottom", "Left"];

const isRow = ({ style: { flexDirection } }: FlexNode) => flexDirection === "row" || flexDirection === "row-reverse";

/** Returns a length in points. A share is one of `whole`. */
const points = (length: number | string | undefined, whole: number): number | undefined =>
  typeof length === "string" ? (length.endsWith("%") ? (Number.parseFloat(length) / 100) * whole : undefined) : length;

const alignOf = (node: FlexNode, child: FlexNode) => child.style.alignSelf ?? node.style.alignItems ?? "stretch";

/** What stands between the edges of a box and what is in it. */
const edgesAcross = ({ box }: FlexNode) => box.paddingLeft + box.paddingRight + box.borderLeftWidth + box.borderRightWidth;
const edgesDown = ({ box }: FlexNode) => box.paddingTop + box.paddingBottom + box.borderTopWidth + box.borderBottomWidth;
const marginAcross = ({ box }: FlexNode) => box.marginLeft + box.marginRight;
const marginDown = ({ box }: FlexNode) => box.marginTop + box.marginBottom;

/** Returns a page with all in it in its place, as high as that is. The page is left as it was. `blockOf` returns the text of a node. */
export function laidOutPage(page: LaidNode, blockOf: (text: LaidNode) => TextBlock, syllables: Syllables | undefined): LaidNode {
  const copy = copyOf(page, blockOf);
  setEdges(copy, 0);
  fit(copy, { width: copy.style.width as number, isExact: true });
  setLines(copy, syllables);
  return copy as unknown as LaidNode;
}

function copyOf(node: LaidNode, blockOf: (text: LaidNode) => TextBlock): FlexNode {
  const { type, props, style = {}, image } = node;
  if (!boxes.has(type)) throw new Error(`The engine knows a ${type} within a text alone.`);
  const isSized = typeof style.width === "number" && style.height !== undefined;
  if (type === "IMAGE" && !isSized) throw new Error("The engine knows no picture without a width and a height.");
  const box = { left: 0, top: 0, width: 0, height: 0 } as Required<Box>;
  if (type === "TEXT") return { type, props, style, box, block: blockOf(node), children: node.children as FlexNode[] };
  const children = (node.children ?? []).map((child) => copyOf(child, blockOf));
  return { type, props, style, box, children, ...(image && { image }) };
}

function setEdges({ style, box }: FlexNode, whole: number): void {
  for (const side of sides) {
    box[`margin${side}`] = points(style[`margin${side}`], whole) ?? 0;
    box[`padding${side}`] = style[`padding${side}`] ?? 0;
    box[`border${side}Width`] = style[`border${side}Width`] ?? 0;
  }
}

/** Finds the size of a node, and the places of what is in it. */
function fit(node: FlexNode, room: Room): void {
  const { room: last, natural } = node;
  const isSame = last?.width === room.width && last.isExact === room.isExact;
  if (isSame && (last.height === room.height || (last.height === undefined && room.height === natural))) return;
  node.room = room;
  if (node.block) fitText(node, node.block, room);
  else if (node.children.length > 0) fitChildren(node, room);
  else {
    node.box.width = room.isExact ? room.width : edgesAcross(node);
    node.box.height = Math.max(edgesDown(node), room.height ?? 0);
  }
  if (room.height === undefined) node.natural = node.box.height;
}

function fitText(node: FlexNode, block: TextBlock, { width, isExact, height }: Room): void {
  const across = edgesAcross(node);
  const inner = Math.max(0, width - across);
  node.breaks ??= block.breakFor(inner);
  node.box.width = isExact ? Math.max(width, across) : Math.min(inner, node.breaks.width) + across;
  node.box.height = height ?? node.breaks.height + edgesDown(node);
}

/** A child on its way to its place. Along the line: how long it is at first, how long it becomes, and how short and how long it may be. */
type Item = { node: FlexNode; basis: number; length: number; least: number; most: number };
/** The items that stand in one line. `depth` is across the line. */
type Line = { items: Item[]; used: number; depth: number };

function fitChildren(node: FlexNode, room: Room): void {
  const { style, box } = node;
  const row = isRow(node);
  const inner = {
    width: Math.max(0, room.width - edgesAcross(node)),
    height: room.height === undefined ? undefined : room.height - edgesDown(node),
  };
  const gap = (row ? style.columnGap : style.rowGap) ?? 0;
  const gapAcross = (row ? style.rowGap : style.columnGap) ?? 0;
  const items: Item[] = [];
  for (const child of node.children) {
    setEdges(child, inner.width);
    if (!isAbsolute(child as unknown as LaidNode)) items.push(itemOf(node, child, inner, room.isExact));
  }
  const marginOf = ({ node: child }: Item) => (row ? marginAcross(child) : marginDown(child));
  const depthOf = ({ node: child }: Item) => (row ? child.box.height + marginDown(child) : child.box.width + marginAcross(child));
  const along = row ? inner.width : inner.height;
  const isWrapped = style.flexWrap === "wrap" && along !== undefined;

  const lines: Line[] = [];
  let line: Line | undefined;
  for (const item of items) {
    const length = item.basis + marginOf(item);
    if (!line || (isWrapped && line.used + gap + length > along)) lines.push((line = { items: [], used: -gap, depth: 0 }));
    line.used += gap + length;
    line.items.push(item);
  }

  // A row that takes no more than it needs has nothing to share out, unless it goes on below.
  const isFull = row ? room.isExact || lines.length > 1 : inner.height !== undefined;
  const depthGiven = row ? inner.height : room.isExact ? inner.width : undefined;
  for (const line of lines) {
    if (isFull && along !== undefined) shareOut(line.items, along - line.used);
    for (const item of line.items) fitAlong(node, item, inner, isWrapped ? undefined : depthGiven);
    line.depth = Math.max(0, ...line.items.map(depthOf));
    if (!isWrapped && depthGiven !== undefined) line.depth = depthGiven;
    for (const item of line.items) if (isStretched(node, item.node)) stretch(node, item, line.depth);
    line.used = line.items.reduce((sum, item) => sum + item.length + marginOf(item), gap * (line.items.length - 1));
  }
  const length = Math.max(0, ...lines.map(({ used }) => used));
  const depth = lines.reduce((sum, { depth }) => sum + depth, gapAcross * Math.max(0, lines.length - 1));
  box.width = room.isExact || (row && isFull) ? room.width : (row ? length : depth) + edgesAcross(node);
  box.height = room.height ?? (row ? depth : length) + edgesDown(node);

  const whole = row ? box.width - edgesAcross(node) : box.height - edgesDown(node);
  let start = 0;
  for (const line of lines) {
    placeLine(node, line, whole, start, gap);
    start += line.depth + gapAcross;
  }
  for (const child of node.children) if (isAbsolute(child as unknown as LaidNode)) placeAbsolute(node, child);
}

const isStretched = (node: FlexNode, child: FlexNode) =>
  alignOf(node, child) === "stretch" && points(isRow(node) ? child.style.height : child.style.width, 0) === undefined;

type Inner = { width: number; height: number | undefined };

/** Returns how long a child is along the line, before there is more room or less. */
function itemOf(node: FlexNode, child: FlexNode, inner: Inner, isExact: boolean): Item {
  const { style } = child;
  const row = isRow(node);
  const width = points(style.width, inner.width);
  const most = points(style.maxWidth, inner.width) ?? Number.POSITIVE_INFINITY;
  const along = row ? inner.width : inner.height;
  const least = row ? edgesAcross(child) : edgesDown(child);
  const given = typeof style.flexBasis === "number" && along !== undefined ? style.flexBasis : row ? width : style.height;
  let basis = given;
  if (basis === undefined) {
    const isFilled = width !== undefined || (!row && isExact && alignOf(node, child) === "stretch");
    const room = Math.min(width ?? inner.width - marginAcross(child), most);
    const isHigh = row && inner.height !== undefined && alignOf(node, child) === "stretch";
    fit(child, { width: room, isExact: isFilled, height: style.height ?? (isHigh ? (inner.height ?? 0) - marginDown(child) : undefined) });
    basis = row ? child.box.width : child.box.height;
  }
  const mostAlong = row ? most : Number.POSITIVE_INFINITY;
  const length = Math.min(Math.max(basis, least), mostAlong);
  return { node: child, basis: length, length, least, most: mostAlong };
}

/** Shares out the room that is left on a line, or what is missing of it, among the items that grow, or shrink (§9.7, in two passes as Yoga has them). */
function shareOut(items: Item[], free: number): void {
  if (free === 0) return;
  const isGrowing = free > 0;
  const weightOf = ({ node: { style }, basis }: Item) => (isGrowing ? (style.flexGrow ?? 0) : (style.flexShrink ?? 0) * basis);
  const wanted = (item: Item, room: number, weights: number) => item.basis + (room / weights) * weightOf(item);
  const bounded = ({ least, most }: Item, length: number) => Math.max(Math.min(length, most), least);
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

/** Finds the size of an item that is so long. */
function fitAlong(node: FlexNode, { node: child, length, most }: Item, inner: Inner, depth: number | undefined): void {
  const { style } = child;
  const stretches = isStretched(node, child);
  if (isRow(node)) {
    const height = style.height ?? (stretches && depth !== undefined ? depth - marginDown(child) : undefined);
    fit(child, { width: Math.min(length, most), isExact: true, height });
    return;
  }
  const width = points(style.width, inner.width);
  const isExact = width !== undefined || (stretches && depth !== undefined);
  const room = Math.min(width ?? inner.width - marginAcross(child), points(style.maxWidth, inner.width) ?? Number.POSITIVE_INFINITY);
  fit(child, { width: room, isExact, height: length });
}

/** Makes an item as deep as its line. */
function stretch(node: FlexNode, { node: child, length }: Item, depth: number): void {
  if (isRow(node)) fit(child, { width: length, isExact: true, height: Math.max(edgesDown(child), depth - marginDown(child)) });
  else {
    const most = points(child.style.maxWidth, node.box.width) ?? Number.POSITIVE_INFINITY;
    fit(child, { width: Math.min(depth - marginAcross(child), most), isExact: true, height: length });
  }
}

/** Puts the items of a line next to each other. `whole` is the room along the line, `start` where the line is in the box. */
function placeLine(node: FlexNode, { items, used, depth }: Line, whole: number, start: number, gap: number): void {
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

/** Puts a box into its place on the paper. */
function placeAbsolute({ box }: FlexNode, child: FlexNode): void {
  const { left, right, top, bottom } = child.style;
  const given = points(child.style.width, box.width);
  const between = left !== undefined && right !== undefined ? box.width - left - right : undefined;
  const height = child.style.height ?? (top !== undefined && bottom !== undefined ? Math.max(0, box.height - top - bottom) : undefined);
  fit(child, { width: given ?? between ?? box.width, isExact: (given ?? between) !== undefined, height });
  child.box.left = left ?? (right === undefined ? box.paddingLeft : box.width - right - child.box.width);
  child.box.top = top ?? (bottom === undefined ? box.paddingTop : box.height - bottom - child.box.height);
}

/** Sets the lines of all texts, now that it is known how wide each is. */
function setLines(node: FlexNode, syllables: Syllables | undefined): void {
  const { block, breaks, box } = node;
  if (block) {
    const sides = { width: box.width - edgesAcross(node), left: box.marginLeft, right: box.marginRight };
    node.lines = block.lines(breaks ?? block.breakFor(sides.width), sides, syllables);
    delete node.block;
    return;
  }
  for (const child of node.children) setLines(child, syllables);
}
