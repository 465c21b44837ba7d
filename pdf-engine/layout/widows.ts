import { type Box, boxOf, isAbsolute, type LaidNode } from "./laid-out.ts";

/** The fewest lines of a list or a text that stand together at the end of a page and at the start of the next. */
export const together = 2;

/** Lines of a part up to which the end of a page may stay free for it, so that the part and what is tied to it stand on the next. */
const short = 3;

/** Points by which neighbours overlap so that no gap is left between them, in which a page could break. */
const hair = 1e-6;

/** How many lines of text stand in a node, one below the other. A picture counts as two. */
function linesIn(node: LaidNode): number {
  const { type, style, lines = [], children = [] } = node;
  if (isAbsolute(node)) return 0;
  if (type === "TEXT") return lines.length;
  if (type === "IMAGE") return together;
  const inside = children.map(linesIn);
  return style?.flexDirection?.startsWith("row") ? Math.max(0, ...inside) : inside.reduce((sum, count) => sum + count, 0);
}

/**
 * Ties the nodes of a column between which no page may break, for less than two of its lines would stand above the break or below. Where a text with
 * more lines comes before, it is cut, and the last two are tied to what follows: `joined` puts it together again.
 */
export function tied(column: LaidNode[]): LaidNode[] {
  const lines = column.map(linesIn);
  const total = lines.reduce((sum, count) => sum + count, 0);
  let above = 0;
  return column.flatMap((node, i) => {
    const own = lines[i] ?? 0;
    above += own;
    const next = column.slice(i + 1).find((other) => !isAbsolute(other));
    if (isAbsolute(node) || !next) return [node];
    if (node.props?.minPresenceAhead) return [tieTo(next, node)];
    if (above >= together && total - above >= together) return [node];
    if (node.type === "TEXT" && node.props?.wrap !== false && own >= 2 * together) {
      const [start, end] = cutText(node, own - together);
      return [start, tieTo(next, end)];
    }
    return own <= short || node.props?.wrap === false ? [tieTo(next, node)] : [node];
  });
}

/** Lets a node reach to the next. The paginator breaks no page directly after a node that something must follow. */
function tieTo(next: LaidNode, node: LaidNode): LaidNode {
  const { top, height } = boxOf(node, {});
  const reach = boxOf(next, {}).top - (next.box?.marginTop ?? 0) - top - height + hair;
  return {
    ...node,
    box: boxOf(node, { marginBottom: Math.max(node.box?.marginBottom ?? 0, reach) }),
    props: { ...node.props, minPresenceAhead: node.props?.minPresenceAhead ?? hair },
  };
}

/** Cuts a text before one of its lines. */
export function cutText(node: LaidNode, cut: number): [LaidNode, LaidNode] {
  const { lines = [] } = node;
  const { top, height } = boxOf(node, {});
  const above = (lines[cut]?.box.y ?? 0) - (lines[0]?.box.y ?? 0);
  const start: Partial<Box> = { height: above, marginBottom: 0, paddingBottom: 0, borderBottomWidth: 0 };
  const end: Partial<Box> = { top: top + above, height: height - above, marginTop: 0, paddingTop: 0, borderTopWidth: 0 };
  return [
    { ...node, box: boxOf(node, start), lines: lines.slice(0, cut) },
    { ...node, box: boxOf(node, end), lines: lines.slice(cut) },
  ];
}

/** Joins the parts of a text that came to stand on one page. */
export function joined(nodes: LaidNode[]): LaidNode[] {
  const all: LaidNode[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    const isPart = last?.type === "TEXT" && node.props?.origin !== undefined && last.props?.origin === node.props.origin;
    all.splice(isPart ? -1 : all.length, isPart ? 1 : 0, isPart ? whole(last, node) : node);
  }
  return all;
}

function whole(start: LaidNode, end: LaidNode): LaidNode {
  const { height, marginBottom = 0, paddingBottom = 0, borderBottomWidth = 0 } = boxOf(end, {});
  const box = boxOf(start, { height: boxOf(start, {}).height + height, marginBottom, paddingBottom, borderBottomWidth });
  return { ...start, box, lines: [...(start.lines ?? []), ...(end.lines ?? [])] };
}
