import type { LaidNode } from "./laid-out.ts";
import { breakPage } from "./pagination.ts";

/** Breaks a page that was laid out. Where boxes look otherwise later, what has no place on the first page is laid out anew, in their later styles. */
export async function brokenPages(
  page: LaidNode,
  before: LaidNode | undefined,
  layOut: (pages: LaidNode[]) => Promise<LaidNode>,
): Promise<LaidNode[]> {
  const pages = breakPage(page);
  if (pages.length === 1 || !before || !changesLater(before)) return pages;
  // Kept in one piece, a text that is so high would leave a page half empty.
  if (highestText(page) > (page.style?.height ?? 0) / 2) return pages;
  const first = breakPage(inWholeTexts(page)).slice(0, 1);
  const later = await layOut(leftBy(new Set(first.flatMap(numbersIn)), before));
  return [...first, ...(later.children ?? []).flatMap(breakPage)];
}

const changesLater = ({ props, children = [] }: LaidNode): boolean => props?.later !== undefined || children.some(changesLater);

const highestText = ({ type, box, children = [] }: LaidNode): number =>
  type === "TEXT" ? (box?.height ?? 0) : Math.max(0, ...children.map(highestText));

/** Keeps each text in one piece: its lines would be others on the next page. */
function inWholeTexts(node: LaidNode): LaidNode {
  const { type, props, children } = node;
  const isWhole = type === "TEXT" || props?.role === "item";
  return { ...node, ...(isWhole && { props: { ...props, wrap: false } }), ...(children && { children: children.map(inWholeTexts) }) };
}

const numbersIn = ({ props, children = [] }: LaidNode): (number | undefined)[] => [props?.origin, ...children.flatMap(numbersIn)];

/** Returns what is left of a node, nothing if all of it is placed. It keeps its numbers: what goes on is one in the structure. */
function leftBy(placed: Set<number | undefined>, node: LaidNode): LaidNode[] {
  const isPlaced = placed.has(node.props?.origin);
  if (node.type === "TEXT" || !node.children?.length) return isPlaced ? [] : [node];
  const children = node.children.flatMap((child) => leftBy(placed, child));
  if (children.length === 0) return [];
  const { later, ...props } = node.props ?? {};
  // React-PDF flattens them.
  const style = [node.style ?? {}, later ?? {}].flat() as unknown as NonNullable<LaidNode["style"]>;
  return [{ ...node, style, props: isPlaced ? { ...props, bookmark: null } : props, children }];
}
