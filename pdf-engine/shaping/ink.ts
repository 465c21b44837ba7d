import { Cluster } from "./cluster.ts";
import type { ShapedFont } from "./shaped-font.ts";

/** How far the ink of a text reaches from its baseline, up and down, in ems. */
export type Ink = { above: number; below: number };

/** Measures the ink of a text in a font. */
export function inkOf(font: ShapedFont, text: string): Ink {
  const ink = { above: 0, below: 0 };
  for (const { id } of font.layout(text).glyphs) {
    if (!(id instanceof Cluster)) continue;
    for (const { gid, dy } of id.parts) {
      const box = font.boxOf(gid);
      if (!box) continue;
      ink.above = Math.max(ink.above, (box.maxY + dy) / font.unitsPerEm);
      ink.below = Math.max(ink.below, -(box.minY + dy) / font.unitsPerEm);
    }
  }
  return ink;
}
