import { Font } from "@react-pdf/renderer";
import type { FontkitFont } from "./fontkit.ts";
import { shapeFont } from "./shaped-font.ts";

type FontStore = typeof Font;
type Descriptor = Parameters<FontStore["getFont"]>[0];

/** The fonts that templates registered, each shaped by HarfBuzz from when it is loaded. */
export const shapedFonts: FontStore = Object.create(Font, {
  load: {
    async value(descriptor: Descriptor) {
      await Font.load(descriptor);
      const data = Font.getFont(descriptor)?.data;
      if (data) shapeFont(data as unknown as FontkitFont);
    },
  },
});
