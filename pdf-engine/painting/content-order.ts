import type { LaidNode } from "../layout/laid-out.ts";
import type { Role } from "../marks.ts";
import { isBlankText } from "./text-segments.ts";

/*
 * The order of a page's content where that is not the order of its nodes. Many programs read page after page as it was painted, and know nothing of
 * the structure, which keeps the order of the nodes.
 */

/** Puts what ends on its page before what goes on on the next, so that a column is read on without what stands beside it. */
export function endingFirst(nodes: LaidNode[], goesOn: (node: LaidNode) => boolean): LaidNode[] {
  return [...nodes.filter((node) => !goesOn(node)), ...nodes.filter(goesOn)];
}

/** Puts the foot of a page first if the page begins with something new: it is then read between two entries, and within none. */
export function footBetween(nodes: LaidNode[]): LaidNode[] {
  const content = nodes.filter((node) => !isFoot(node));
  const [first] = content.flatMap(textsIn);
  const beginsAnew = first?.props?.role !== undefined && heads.has(first.props.role);
  return beginsAnew ? [...nodes.filter(isFoot), ...content] : nodes;
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
