import type { ReactElement } from "react";
import type { DocumentProps } from "../marks.ts";
import { filledShare } from "./filled-share.ts";
import { addFooters } from "./footers.ts";
import type { LaidNode } from "./laid-out.ts";
import { brokenPages } from "./later-pages.ts";
import { prepared } from "./prepared.ts";

/** A document in which each text has its place. `lastPage` is how much of its last page is filled, from 0 to 1. */
export type LaidOut = { pages: number; lastPage: number; layout: LaidNode; props: DocumentProps };

let last: Promise<unknown> = Promise.resolve();

/**
 * Lays a document out, one at a time. Rejects with the reason of `signal` when that has fired before the document's turn, and with an error when a
 * component throws, a font is unknown, or an element, a property or a style is none that the engine knows.
 */
export function layOut(document: ReactElement<DocumentProps>, signal: AbortSignal): Promise<LaidOut> {
  const next = last.then(async () => {
    signal.throwIfAborted();
    const layout = await laidOut(document);
    await addFooters(layout, document.props.fonts, laidOut);
    const { children: pages = [] } = layout;
    const last = pages.at(-1);
    return { pages: pages.length, lastPage: last ? filledShare(last) : 0, layout, props: document.props };
  });
  last = next.catch(() => {});
  return next;
}

async function laidOut(element: ReactElement<DocumentProps>): Promise<LaidNode> {
  const { document, layOut } = await prepared(element);
  return { ...document, children: brokenPages(document.children ?? [], layOut) };
}
