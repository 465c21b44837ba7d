import { beginningOf, hasLater } from "./beginning.ts";
import type { LaidNode } from "./laid-out.ts";
import { breakPage } from "./pagination.ts";

/** Lays a page out, as high as its content. */
type LayOut = (page: LaidNode) => LaidNode;

/** How high a beginning is that tells what stands on the first page, in pages: so far from its end, nothing depends on what comes after it. */
const enough = 1.25;

/** Lays pages out and breaks them. Where boxes look otherwise later, what has no place on the first page is laid out anew, in their later styles. */
export function brokenPages(pages: LaidNode[], layOut: LayOut): LaidNode[] {
  return pages.flatMap((page) => (hasLater(page) ? brokenTwice(layOut(beginningOf(page)), page, layOut) : breakPage(layOut(page))));
}

function brokenTwice(begun: LaidNode, whole: LaidNode, layOut: LayOut): LaidNode[] {
  const height = begun.style?.height ?? 0;
  // Kept in one piece, a text that is so high would leave a page half empty.
  const isApart = highestText(begun) <= height / 2;
  if (isApart && (begun.box?.height ?? 0) >= enough * height) return withLater(begun, whole, layOut);
  const page = isWhole(begun, whole) ? begun : layOut(whole);
  const pages = breakPage(page);
  return pages.length === 1 || highestText(page) > height / 2 ? pages : withLater(page, whole, layOut);
}

function withLater(page: LaidNode, whole: LaidNode, layOut: LayOut): LaidNode[] {
  const first = breakPage(inWholeTexts(page)).slice(0, 1);
  const later = leftBy(new Set(first.flatMap(numbersIn)), whole);
  return [...first, ...later.flatMap((page) => breakPage(layOut(page)))];
}

const isWhole = (begun: LaidNode, whole: LaidNode) => numbersIn(begun).length === numbersIn(whole).length;

const highestText = ({ type, box, children = [] }: LaidNode): number =>
  type === "TEXT" ? (box?.height ?? 0) : Math.max(0, ...children.map(highestText));

/** Keeps each text in one piece: its lines would be others on the next page. */
function inWholeTexts(node: LaidNode): LaidNode {
  const { type, props, children } = node;
  const isWhole = type === "TEXT" || props?.role === "item";
  return { ...node, ...(isWhole && { props: { ...props, wrap: false } }), ...(children && { children: children.map(inWholeTexts) }) };
}

const numbersIn = ({ props, children = [] }: LaidNode): number[] => [
  ...(props?.origin === undefined ? [] : [props.origin]),
  ...children.flatMap(numbersIn),
];

/** Returns what is left of a node, nothing if all of it is placed. It keeps its numbers: what goes on is one in the structure. */
function leftBy(placed: Set<number>, node: LaidNode): LaidNode[] {
  const isPlaced = placed.has(node.props?.origin as number);
  if (node.type === "TEXT" || !node.children?.length) return isPlaced ? [] : [node];
  const children = node.children.flatMap((child) => leftBy(placed, child));
  if (children.length === 0) return [];
  const { later, ...props } = node.props ?? {};
  const style = { ...node.style, ...later };
  return [{ ...node, style, props: isPlaced ? { ...props, bookmark: null } : props, children }];
}
