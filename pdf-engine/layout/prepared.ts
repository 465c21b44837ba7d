import type { ReactElement } from "react";
import type { BoxStyle } from "../boxes/box-style.ts";
import { placed } from "../boxes/flex.ts";
import { syllablesOf } from "../lines/hyphenation.ts";
import type { TextBlock } from "../lines/text-block.ts";
import type { DocumentProps, FontName } from "../marks.ts";
import { makeRoomForInk } from "./ink-room.ts";
import { type LaidNode, numberNodes } from "./laid-out.ts";
import { nodesOf } from "./nodes.ts";
import { readPictures } from "./read-pictures.ts";
import { type ShapedFonts, shapedFonts } from "./shaped-fonts.ts";
import { resolveStyles } from "./styled.ts";
import { blockOf, fontNameOf, type PiecedText, textsIn } from "./text-pieces.ts";

/** A document whose fonts and pictures are read. `layOut` lays a page of it out, or a part of one, as high as its content. */
export type Prepared = { document: LaidNode; layOut(page: LaidNode): LaidNode };

/** Turns the elements of a document into nodes that can be laid out. Rejects when a component throws, or for what the engine does not know. */
export async function prepared(element: ReactElement<DocumentProps>): Promise<Prepared> {
  const document = nodesOf(element);
  numberNodes(document);
  for (const page of document.children ?? []) resolveStyles(page);
  readPictures(document);
  const fonts = shapedFonts(element.props.fonts);
  const texts = textsIn(document);
  await loadFonts(texts, fonts);
  const syllables = await syllablesOf(element.props.language);
  const rises = makeRoomForInk(texts, fonts);
  // A text is shaped once, however often the page that it stands on is laid out.
  const unshaped = new Map(texts.map((text) => [text.node, text]));
  const blocks = new Map<LaidNode, TextBlock>();
  const blockFor = (node: LaidNode): TextBlock => {
    const block = blocks.get(node) ?? blockOf(unshaped.get(node) as PiecedText, fonts, rises.get(node) ?? 0);
    blocks.set(node, block);
    return block;
  };
  return { document, layOut: (page) => placed(page, blockFor, syllables) };
}

async function loadFonts(texts: PiecedText[], fonts: ShapedFonts): Promise<void> {
  const names = new Map<string, FontName>();
  const known = new Set<BoxStyle>();
  for (const { style } of texts.flatMap(({ pieces }) => pieces)) {
    if (known.has(style)) continue;
    known.add(style);
    const name = fontNameOf(style);
    names.set(Object.values(name).join(" "), name);
  }
  await Promise.all(Array.from(names.values(), (name) => fonts.load(name)));
}
