import type { Box, LaidNode } from "../layout/laid-out.ts";
import type { PageContent } from "./page-content.ts";
import { rgb } from "./paint-color.ts";

/** How far its handles are from the ends of a cubic curve that is a quarter of a circle of radius 1. */
const kappa = (4 * (Math.SQRT2 - 1)) / 3;

/** Draws background and borders of a node whose corner is at x, y. */
export function paintBox(page: PageContent, node: LaidNode, x: number, y: number): void {
  const { box, style } = node;
  if (!box) return;
  const borders = bordersOf(node, x, y);
  if (!style?.backgroundColor && borders.length === 0) return;
  page.beginArtifact("decoration");
  if (style?.backgroundColor) {
    page.draw("q");
    clip(page, { left: x, top: y, width: box.width, height: box.height }, style);
    page.draw("rg", ...rgb(style.backgroundColor));
    page.draw("re", x, page.up(y), box.width, -box.height);
    page.draw("f");
    page.draw("Q");
  }
  for (const { color, area, line } of borders) {
    const [left, top, width, height] = area;
    const [x1, y1, x2, y2] = line;
    page.draw("q");
    clip(page, { left, top, width, height });
    page.draw("RG", ...rgb(color));
    // Along the edge, twice as wide as what is to be seen of it: programs round the place of a line as they round no area's.
    page.draw("w", 2 * Math.min(width, height));
    page.draw("m", x1, page.up(y1));
    page.draw("l", x2, page.up(y2));
    page.draw("S");
    page.draw("Q");
  }
  page.end();
}

type Four = [number, number, number, number];
type Border = { color: string | undefined; area: Four; line: Four };

/** Returns the borders of a node, square and solid, each by itself: where two meet, they overlap. */
function bordersOf({ box, style = {} }: LaidNode, x: number, y: number): Border[] {
  if (!box) return [];
  const { width, height, borderTopWidth = 0, borderRightWidth = 0, borderBottomWidth = 0, borderLeftWidth = 0 } = box;
  // Nearly no node has one, and each is looked at.
  if (!(borderTopWidth || borderRightWidth || borderBottomWidth || borderLeftWidth)) return [];
  const [right, bottom] = [x + width, y + height];
  const sides: [number, Border][] = [
    [borderTopWidth, { color: style.borderTopColor, area: [x, y, width, borderTopWidth], line: [x, y, right, y] }],
    [
      borderRightWidth,
      { color: style.borderRightColor, area: [right - borderRightWidth, y, borderRightWidth, height], line: [right, y, right, bottom] },
    ],
    [
      borderBottomWidth,
      { color: style.borderBottomColor, area: [x, bottom - borderBottomWidth, width, borderBottomWidth], line: [right, bottom, x, bottom] },
    ],
    [borderLeftWidth, { color: style.borderLeftColor, area: [x, y, borderLeftWidth, height], line: [x, bottom, x, y] }],
  ];
  return sides.flatMap(([wide, border]) => (wide > 0 ? [border] : []));
}

export type Area = Pick<Box, "left" | "top" | "width" | "height">;

/** Limits what is drawn next to an area, with corners as round as the style says. */
export function clip(page: PageContent, { left, top, width, height }: Area, style: NonNullable<LaidNode["style"]> = {}): void {
  const radius = (points = 0) => Math.min(points, width / 2, height / 2);
  const [tl, tr] = [radius(style.borderTopLeftRadius), radius(style.borderTopRightRadius)];
  const [br, bl] = [radius(style.borderBottomRightRadius), radius(style.borderBottomLeftRadius)];
  const [up, right, bottom] = [page.up(top), left + width, page.up(top + height)];
  const at = 1 - kappa;
  page.draw("m", left + tl, up);
  page.draw("l", right - tr, up);
  page.draw("c", right - tr * at, up, right, up - tr * at, right, up - tr);
  page.draw("l", right, bottom + br);
  page.draw("c", right, bottom + br * at, right - br * at, bottom, right - br, bottom);
  page.draw("l", left + bl, bottom);
  page.draw("c", left + bl * at, bottom, left, bottom + bl * at, left, bottom + bl);
  page.draw("l", left, up - tl);
  page.draw("c", left, up - tl * at, left + tl * at, up, left + tl, up);
  page.draw("h W n");
}
