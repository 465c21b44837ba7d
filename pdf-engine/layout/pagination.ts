import { createPaginator, type FlowNode, type PlacedNode } from "@react-pdf/paginate";
import { boxOf, isAbsolute, type LaidNode } from "./laid-out.ts";
import { cutText, joined, tied, together } from "./widows.ts";

/**
 * Breaks a page as high as its content into pages as high as paper, unless it fits on one. React-PDF would lay out each of them anew. Here what stands on them keeps its size
 * and moves up; React-PDF's paginator decides what goes where.
 */
export function breakPage(page: LaidNode): LaidNode[] {
  const { box, style, children = [] } = page;
  const height = style?.height ?? 0;
  const { paddingTop = 0, paddingBottom = 0 } = box ?? {};
  if (height >= (box?.height ?? 0) && !children.some(isBroken)) {
    return [{ ...page, box: boxOf(page, { height }), children: children.map((child) => fastened(child, height)) }];
  }
  const paginator = createPaginator(columnOf(children.map((child) => fastened(child, height))));
  const pages: LaidNode[] = [];
  while (!paginator.done) {
    const placed = paginator.next(height - paddingTop - paddingBottom);
    // On the first, all stands where it stood.
    const topOf = pages.length === 0 ? topAsLaidOut : topAfterBreak;
    pages.push({ ...page, box: boxOf(page, { height }), children: joined(placed.map((part) => nodeOf(part, topOf, paddingTop))) });
  }
  return pages;
}

const isBroken = ({ props, children = [] }: LaidNode): boolean => props?.break === true || children.some(isBroken);

/** Gives a node that is held at both ends of the page the height between these. */
function fastened(node: LaidNode, pageHeight: number): LaidNode {
  const { top, bottom } = node.style ?? {};
  if (!isAbsolute(node) || typeof top !== "number" || typeof bottom !== "number") return node;
  return { ...node, box: boxOf(node, { top, height: pageHeight - top - bottom }) };
}

function flowOf(node: LaidNode): FlowNode {
  const { fixed, break: breaks, minPresenceAhead } = node.props ?? {};
  return {
    ...partOf(node),
    ...(fixed && { repeat: true }),
    ...(breaks && { break: true }),
    ...(minPresenceAhead && { minPresenceAhead }),
  };
}

function partOf(node: LaidNode): FlowNode {
  const { top, height, marginTop = 0, marginBottom = 0, ...edges } = boxOf(node, {});
  const edgeTop = (edges.borderTopWidth ?? 0) + (edges.paddingTop ?? 0);
  const edgeBottom = (edges.borderBottomWidth ?? 0) + (edges.paddingBottom ?? 0);
  const part = { data: node, box: { top, height, marginTop, marginBottom, edgeTop, edgeBottom } };
  if (isAbsolute(node)) return { ...part, absolute: true };
  if (node.props?.wrap === false) return part;
  if (node.type === "TEXT") return { ...part, split: (room) => splitText(node, room) };
  const { children = [], style } = node;
  if (children.every(isAbsolute)) return part;
  const isRow = style?.flexDirection?.startsWith("row");
  const lines = isRow && style?.flexWrap ? rowsOf(node) : [];
  if (isRow && lines.length < 2) return { ...part, children: children.map(flowOf), direction: "row" };
  return { ...part, children: columnOf(isRow ? lines : children), direction: "column" };
}

/** Returns the lines of a row that goes on below itself. What stands alone in its line is one, and may break. */
function rowsOf(row: LaidNode): LaidNode[] {
  const rows: LaidNode[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const child of row.children ?? []) {
    const { top, height } = boxOf(child, {});
    if (top >= end) rows.push([child]);
    else rows.at(-1)?.push(child);
    end = Math.max(end, top + height);
  }
  return rows.map(([first, ...others]) =>
    others.length === 0 ? (first as LaidNode) : besideEachOther(row, [first as LaidNode, ...others]),
  );
}

function besideEachOther({ box }: LaidNode, nodes: LaidNode[]): LaidNode {
  const boxes = nodes.map((node) => boxOf(node, {}));
  const top = Math.min(...boxes.map((box) => box.top));
  const height = Math.max(...boxes.map((box) => box.top + box.height)) - top;
  const children = nodes.map((node, i) => ({ ...node, box: boxOf(node, { top: (boxes[i]?.top ?? 0) - top }) }));
  return { type: "VIEW", box: { left: 0, top, width: box?.width ?? 0, height }, style: { flexDirection: "row" }, children };
}

/**
 * Sets parts one below the other. Rounded places may let neighbours overlap by a hair, and the paginator would take
 * them for columns that it keeps together. So each part begins no earlier than where the last one ends.
 */
function columnOf(nodes: LaidNode[]): FlowNode[] {
  let end = Number.NEGATIVE_INFINITY;
  const apart = nodes.map((node) => {
    if (isAbsolute(node)) return node;
    const { top, height, marginTop = 0, marginBottom = 0 } = boxOf(node, {});
    const overlap = end - (top - marginTop);
    const isHair = overlap > 0 && overlap < 0.05;
    end = top + height + marginBottom + (isHair ? overlap : 0);
    return isHair ? { ...node, box: boxOf(node, { top: top + overlap }) } : node;
  });
  return tied(apart).map(flowOf);
}

function splitText(node: LaidNode, room: number): [FlowNode, FlowNode] | null {
  const { lines = [] } = node;
  const start = lines[0]?.box.y ?? 0;
  const fitting = lines.filter(({ box }) => box.y + box.height - start <= room).length;
  const cut = Math.min(fitting, lines.length - together);
  if (cut < together) return null;
  const [above, below] = cutText(node, cut);
  return [partOf(above), partOf({ ...below, box: boxOf(below, { top: 0 }) })];
}

/** Returns where a node stands, from the edge of the node that it stands in. `offset` is where the paginator counts from. */
type TopOf = (node: LaidNode, placed: PlacedNode, offset: number) => number;

const topAsLaidOut: TopOf = (node) => boxOf(node, {}).top;
const topAfterBreak: TopOf = (node, { box, part }, offset) => offset + box.top + (part.isFirst ? (boxOf(node, {}).marginTop ?? 0) : 0);

function nodeOf(placed: PlacedNode, topOf: TopOf, offset = 0): LaidNode {
  const { box, part, data, children } = placed;
  const node = data as LaidNode;
  if (isAbsolute(node)) return node;
  const { marginTop = 0, marginBottom = 0 } = boxOf(node, {});
  const { isFirst, isLast } = part;
  const top = topOf(node, placed, offset);
  if (!children || (isFirst && isLast)) return { ...node, box: boxOf(node, { top }) };
  const height = box.height - (isFirst ? marginTop : 0) - (isLast ? marginBottom : 0);
  const cut = { top, height, ...(!isFirst && { borderTopWidth: 0 }), ...(!isLast && { borderBottomWidth: 0 }) };
  return {
    ...node,
    box: boxOf(node, cut),
    props: isFirst ? node.props : { ...node.props, bookmark: null },
    children: joined(children.map((child) => nodeOf(child, topOf))),
  };
}
