import layoutDocument from "@react-pdf/layout";
import type { ReactElement } from "react";
import type { DocumentProps } from "../marks.ts";
import { type ShapedFonts, shapedFonts } from "../shaping/shaped-fonts.ts";
import { filledShare } from "./filled-share.ts";
import { addFooters } from "./footers.ts";
import { syllablesOf } from "./hyphenation.ts";
import { lowerBaselines, makeRoomForInk } from "./ink-room.ts";
import { type LaidNode, numberNodes } from "./laid-out.ts";
import { brokenPages } from "./later-pages.ts";
import { nodesOf } from "./nodes.ts";
import { rebreak } from "./rebreak.ts";

/** A document in which each text has its place. `lastPage` is how much of its last page is filled, from 0 to 1. */
export type LaidOut = { pages: number; lastPage: number; layout: LaidNode; props: DocumentProps };

let last: Promise<unknown> = Promise.resolve();

/**
 * Lays a document out, one at a time. Rejects with the reason of `signal` when that has fired before the document's turn, and with an error when a
 * component throws or a font is unknown.
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

// The steps are React-PDF's, whose types leave out the fonts and the half of the nodes.
const layoutWith = layoutDocument as unknown as (document: LaidNode, fonts: ShapedFonts) => Promise<LaidNode>;

async function laidOut(document: ReactElement<DocumentProps>): Promise<LaidNode> {
  const nodes = nodesOf(document);
  numberNodes(nodes);
  const fonts = shapedFonts(document.props.fonts);
  const syllables = await syllablesOf(document.props.language);
  const layOutAll = async (pages: LaidNode[]): Promise<LaidNode> => {
    // A page that does not wrap is as high as its content.
    const asHighAsContent = pages.map((page) => ({ ...page, props: { ...page.props, wrap: false } }));
    const layout = await layoutWith({ ...nodes, children: asHighAsContent }, fonts);
    rebreak(layout, syllables);
    lowerBaselines(layout);
    return layout;
  };
  await makeRoomForInk(nodes, fonts);
  return { ...nodes, children: await brokenPages(nodes.children ?? [], layOutAll) };
}
