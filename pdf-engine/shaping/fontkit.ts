import type { Cluster, ClusterGlyph } from "./cluster.ts";

/*
 * What shaping relies on of fontkit 2, which comes without types: the part of a TrueType font that the layout and the painter use.
 * tests/pdf/shaping-contract.test.ts fails when an upgrade changes it.
 */

type Box = { minX: number; minY: number; maxX: number; maxY: number };
type Loca = { offsets: number[]; version: number };

/** `advanceWidth` is `xAdvance` in font units, which stays as it is when the others are scaled and squeezed. */
export type GlyphPosition = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number; advanceWidth: number };
export type GlyphRun = { glyphs: ClusterGlyph[]; positions: GlyphPosition[]; advanceWidth: number };

export type FontkitSubset = {
  font: FontkitFont;
  glyphs: (number | Cluster)[];
  mapping: Record<number, number | undefined>;
  glyf: Uint8Array[];
  loca: Loca;
  hmtx: { metrics: { advance: number; bearing: number }[] };
  /** Where the next glyph begins. */
  offset: number;
  includeGlyph(glyph: number | Cluster): number;
  /** Returns the font file, with all that was included. */
  encode(): Uint8Array;
  _addGlyph(glyph: number | Cluster): number;
};

export type FontkitFont = {
  type: string;
  postscriptName: string;
  unitsPerEm: number;
  ascent: number;
  descent: number;
  capHeight: number;
  italicAngle: number;
  bbox: Box;
  stream: { buffer: Uint8Array };
  directory: { tables: { glyf: { offset: number } } };
  maxp: { maxComponentElements: number; maxComponentDepth: number };
  loca: Loca;
  hasGlyphForCodePoint(codePoint: number): boolean;
  getGlyph(gid: number): { advanceWidth: number; cbox: Box; _getMetrics(): { leftBearing: number } };
  layout(text: string): GlyphRun;
  createSubset(): FontkitSubset;
};
