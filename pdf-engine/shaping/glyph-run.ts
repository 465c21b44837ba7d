import type { ClusterGlyph } from "./cluster.ts";

/** `advanceWidth` is `xAdvance` in font units, which stays as it is when the others are scaled and squeezed. */
export type GlyphPosition = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number; advanceWidth: number };

/** A text as it is drawn in one font, in font units. */
export type GlyphRun = { glyphs: ClusterGlyph[]; positions: GlyphPosition[]; advanceWidth: number };
