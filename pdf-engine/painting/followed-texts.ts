import { boxOf, type LaidNode } from "../layout/laid-out.ts";
import { Cluster } from "../shaping/cluster.ts";

/*
 * Of texts side by side that are read from the right, each begins left of the last. pdf.js puts no space between them, and PDFium takes them for one
 * line, in which it turns an email address round and reads a bullet last. So after a text that another follows, there is a space for pdf.js, and something of another line for
 * PDFium.
 */

type Placed = { node: LaidNode; left: number; top: number; right: number; bottom: number };

/** Marks the texts of a page that is read from the right, in place, that another follows to their left. */
export function markFollowed(page: LaidNode): void {
  if (!hasBackwards(page)) return;
  const texts = textsIn(page, 0, 0);
  const isFromTheRight = texts.filter(({ node }) => node.style?.direction === "rtl").length > texts.length / 2;
  if (!isFromTheRight) return;
  for (const [i, { node, left, top, bottom }] of texts.entries()) {
    const next = texts[i + 1];
    const isBeside = next && next.right <= left + 0.5 && next.top < bottom && top < next.bottom;
    if (isBeside) node.isFollowed = true;
  }
}

const hasBackwards = ({ style, children = [] }: LaidNode): boolean => style?.direction === "rtl" || children.some(hasBackwards);

function textsIn(node: LaidNode, x: number, y: number): Placed[] {
  const { left, top, width, height } = boxOf(node, {});
  const place = { left: x + left, top: y + top, right: x + left + width, bottom: y + top + height };
  if (node.type === "TEXT") return [{ node, ...place }];
  return (node.children ?? []).flatMap((child) => textsIn(child, place.left, place.top));
}

/** A space that is none to pdf.js, which leaves out a text that begins as one. Its mark, the end of a direction, has no meaning where none began. */
export const spaceAfter = new Cluster([], 0, "\u202c ");

/** What is drawn off the page, where poppler and pdf.js do not look. Without a width, PDFium would leave it out as well. */
export const elsewhere = { y: -20, space: new Cluster([], 1000, " ") };
