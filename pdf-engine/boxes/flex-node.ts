import type { LaidLine } from "../lines/laid-line.ts";
import type { Breaks, TextBlock } from "../lines/text-block.ts";
import type { BoxStyle, Side } from "./box-style.ts";

/** Where a box is within its parent's, and what is around and in it. Points; from the top. */
export type WholeBox = { left: number; top: number; width: number; height: number } & Record<
  `margin${Side}` | `padding${Side}` | `border${Side}Width`,
  number
>;

/** A node with its style, before it has a place. */
export type StyledNode = { type: string; style?: BoxStyle; props?: unknown; image?: unknown; children?: StyledNode[] };

/** A node that is given its place. `room` is what its size was found for; in that, it is `natural` high. */
export type FlexNode = {
  type: string;
  style: BoxStyle;
  props: unknown;
  image: unknown;
  box: WholeBox;
  children: FlexNode[];
  lines: LaidLine[] | undefined;
  block: TextBlock | undefined;
  breaks: Breaks | undefined;
  room: BoxRoom | undefined;
  natural: number | undefined;
};

/** The room for a box with its padding, without its margins. It takes all of the width where that `isExact`, and of a height that is given. */
export type BoxRoom = { width: number; isExact: boolean; height?: number | undefined };

const boxes = new Set(["PAGE", "VIEW", "TEXT", "IMAGE"]);

export const isRow = ({ style: { flexDirection } }: FlexNode) => flexDirection === "row" || flexDirection === "row-reverse";

/** Whether a node has its place on the paper, and takes none from others. */
export const isApart = ({ style: { position } }: FlexNode) => position === "absolute";

/** Returns a length in points. A share is one of `whole`. */
export const points = (length: number | string | undefined, whole: number): number | undefined =>
  typeof length === "string" ? (length.endsWith("%") ? (Number.parseFloat(length) / 100) * whole : undefined) : length;

/** Returns what stands between the edges of a box and what is in it. */
export const edgesAcross = ({ box }: FlexNode) => box.paddingLeft + box.paddingRight + box.borderLeftWidth + box.borderRightWidth;
export const edgesDown = ({ box }: FlexNode) => box.paddingTop + box.paddingBottom + box.borderTopWidth + box.borderBottomWidth;
export const marginAcross = ({ box }: FlexNode) => box.marginLeft + box.marginRight;
export const marginDown = ({ box }: FlexNode) => box.marginTop + box.marginBottom;

export const alignOf = (node: FlexNode, child: FlexNode) => child.style.alignSelf ?? node.style.alignItems ?? "stretch";

/** Copies a tree for a layout of it. `blockOf` returns the text of a node. Throws for what has no box. */
export function copyOf<Node extends StyledNode>(node: Node, blockOf: (text: Node) => TextBlock): FlexNode {
  const { type, style = {}, children = [] } = node;
  if (!boxes.has(type)) throw new Error(`The engine knows a ${type} within a text alone.`);
  const isSized = typeof style.width === "number" && style.height !== undefined;
  if (type === "IMAGE" && !isSized) throw new Error("The engine knows no picture without a width and a height.");
  const isText = type === "TEXT";
  const within = children as Node[];
  // All nodes have the same fields, which makes reading them fast.
  return {
    type,
    style,
    props: node.props,
    image: node.image,
    box: edgedBox(style, 0),
    children: isText ? (within as unknown as FlexNode[]) : within.map((child) => copyOf(child, blockOf)),
    lines: undefined,
    block: isText ? blockOf(node) : undefined,
    breaks: undefined,
    room: undefined,
    natural: undefined,
  };
}

/** Returns a box without a place or a size, with its margins and edges. Shares of them are of the width that its parent has room for. */
const edgedBox = (style: BoxStyle, whole: number): WholeBox => ({
  left: 0,
  top: 0,
  width: 0,
  height: 0,
  marginTop: points(style.marginTop, whole) ?? 0,
  marginRight: points(style.marginRight, whole) ?? 0,
  marginBottom: points(style.marginBottom, whole) ?? 0,
  marginLeft: points(style.marginLeft, whole) ?? 0,
  paddingTop: style.paddingTop ?? 0,
  paddingRight: style.paddingRight ?? 0,
  paddingBottom: style.paddingBottom ?? 0,
  paddingLeft: style.paddingLeft ?? 0,
  borderTopWidth: style.borderTopWidth ?? 0,
  borderRightWidth: style.borderRightWidth ?? 0,
  borderBottomWidth: style.borderBottomWidth ?? 0,
  borderLeftWidth: style.borderLeftWidth ?? 0,
});
