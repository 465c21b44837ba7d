import type { BoxStyle } from "../boxes/box-style.ts";
import type { WholeBox } from "../boxes/flex-node.ts";
import type { LaidLine } from "../lines/laid-line.ts";
import { type Footer, type Role, softHyphen, type TextMark } from "../marks.ts";

export { type LaidLine, type LaidRun, marksOf } from "../lines/laid-line.ts";

/*
 * What the engine makes of the elements of a document, and the painter paints. Points; from the top, each box within its parent's.
 */

/** Where a node is. What is not said of its edges is 0. */
export type Box = Pick<WholeBox, "left" | "top" | "width" | "height"> & Partial<WholeBox>;

export type LaidNode = {
  type: string;
  /** A piece of text as it was written, in a node of text alone. */
  value?: string;
  box?: Box;
  style?: BoxStyle;
  props?: NodeProps | undefined;
  children?: LaidNode[];
  lines?: LaidLine[];
  /** Whether another text follows to its left. */
  isFollowed?: boolean;
  image?: { data: Buffer; width: number; height: number };
};

type NodeProps = {
  /** The size of a page, and the address of a link or a picture. */
  size?: string;
  src?: string;
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
  /** Whether the node may be broken, begins a page or is on each, and how many points must follow it on its page. */
  wrap?: boolean;
  break?: boolean;
  fixed?: boolean;
  minPresenceAhead?: number;
  /** What changes in the style of a box on the pages after the first. */
  later?: LaidNode["style"];
  /** Cuts a word where a line may break in it. */
  hyphenationCallback?: (word: string) => string[];
  footer?: Footer;
  /** The number of the node before the layout, which copies a node that is broken over pages. */
  origin?: number;
};

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
