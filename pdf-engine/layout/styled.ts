import { type BoxStyle, changesOf, computedStyle } from "../boxes/box-style.ts";
import type { LaidNode } from "./laid-out.ts";

const known = new Set(
  "size src href role label marks alt bookmark wrap break fixed minPresenceAhead later hyphenationCallback hyphenationPenalty footer origin".split(
    " ",
  ),
);

const papers: Record<string, { width: number; height: number }> = {
  A4: { width: 595.28, height: 841.89 },
  LETTER: { width: 612, height: 792 },
};

/** Gives all nodes of a tree their styles, in place, with what they have from what they stand in. Throws for what the engine does not know. */
export function resolveStyles(node: LaidNode, outer: BoxStyle = {}): void {
  const { type, props = {}, children = [] } = node;
  if (type === "TEXT_INSTANCE") return;
  const unknown = Object.keys(props).find((name) => !known.has(name));
  if (unknown) throw new Error(`The engine knows no "${unknown}" of an element.`);
  const style = computedStyle(node.style, outer);
  node.style = type === "PAGE" ? { ...style, ...paperOf(props.size) } : style;
  if (props.later) node.props = { ...props, later: changesOf(props.later) };
  for (const child of children) resolveStyles(child, style);
}

function paperOf(size = "A4") {
  const paper = papers[size];
  if (!paper) throw new Error(`The engine knows no page of size "${size}".`);
  return paper;
}
