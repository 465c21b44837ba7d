import type { FontName, FontSource } from "../marks.ts";
import { noFont } from "../shaping/no-font.ts";

/** Whether a text has no font. React-PDF's name for that is the one of a font that every reader once had. */
const isFallback = ({ fontFamily }: FontName) => fontFamily === "Helvetica";

/** Returns the fonts of a document, and what takes the place of one where a text has none. */
export const shapedFonts = (fonts: FontSource) => ({
  async load(name: FontName): Promise<void> {
    if (!isFallback(name)) await fonts.load(name);
  },
  getFont: (name: FontName) => ({ data: isFallback(name) ? noFont : fonts.find(name) }),
});

export type ShapedFonts = ReturnType<typeof shapedFonts>;
