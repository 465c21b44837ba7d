import { createElement, Fragment, type ReactElement } from "react";
import { Document, type DocumentProps, type FontSource } from "../marks.ts";
import type { LaidNode } from "./laid-out.ts";

type LayOut = (document: ReactElement<DocumentProps>) => Promise<LaidNode>;

/**
 * Adds its foot to each page from the second on: what the page's `footer` makes of its number and the number of pages. React-PDF can do so itself, but
 * lays out every page twice for it, even an only one.
 */
export async function addFooters(layout: LaidNode, fonts: FontSource, layOut: LayOut): Promise<void> {
  const { children: pages = [] } = layout;
  const footed = pages.flatMap((page, i) => (i > 0 && page.props?.footer ? [{ page, footer: page.props.footer, number: i + 1 }] : []));
  if (footed.length === 0) return;
  const sheets = footed.map(({ footer, number }) =>
    createElement(Fragment, { key: number }, footer({ page: number, pages: pages.length })),
  );
  const { children: laid = [] } = await layOut(createElement(Document, { fonts }, sheets) as ReactElement<DocumentProps>);
  for (const [i, { page }] of footed.entries()) page.children = [...(page.children ?? []), ...(laid[i]?.children ?? [])];
}
