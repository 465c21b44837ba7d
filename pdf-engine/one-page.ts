import { type LaidNode, textOf } from "./laid-out.ts";

/** More letters than these are tried on pages at once: hardly a page holds them. */
const mostLetters = 4000;

/** What React-PDF rounds a height by, in points. */
const rounding = 0.01;

/**
 * A document laid out on its one page, if it has room there. React-PDF lays a page out to see how high it is, and again when it breaks it into
 * pages: it has the first alone to do for one that does not wrap. Such a page is as high as its content, and at least its `minHeight`.
 */
export async function layOutOnOnePage(document: LaidNode, lay: (document: LaidNode) => Promise<LaidNode>): Promise<LaidNode | undefined> {
  const [page, ...others] = document.children ?? [];
  if (!page || others.length > 0 || textOf(page).length > mostLetters) return undefined;
  const { experimentalPagination: _, ...props } = page.props ?? {};
  const layout = await lay({ ...document, children: [{ ...page, props: { ...props, wrap: false } }] });
  const [laid] = layout.children ?? [];
  const { minHeight = 0 } = laid?.style ?? {};
  return (laid?.box?.height ?? Number.POSITIVE_INFINITY) <= minHeight + rounding ? layout : undefined;
}
