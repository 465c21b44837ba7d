import type { Style } from "../boxes/style.ts";
import type { Setting } from "../lines/laid-line.ts";
import { TextBlock } from "../lines/text-block.ts";
import type { FontName, TextMark } from "../marks.ts";
import type { ShapedFonts } from "../shaping/shaped-fonts.ts";
import type { LaidNode } from "./laid-out.ts";

/** A piece of a text with the style of the element that it stands in. */
type StyledPiece = { text: string; style: Style; link: string | undefined; marks: readonly TextMark[] };

/** The family of a text that none is given for: there is no such font, and nothing of the text is drawn. */
const none = "Helvetica";
const usualSize = 18;

export const sizeOf = ({ fontSize = usualSize }: Style): number => fontSize;

export const fontNameOf = ({ fontFamily = none, fontWeight, fontStyle }: Style): FontName => ({
  fontFamily,
  ...(fontWeight !== undefined && { fontWeight }),
  ...(fontStyle !== undefined && { fontStyle }),
});

/** Returns all texts of a tree: what is laid out as one, with all that stands in it. */
export const textsIn = (node: LaidNode): LaidNode[] => (node.type === "TEXT" ? [node] : (node.children ?? []).flatMap(textsIn));

/** Returns the pieces of a text, in their order. */
export function piecesOf(node: LaidNode, outer?: string): StyledPiece[] {
  const { style = {}, props: { src, marks = [] } = {}, children = [] } = node;
  const link = src ?? outer;
  return children.flatMap((child) =>
    child.type === "TEXT_INSTANCE" ? [{ text: child.value ?? "", style, link, marks }] : piecesOf(child, link),
  );
}

const shares = { left: 0, center: 0.5, right: 1 };

/** Shapes a text, whose fonts are read. `rise` is how far its ink reaches over its lines, in points. */
export function blockOf(node: LaidNode, fonts: ShapedFonts, rise: number): TextBlock {
  const { style = {}, props: { role, hyphenationCallback } = {} } = node;
  const isRtl = style.direction === "rtl";
  const settings = new Map<Style, Setting>();
  const pieces = piecesOf(node).map(({ text, style, link, marks }) => {
    const { lineHeight, color = "#000000" } = style;
    const font = fonts.getFont(fontNameOf(style)).data as Setting["font"][0];
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
