import type { LaidNode } from "../layout/laid-out.ts";
import type { Role } from "../marks.ts";
import { isBlankText } from "./text-segments.ts";

/*
 * The order of a page's content where that is not the order of its nodes. Many programs read page after page as it was painted, and know nothing of
 * the structure, which keeps the order of the nodes.
 */

/**
 * Orders what is in a box. What ends on its page comes before what goes on on the next, so that a column is read on without what stands beside it; but
 * what that column has above its sections, such as the name, stays first. The foot of a page that begins with something new comes first: it is then between two
 * entries, and within none.
 */
export function contentOrder(nodes: LaidNode[], goesOn: (node: LaidNode) => boolean): LaidNode[] {
  if (!nodes.some((node) => isFoot(node) || goesOn(node))) return nodes;
  const content = nodes.filter((node) => !isFoot(node));
  const last = content.findLastIndex((node) => !goesOn(node));
  const parts = content.map((node, i) => {
    if (!goesOn(node)) return { ending: [node], goingOn: [] };
    return i < last ? cut(node) : { ending: [], goingOn: [node] };
  });
  const ordered = [...parts.flatMap(({ ending }) => ending), ...parts.flatMap(({ goingOn }) => goingOn)];
  const feet = nodes.filter(isFoot);
  const [first] = feet.length > 0 ? ordered.flatMap(textsIn) : [];
  const beginsAnew = first?.props?.role !== undefined && heads.has(first.props.role);
  return beginsAnew ? [...feet, ...ordered] : [...ordered, ...feet];
}

/** Cuts a column above its first section. Its background is painted with the part above. */
function cut(column: LaidNode): { ending: LaidNode[]; goingOn: LaidNode[] } {
  const { children = [], style } = column;
  const at = children.findIndex(({ props }) => props?.role === "section");
  if (at <= 0) return { ending: [], goingOn: [column] };
  const { backgroundColor: _, ...unpainted } = style ?? {};
  return {
    ending: [{ ...column, children: children.slice(0, at) }],
    goingOn: [{ ...column, style: unpainted, children: children.slice(at) }],
  };
}

/** Returns the numbers of a node and of all in it. The layout cuts texts into nodes that have none. */
export const numbersIn = ({ props, children = [] }: LaidNode): number[] => [
  ...(props?.origin === undefined ? [] : [props.origin]),
  ...children.flatMap(numbersIn),
];

const heads = new Set<Role>(["heading", "subheading", "position"]);

const isFoot = (node: LaidNode): boolean =>
  node.type === "TEXT" ? node.props?.role === "footer" : Boolean(node.children?.length) && (node.children ?? []).every(isFoot);

const textsIn = (node: LaidNode): LaidNode[] =>
  node.type === "TEXT" ? (isBlankText(node) ? [] : [node]) : (node.children ?? []).flatMap(textsIn);
