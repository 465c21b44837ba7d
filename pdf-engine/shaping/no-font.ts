const glyph = (id: number) => ({ id, codePoints: [id], advanceWidth: 0 });

/**
 * Takes the place of a font where none has a character. It is as high as Helvetica, but has no widths, and the painter draws nothing
 * of it.
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
