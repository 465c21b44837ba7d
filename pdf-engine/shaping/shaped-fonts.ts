import type { FontName, FontSource } from "../marks.ts";
import type { FontkitFont } from "./fontkit.ts";
import { noFont } from "./no-font.ts";
import { shapeFont } from "./shaped-font.ts";

/** Whether it is the font that React-PDF's layout falls back to. */
const isFallback = ({ fontFamily }: FontName) => fontFamily === "Helvetica";

/** Returns what React-PDF's layout asks of fonts. HarfBuzz shapes each from when it is read. */
export const shapedFonts = (fonts: FontSource) => ({
  async load(name: FontName): Promise<void> {
    if (isFallback(name)) return;
    await fonts.load(name);
    shapeFont(fonts.find(name) as FontkitFont);
  },
  getFont: (name: FontName) => ({ data: isFallback(name) ? noFont : fonts.find(name) }),
  getEmojiSource: () => null,
  // A word breaks where its template says so, and nowhere else.
  getHyphenationCallback: () => (word: string) => [word],
});

export type ShapedFonts = ReturnType<typeof shapedFonts>;
