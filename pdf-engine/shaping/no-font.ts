const glyph = (id: number) => ({ id, codePoints: [id], advanceWidth: 0 });

/**
 * Stands for the font of what no font has: textkit wants one, and the painter draws nothing of it. It takes no room to the side, and as much in height
 * as Helvetica, in whose place it is.
 */
export const noFont = {
  unitsPerEm: 1000,
  ascent: 900,
  descent: -200,
  lineGap: 0,
  hasGlyphForCodePoint: () => false,
  glyphForCodePoint: glyph,
  layout: (text: string) => ({
    glyphs: Array.from({ length: text.length }, (_, i) => glyph(text.charCodeAt(i))),
    positions: Array.from(text.split(""), () => ({ xAdvance: 0, yAdvance: 0, xOffset: 0, yOffset: 0, advanceWidth: 0 })),
  }),
};
