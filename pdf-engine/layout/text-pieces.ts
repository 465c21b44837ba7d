import type { BoxStyle } from "../boxes/box-style.ts";
import type { LetterSetting } from "../lines/laid-line.ts";
import { TextBlock } from "../lines/text-block.ts";
import type { FontName, TextMark } from "../marks.ts";
import type { LaidNode } from "./laid-out.ts";
import type { ShapedFonts } from "./shaped-fonts.ts";

/** A piece of a text with the style of the element that it stands in. */
export type StyledPiece = { text: string; style: BoxStyle; link: string | undefined; marks: readonly TextMark[] };

/** The family of a text that none is given for: there is no such font, and nothing of the text is drawn. */
const none = "Helvetica";
const usualSize = 18;

export const sizeOf = ({ fontSize = usualSize }: BoxStyle): number => fontSize;

export const fontNameOf = ({ fontFamily = none, fontWeight, fontStyle }: BoxStyle): FontName => ({
  fontFamily,
  ...(fontWeight !== undefined && { fontWeight }),
  ...(fontStyle !== undefined && { fontStyle }),
});

/** A text, which is laid out as one, and its pieces in their order. */
export type PiecedText = { node: LaidNode; pieces: StyledPiece[] };

/** Returns all texts of a tree. */
export function textsIn(node: LaidNode, texts: PiecedText[] = []): PiecedText[] {
  if (node.type === "TEXT") texts.push({ node, pieces: piecesOf(node) });
  else for (const child of node.children ?? []) textsIn(child, texts);
  return texts;
}

function piecesOf(
  { style = {}, props: { src, marks = [] } = {}, children = [] }: LaidNode,
  outer?: string,
  pieces: StyledPiece[] = [],
): StyledPiece[] {
  const link = src ?? outer;
  for (const child of children) {
    if (child.type === "TEXT_INSTANCE") pieces.push({ text: child.value ?? "", style, link, marks });
    else piecesOf(child, link, pieces);
  }
  return pieces;
}

const shares = { left: 0, center: 0.5, right: 1 };

/** Shapes a text, whose fonts are read. `rise` is how far its ink reaches over its lines, in points. */
export function blockOf({ node, pieces: styled }: PiecedText, fonts: ShapedFonts, rise: number): TextBlock {
  const { style = {}, props: { role, hyphenationCallback } = {} } = node;
  const isRtl = style.direction === "rtl";
  const settings = new Map<BoxStyle, LetterSetting>();
  const pieces = styled.map(({ text, style, link, marks }) => {
    const { lineHeight, color = "#000000" } = style;
    const font = fonts.getFont(fontNameOf(style)).data as LetterSetting["font"][0];
    const of = settings.get(style) ?? { font: [font], fontSize: sizeOf(style), lineHeight, color, link, marks };
    settings.set(style, of);
    return { text, of };
  });
  return new TextBlock(pieces, {
    align: shares[style.textAlign ?? (isRtl ? "right" : "left")],
    indent: style.textIndent ?? 0,
    isRtl,
    maxLines: style.maxLines ?? Number.POSITIVE_INFINITY,
    rise,
    role,
    wordParts: hyphenationCallback,
  });
}
