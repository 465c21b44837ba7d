/** fontkit 2 comes without types. These are of what the tests use of it, to read font files by other code than the engine's. */
declare module "fontkit" {
  type Box = { minX: number; minY: number; maxX: number; maxY: number };

  type Path = { toSVG(): string; translate(x: number, y: number): Path };

  export type FontkitFont = {
    postscriptName: string;
    unitsPerEm: number;
    capHeight: number;
    italicAngle: number;
    numGlyphs: number;
    bbox: Box;
    loca: { offsets: number[] };
    characterSet: number[];
    getGlyph(gid: number): { cbox: Box; advanceWidth: number; path: Path; _getMetrics(): { leftBearing: number } };
    layout(text: string): { glyphs: { id: number }[]; positions: { xAdvance: number }[] };
  };

  /** Reads a font file. */
  export function create(file: Uint8Array): FontkitFont;
}
