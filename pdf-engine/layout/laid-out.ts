import { type Footer, type Role, softHyphen, type TextMark } from "../marks.ts";
import type { PaintedRun } from "../shaping/bidi-runs.ts";

/*
 * What the painter takes of React-PDF's layout, whose types leave out the half of it. Points; from the top, each box within its parent's.
 */

export type Box = {
  left: number;
  top: number;
  width: number;
  height: number;
  paddingTop?: number;
  paddingRight?: number;
  paddingBottom?: number;
  paddingLeft?: number;
  marginTop?: number;
  marginRight?: number;
  marginBottom?: number;
  marginLeft?: number;
} & Partial<Record<BorderWidth, number>>;

type Side = "Top" | "Right" | "Bottom" | "Left";
type BorderWidth = `border${Side}Width`;
type Corner = "TopLeft" | "TopRight" | "BottomRight" | "BottomLeft";

export type LaidRun = PaintedRun & {
  /** Where it begins and ends in the string of its line. */
  start: number;
  end: number;
  attributes: { font?: { unitsPerEm: number }[]; fontSize?: number; color?: string; link?: string | null; strikeStyle?: string };
  xAdvance?: number;
  height?: number;
  descent?: number;
  /** Whether it is a sign between texts, which is not heard. */
  isSeparator?: boolean;
};

export type LaidLine = { box: { x: number; y: number; height: number }; ascent?: number; string: string; runs: LaidRun[] };

export type LaidNode = {
  type: string;
  /** A piece of text as it was written, in a node of text alone. */
  value?: string;
  box?: Box;
  style?: {
    direction?: "ltr" | "rtl";
    textAlign?: string;
    textIndent?: number | string;
    maxLines?: number;
    backgroundColor?: string;
    objectFit?: string;
    objectPositionY?: string;
    flexDirection?: string;
    position?: string;
    top?: number | string;
    bottom?: number | string;
    height?: number;
    textDecorationStyle?: string;
  } & Partial<Record<`border${Side}Color`, string>> &
    Partial<Record<`border${Corner}Radius`, number>>;
  props?: NodeProps | undefined;
  children?: LaidNode[];
  lines?: LaidLine[];
  alignOffset?: number;
  /** How another text follows to its left, if one does. */
  followed?: "in its line" | "apart" | undefined;
  image?: { data: Buffer; width: number; height: number; key?: string };
};

type NodeProps = {
  role?: Role;
  /** The sign before an item of a list. */
  label?: string;
  /** What a text within a text is. */
  marks?: readonly TextMark[];
  /** What a picture or a figure shows. */
  alt?: string | undefined;
  /** Where a figure leads. */
  href?: string | undefined;
  bookmark?: { title: string } | null;
  /** React-PDF's own: whether the node may be broken, begins a page or is on each, and how many points must follow it on its page. */
  wrap?: boolean;
  break?: boolean;
  fixed?: boolean;
  minPresenceAhead?: number;
  /** What changes in the style of a box on the pages after the first. */
  later?: LaidNode["style"];
  /** Cuts a word where a line may break in it. */
  hyphenationCallback?: (word: string) => string[];
  footer?: Footer;
  /** How far the ink of a text reaches over its lines, in points. */
  rise?: number;
  /** The number of the node before the layout, which copies a node that is broken over pages. */
  origin?: number;
};

/** What textkit says of a piece that nothing is said of. */
const unmarked = "solid";

/** Returns what a piece of a text is, as `nodesOf` has it carried. */
export const marksOf = ({ attributes: { strikeStyle = unmarked } }: LaidRun): TextMark[] =>
  strikeStyle === unmarked ? [] : (strikeStyle.split(" ") as TextMark[]);

/** Returns all of a text as it was written, even if a part of it stands on another page, without the marks of where it may break. */
export const textOf = ({ value = "", children = [] }: LaidNode): string => value.replaceAll(softHyphen, "") + children.map(textOf).join("");

export const isAbsolute = ({ style }: LaidNode) => style?.position === "absolute";

/** Returns the box of a node with some of it changed. */
export const boxOf = ({ box }: LaidNode, changes: Partial<Box>): Box => ({ left: 0, top: 0, width: 0, height: 0, ...box, ...changes });

let count = 0;

/** Gives each node a number of its own, by which the parts of a node that is broken over pages are known for one. */
export function numberNodes(node: LaidNode): void {
  if (node.props) node.props.origin = count++;
  node.children?.forEach(numberNodes);
}
