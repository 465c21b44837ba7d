import { type FontName, softHyphen } from "../marks.ts";
import type { FontkitFont } from "../shaping/fontkit.ts";
import { type Ink, inkOf } from "../shaping/ink.ts";
import type { ShapedFonts } from "../shaping/shaped-fonts.ts";
import type { LaidNode } from "./laid-out.ts";

/** How a text is set. Sizes in points. */
type Setting = Partial<FontName> & { fontSize: number; lineHeight: number };

/** A text in another font than that of the text it stands in. */
type Foreign = { font: FontName; fontSize: number; text: string };

/** React-PDF's own, where a style says nothing. */
const usual: Setting = { fontSize: 18, lineHeight: 0 };

/**
 * Makes lines as deep and as high as the ink in them, where a text has other fonts than its template's. A template chooses its line heights for the
 * letters of its typeface; other scripts reach further. Lines of a font are alike in all the document, which `nodes` is before its layout.
 */
export async function makeRoomForInk(nodes: LaidNode, fonts: ShapedFonts): Promise<void> {
  if (!hasForeign(nodes)) return;
  const texts = textsIn(nodes, usual);
  const known = new Map<string, Ink>();
  for (const { font, text } of texts.flatMap(({ foreign }) => foreign)) {
    await fonts.load(font);
    const { above, below } = inkOf(fonts.getFont(font).data as FontkitFont, text);
    const last = known.get(keyOf(font));
    known.set(keyOf(font), { above: Math.max(above, last?.above ?? 0), below: Math.max(below, last?.below ?? 0) });
  }
  for (const { node, setting, foreign } of texts) {
    const reach = (of: (ink: Ink) => number) =>
      Math.max(0, ...foreign.map(({ font, fontSize }) => of(known.get(keyOf(font)) as Ink) * fontSize));
    // The baseline is one em below the top of a line.
    const rise = reach(({ above }) => above - 1);
    const lineHeight = rise + Math.max(setting.lineHeight, setting.fontSize + reach(({ below }) => below));
    if (lineHeight === setting.lineHeight) continue;
    const { fontSize } = setting;
    node.style = { ...styleOf(node), fontSize, lineHeight: lineHeight / fontSize } as NonNullable<LaidNode["style"]>;
    if (node.props) node.props.rise = rise;
  }
}

/** Moves the baselines of a layout down by as much as ink reaches over their lines. */
export function lowerBaselines(node: LaidNode): void {
  const rise = node.props?.rise;
  if (rise) for (const line of node.lines ?? []) line.ascent = (line.ascent ?? 0) + rise;
  node.children?.forEach(lowerBaselines);
}

const keyOf = ({ fontFamily, fontWeight, fontStyle }: FontName) => `${fontFamily} ${fontWeight} ${fontStyle}`;

// Before the layout, a style may be a list of styles.
const styleOf = ({ style }: LaidNode): Partial<Setting> => Object.assign({}, ...[style ?? []].flat(Number.POSITIVE_INFINITY));

function settingOf(node: LaidNode, { lineHeight: outer, ...inherited }: Setting): Setting {
  const { fontFamily, fontWeight, fontStyle, fontSize, lineHeight } = styleOf(node);
  const own = { fontFamily, fontWeight, fontStyle, fontSize };
  const set = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  return { ...inherited, ...set, lineHeight: lineHeight === undefined ? outer : lineHeight * (fontSize ?? usual.fontSize) };
}

/** Whether a font is chosen for a part of a text. Most documents have one font, and nothing of their styles is looked up. */
function hasForeign({ type, children = [] }: LaidNode, isInText = false): boolean {
  const isText = isInText || type === "TEXT";
  return children.some((child) => (isText && styleOf(child).fontFamily !== undefined) || hasForeign(child, isText));
}

type TextNode = { node: LaidNode; setting: Setting; foreign: Foreign[] };

function textsIn(node: LaidNode, inherited: Setting): TextNode[] {
  const setting = settingOf(node, inherited);
  if (node.type !== "TEXT") return (node.children ?? []).flatMap((child) => textsIn(child, setting));
  const foreign = foreignIn(node, setting, setting.fontFamily);
  return foreign.length > 0 ? [{ node, setting, foreign }] : [];
}

function foreignIn({ children = [] }: LaidNode, setting: Setting, family: string | undefined): Foreign[] {
  return children.flatMap((child) => {
    if (child.type !== "TEXT_INSTANCE") return foreignIn(child, settingOf(child, setting), family);
    const { fontFamily, fontWeight, fontStyle, fontSize } = setting;
    if (!fontFamily || fontFamily === family) return [];
    const font = { fontFamily, ...(fontWeight !== undefined && { fontWeight }), ...(fontStyle !== undefined && { fontStyle }) };
    return [{ font, fontSize, text: (child.value ?? "").replaceAll(softHyphen, "") }];
  });
}
