import { Document, type DocumentProps } from "@react-pdf/renderer";
import { createElement, Fragment, type ReactElement } from "react";
import type { LaidNode } from "./laid-out.ts";

/**
 * Adds to each page from the second on what its `footer` makes of the numbers of the page and of all pages. React-PDF could do so itself, but lays out
 * every page twice for it, even the only one.
 */
export async function addFooters(layout: LaidNode, layOut: (document: ReactElement<DocumentProps>) => Promise<LaidNode>): Promise<void> {
  const { children: pages = [] } = layout;
  const footed = pages.flatMap((page, i) => (i > 0 && page.props?.footer ? [{ page, footer: page.props.footer, number: i + 1 }] : []));
  if (footed.length === 0) return;
  const sheets = footed.map(({ footer, number }) =>
    createElement(Fragment, { key: number }, footer({ page: number, pages: pages.length })),
  );
  const { children: laid = [] } = await layOut(createElement(Document, {}, sheets));
  for (const [i, { page }] of footed.entries()) page.children = [...(page.children ?? []), ...(laid[i]?.children ?? [])];
}
