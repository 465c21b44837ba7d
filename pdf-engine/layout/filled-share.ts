import type { LaidNode } from "./laid-out.ts";

/** Returns how far down the texts and pictures of a page reach between its margins, from 0 to 1. What has a fixed place on the paper does not count. */
export function filledShare(page: LaidNode): number {
  const { height = 0, paddingTop = 0, paddingBottom = 0 } = page.box ?? {};
  const room = height - paddingTop - paddingBottom;
  const lowest = Math.max(paddingTop, ...(page.children ?? []).map((child) => bottomOf(child, 0)));
  return Math.min(1, (lowest - paddingTop) / room);
}

/** Returns the bottom of what is to be seen of a node. `above` is the top of the node that it stands in. */
function bottomOf({ type, box, style, children = [] }: LaidNode, above: number): number {
  if (style?.position === "absolute") return 0;
  const top = above + (box?.top ?? 0);
  if (type === "TEXT" || type === "IMAGE") return top + (box?.height ?? 0);
  return Math.max(0, ...children.map((child) => bottomOf(child, top)));
}
