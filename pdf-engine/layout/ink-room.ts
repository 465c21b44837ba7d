import type { FontName } from "../marks.ts";
import { softHyphen } from "../marks.ts";
import { type Ink, inkOf } from "../shaping/ink.ts";
import type { ShapedFont } from "../shaping/shaped-font.ts";
import type { LaidNode } from "./laid-out.ts";
import type { ShapedFonts } from "./shaped-fonts.ts";
import { fontNameOf, type PiecedText, type StyledPiece, sizeOf } from "./text-pieces.ts";

/**
 * Makes lines as deep and as high as the ink in them, where a text has other fonts than its template's or is a title, whose lines are the closest, and
 * returns how far that is higher than the em of their letters, in points. A template chooses its line heights for the usual letters of its typeface; other
 * scripts reach further, as do brackets and accents. Lines of a font are alike in all the document, of which these are the texts. Their fonts are read,
 * and their styles are resolved.
 */
export function makeRoomForInk(texts: PiecedText[], fonts: ShapedFonts): Map<LaidNode, number> {
  const isForeign = ({ node }: PiecedText, { style }: StyledPiece) => style.fontFamily !== node.style?.fontFamily;
  const measured = texts.filter((text) => text.node.props?.role === "title" || text.pieces.some((piece) => isForeign(text, piece)));
  const known = new Map<string, Ink>();
  for (const { style, text } of measured.flatMap(({ pieces }) => pieces)) {
    const name = fontNameOf(style);
    const { above, below } = inkOf(fonts.getFont(name).data as ShapedFont, text.replaceAll(softHyphen, ""));
    const last = known.get(keyOf(name));
    known.set(keyOf(name), { above: Math.max(above, last?.above ?? 0), below: Math.max(below, last?.below ?? 0) });
  }
  const rises = new Map<LaidNode, number>();
  for (const text of measured) {
    const { node, pieces } = text;
    const others = pieces.filter((piece) => isForeign(text, piece));
    const reach = (some: StyledPiece[], of: (ink: Ink) => number) =>
      Math.max(0, ...some.map(({ style }) => of(known.get(keyOf(fontNameOf(style))) as Ink) * sizeOf(style)));
    // The baseline is one em below the top of a line.
    const rise = reach(others, ({ above }) => above - 1);
    const { lineHeight = 0 } = node.style ?? {};
    const ofOthers = rise + Math.max(lineHeight, sizeOf(node.style ?? {}) + reach(others, ({ below }) => below));
    // What is high on a line may be below what is deep on the one before, whichever fonts they have.
    const needed = Math.max(ofOthers, reach(pieces, ({ above }) => above) + reach(pieces, ({ below }) => below));
    if (needed === lineHeight) continue;
    setLineHeight(node, node.style?.lineHeight, needed);
    rises.set(node, rise);
  }
  return rises;
}

const keyOf = ({ fontFamily, fontWeight, fontStyle }: FontName) => `${fontFamily} ${fontWeight} ${fontStyle}`;

/** Sets the line height of a text and of what in it has that of the text. */
function setLineHeight(node: LaidNode, last: number | undefined, lineHeight: number): void {
  if (node.style && node.style.lineHeight === last) node.style.lineHeight = lineHeight;
  for (const child of node.children ?? []) setLineHeight(child, last, lineHeight);
}
