import type { ReactElement } from "react";
import { syllablesOf } from "../lines/hyphenation.ts";
import type { TextBlock } from "../lines/text-block.ts";
import type { DocumentProps, FontName } from "../marks.ts";
import { type ShapedFonts, shapedFonts } from "../shaping/shaped-fonts.ts";
import { filledShare } from "./filled-share.ts";
import { addFooters } from "./footers.ts";
import { laidOutPage } from "./flex.ts";
import { makeRoomForInk } from "./ink-room.ts";
import { type LaidNode, numberNodes } from "./laid-out.ts";
import { brokenPages } from "./later-pages.ts";
import { nodesOf } from "./nodes.ts";
import { readPictures } from "./pictures.ts";
import { resolveStyles } from "./style.ts";
import { blockOf, fontNameOf, piecesOf, textsIn } from "./text-pieces.ts";

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

async function laidOut(document: ReactElement<DocumentProps>): Promise<LaidNode> {
  const nodes = nodesOf(document);
  numberNodes(nodes);
  const { children: pages = [] } = nodes;
  for (const page of pages) resolveStyles(page);
  readPictures(nodes);
  const fonts = shapedFonts(document.props.fonts);
  const texts = textsIn(nodes);
  await loadFonts(texts, fonts);
  const syllables = await syllablesOf(document.props.language);
  const rises = makeRoomForInk(texts, fonts);
  // A text is shaped once, however often the page that it stands on is laid out.
  const blocks = new Map<LaidNode, TextBlock>();
  const blockFor = (text: LaidNode): TextBlock => {
    const block = blocks.get(text) ?? blockOf(text, fonts, rises.get(text) ?? 0);
    blocks.set(text, block);
    return block;
  };
  return { ...nodes, children: brokenPages(pages, (page) => laidOutPage(page, blockFor, syllables)) };
}

async function loadFonts(texts: LaidNode[], fonts: ShapedFonts): Promise<void> {
  const names = new Map<string, FontName>();
  for (const { style } of texts.flatMap((text) => piecesOf(text))) {
    const name = fontNameOf(style);
    names.set(Object.values(name).join(" "), name);
  }
  await Promise.all(Array.from(names.values(), (name) => fonts.load(name)));
}
