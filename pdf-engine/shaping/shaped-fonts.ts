import type { FontName, FontSource } from "../marks.ts";
import type { FontkitFont } from "./fontkit.ts";
import { noFont } from "./no-font.ts";
import { shapeFont } from "./shaped-font.ts";

/** Whether a text has no font. React-PDF's name for that is the one of a font that every reader once had. */
const isFallback = ({ fontFamily }: FontName) => fontFamily === "Helvetica";

/** Returns the fonts of a document. HarfBuzz shapes each from when it is read. */
export const shapedFonts = (fonts: FontSource) => ({
  async load(name: FontName): Promise<void> {
    if (isFallback(name)) return;
    await fonts.load(name);
    shapeFont(fonts.find(name) as FontkitFont);
  },
  getFont: (name: FontName) => ({ data: isFallback(name) ? noFont : fonts.find(name) }),
});

export type ShapedFonts = ReturnType<typeof shapedFonts>;
