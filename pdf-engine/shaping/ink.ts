import { Cluster } from "./cluster.ts";
import type { FontkitFont } from "./fontkit.ts";

/** How far the ink of a text reaches from its baseline, up and down, in ems. */
export type Ink = { above: number; below: number };

/** Measures the ink of a text in a font that `shapeFont` was called for. */
export function inkOf(font: FontkitFont, text: string): Ink {
  const ink = { above: 0, below: 0 };
  for (const { id } of font.layout(text).glyphs) {
    if (!(id instanceof Cluster)) continue;
    for (const { gid, dy } of id.parts) {
      // fontkit gives a glyph without an outline the box of the next.
      if (font.loca.offsets[gid] === font.loca.offsets[gid + 1]) continue;
      const { minY, maxY } = font.getGlyph(gid).cbox;
      ink.above = Math.max(ink.above, (maxY + dy) / font.unitsPerEm);
      ink.below = Math.max(ink.below, -(minY + dy) / font.unitsPerEm);
    }
  }
  return ink;
}
