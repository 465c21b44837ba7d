import { type LaidNode, textOf } from "./laid-out.ts";

/** Lines of a column that are more than a page and a half, as a rule: what is laid out of it to find what stands on the first page. */
const lines = 110;

/** Letters that a line has at least, as a rule. */
const lettersOfLine = 45;

/** Returns a page, before its layout, with no more in each of its columns than what its first page may hold, and half as much again. */
export function beginningOf(page: LaidNode): LaidNode {
  return page.props?.later && !page.children?.some(hasLater)
    ? begun(page, lines)[0]
    : { ...page, ...(page.children && { children: page.children.map((child) => (hasLater(child) ? beginningOf(child) : child)) }) };
}

export const hasLater = ({ props, children = [] }: LaidNode): boolean => props?.later !== undefined || children.some(hasLater);

/** Returns a node with as many lines as there is room for, and how many they are. */
function begun(node: LaidNode, room: number): [LaidNode, number] {
  if (node.type === "TEXT" || !node.children) return [node, Math.ceil(textOf(node).length / lettersOfLine)];
  let left = room;
  const children: LaidNode[] = [];
  for (const child of node.children) {
    if (left <= 0) break;
    const [part, taken] = begun(child, left);
    children.push(part);
    left -= taken;
  }
  return [{ ...node, children }, room - left];
}
