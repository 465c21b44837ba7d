import type { Syllables } from "../lines/liang.ts";
import type { TextBlock } from "../lines/text-block.ts";
import { type FlexItem, type FlexLine, placeLine, shareRoom } from "./flex-line.ts";
import {
  alignOf,
  type BoxRoom,
  copyOf,
  edgesAcross,
  edgesDown,
  type FlexNode,
  isApart,
  isRow,
  marginAcross,
  marginDown,
  points,
  type StyledNode,
} from "./flex-node.ts";

/*
 * Sets boxes by the part of CSS Flexible Box Layout (Level 1) that templates use, as Yoga does, whose differences React-PDF's templates rely on: a box is
 * a column and shrinks not unless it says so, and a text is broken once, for the room that it is measured in first.
 */

/** Returns a page with all in it in its place, as high as that is. The page is left as it was. `blockOf` returns the text of a node. */
export function placed<Node extends StyledNode>(page: Node, blockOf: (text: Node) => TextBlock, syllables: Syllables | undefined): Node {
  const copy = copyOf(page, blockOf);
  size(copy, { width: copy.style.width as number, isExact: true });
  setLines(copy, syllables);
  return copy as unknown as Node;
}

/** Finds the size of a node, and the places of what is in it. */
function size(node: FlexNode, room: BoxRoom): void {
  const { room: last, natural } = node;
  const isSame = last?.width === room.width && last.isExact === room.isExact;
  if (isSame && (last.height === room.height || (last.height === undefined && room.height === natural))) return;
  node.room = room;
  if (node.block) sizeText(node, node.block, room);
  else if (node.children.length > 0) sizeChildren(node, room);
  else {
    node.box.width = room.isExact ? room.width : edgesAcross(node);
    node.box.height = Math.max(edgesDown(node), room.height ?? 0);
  }
  if (room.height === undefined) node.natural = node.box.height;
}

function sizeText(node: FlexNode, block: TextBlock, { width, isExact, height }: BoxRoom): void {
  const across = edgesAcross(node);
  const inner = Math.max(0, width - across);
  node.breaks ??= block.breakFor(inner);
  node.box.width = isExact ? Math.max(width, across) : Math.min(inner, node.breaks.width) + across;
  node.box.height = height ?? node.breaks.height + edgesDown(node);
}

function sizeChildren(node: FlexNode, room: BoxRoom): void {
  const { style, box } = node;
  const row = isRow(node);
  const inner = {
    width: Math.max(0, room.width - edgesAcross(node)),
    height: room.height === undefined ? undefined : room.height - edgesDown(node),
  };
  const gap = (row ? style.columnGap : style.rowGap) ?? 0;
  const gapAcross = (row ? style.rowGap : style.columnGap) ?? 0;
  const items: FlexItem[] = [];
  for (const child of node.children) {
    setMargins(child, inner.width);
    if (!isApart(child)) items.push(itemOf(node, child, inner, room.isExact));
  }
  const marginOf = ({ node: child }: FlexItem) => (row ? marginAcross(child) : marginDown(child));
  const depthOf = ({ node: child }: FlexItem) => (row ? child.box.height + marginDown(child) : child.box.width + marginAcross(child));
  const along = row ? inner.width : inner.height;
  const isWrapped = style.flexWrap === "wrap" && along !== undefined;

  const lines: FlexLine[] = [];
  let line: FlexLine | undefined;
  for (const item of items) {
    const length = item.basis + marginOf(item);
    if (!line || (isWrapped && line.used + gap + length > along)) {
      line = { items: [], used: -gap, depth: 0 };
      lines.push(line);
    }
    line.used += gap + length;
    line.items.push(item);
  }

  // A row that takes no more than it needs has nothing to share out, unless it goes on below.
  const isFull = row ? room.isExact || lines.length > 1 : inner.height !== undefined;
  const depthGiven = row ? inner.height : room.isExact ? inner.width : undefined;
  for (const line of lines) {
    if (isFull && along !== undefined) shareRoom(line.items, along - line.used);
    for (const item of line.items) sizeAlong(node, item, inner, isWrapped ? undefined : depthGiven);
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
  for (const child of node.children) if (isApart(child)) placeAbsolute(node, child);
}

/** Gives a child those margins that are a share of the room that its parent has. */
function setMargins({ style, box }: FlexNode, whole: number): void {
  if (typeof style.marginLeft === "string") box.marginLeft = points(style.marginLeft, whole) ?? 0;
  if (typeof style.marginRight === "string") box.marginRight = points(style.marginRight, whole) ?? 0;
  if (typeof style.marginTop === "string") box.marginTop = points(style.marginTop, whole) ?? 0;
  if (typeof style.marginBottom === "string") box.marginBottom = points(style.marginBottom, whole) ?? 0;
}

const isStretched = (node: FlexNode, child: FlexNode) =>
  alignOf(node, child) === "stretch" && points(isRow(node) ? child.style.height : child.style.width, 0) === undefined;

type Inner = { width: number; height: number | undefined };

/** Returns how long a child is along the line, before there is more room or less. */
function itemOf(node: FlexNode, child: FlexNode, inner: Inner, isExact: boolean): FlexItem {
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
    size(child, { width: room, isExact: isFilled, height: style.height ?? (isHigh ? (inner.height ?? 0) - marginDown(child) : undefined) });
    basis = row ? child.box.width : child.box.height;
  }
  const mostAlong = row ? most : Number.POSITIVE_INFINITY;
  const length = Math.min(Math.max(basis, least), mostAlong);
  return { node: child, basis: length, length, least, most: mostAlong };
}

/** Finds the size of an item that is so long. */
function sizeAlong(node: FlexNode, { node: child, length, most }: FlexItem, inner: Inner, depth: number | undefined): void {
  const { style } = child;
  const stretches = isStretched(node, child);
  if (isRow(node)) {
    const height = style.height ?? (stretches && depth !== undefined ? depth - marginDown(child) : undefined);
    size(child, { width: Math.min(length, most), isExact: true, height });
    return;
  }
  const width = points(style.width, inner.width);
  const isExact = width !== undefined || (stretches && depth !== undefined);
  const room = Math.min(width ?? inner.width - marginAcross(child), points(style.maxWidth, inner.width) ?? Number.POSITIVE_INFINITY);
  size(child, { width: room, isExact, height: length });
}

/** Makes an item as deep as its line. */
function stretch(node: FlexNode, { node: child, length }: FlexItem, depth: number): void {
  if (isRow(node)) size(child, { width: length, isExact: true, height: Math.max(edgesDown(child), depth - marginDown(child)) });
  else {
    const most = points(child.style.maxWidth, node.box.width) ?? Number.POSITIVE_INFINITY;
    size(child, { width: Math.min(depth - marginAcross(child), most), isExact: true, height: length });
  }
}

/** Puts a box into its place on the paper. */
function placeAbsolute({ box }: FlexNode, child: FlexNode): void {
  const { left, right, top, bottom } = child.style;
  const given = points(child.style.width, box.width);
  const between = left !== undefined && right !== undefined ? box.width - left - right : undefined;
  const height = child.style.height ?? (top !== undefined && bottom !== undefined ? Math.max(0, box.height - top - bottom) : undefined);
  size(child, { width: given ?? between ?? box.width, isExact: (given ?? between) !== undefined, height });
  child.box.left = left ?? (right === undefined ? box.paddingLeft : box.width - right - child.box.width);
  child.box.top = top ?? (bottom === undefined ? box.paddingTop : box.height - bottom - child.box.height);
}

/** Sets the lines of all texts, now that it is known how wide each is. */
function setLines(node: FlexNode, syllables: Syllables | undefined): void {
  const { block, breaks, box } = node;
  if (block) {
    const sides = { width: box.width - edgesAcross(node), left: box.marginLeft, right: box.marginRight };
    node.lines = block.lines(breaks ?? block.breakFor(sides.width), sides, syllables);
    return;
  }
  for (const child of node.children) setLines(child, syllables);
}
