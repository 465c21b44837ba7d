import { fileURLToPath } from "node:url";
import { Font } from "@react-pdf/renderer";

/** The two that a template chooses from: Latin, Greek, Cyrillic and Vietnamese. `npm run fonts` builds all. */
export const sans = "Resume Sans";
export const serif = "Resume Serif";

/** One for each other script, beside either. */
export const arabic = "Resume Arabic";
export const hebrew = "Resume Hebrew";
export const devanagari = "Resume Devanagari";
export const bengali = "Resume Bengali";
export const tamil = "Resume Tamil";
export const thai = "Resume Thai";
export const emoji = "Resume Emoji";

/** Chinese characters look different by country. */
export const japanese = "Resume JP";
export const simplifiedChinese = "Resume SC";
export const traditionalChinese = "Resume TC";
export const korean = "Resume KR";

const file = (family: string, style: string) =>
  fileURLToPath(new URL(`./fonts/${family.replaceAll(" ", "")}-${style}.ttf`, import.meta.url));

// A file is read when its first text is set.
for (const family of [sans, serif]) {
  Font.register({
    family,
    fonts: [
      { src: file(family, "Regular"), fontWeight: 400 },
      { src: file(family, "Semibold"), fontWeight: 600 },
      { src: file(family, "It"), fontWeight: 400, fontStyle: "italic" },
      { src: file(family, "SemiboldIt"), fontWeight: 600, fontStyle: "italic" },
    ],
  });
}
for (const family of [
  ...[arabic, hebrew, devanagari, bengali, tamil, thai],
  ...[japanese, simplifiedChinese, traditionalChinese, korean],
]) {
  Font.register({
    family,
    fonts: [
      { src: file(family, "Regular"), fontWeight: 400 },
      { src: file(family, "Semibold"), fontWeight: 600 },
    ],
  });
}
Font.register({ family: emoji, fonts: [{ src: file(emoji, "Regular"), fontWeight: 400 }] });

/** Reads the regular style of a family: all its styles have the same characters. */
export const loadFamily = (fontFamily: string): Promise<void> => Font.load({ fontFamily, fontWeight: 400 });

/** Whether a family that was loaded has a glyph for a character. */
export const hasGlyph = (fontFamily: string, char: string): boolean =>
  Font.getFont({ fontFamily, fontWeight: 400 })?.data?.hasGlyphForCodePoint(char.codePointAt(0) as number) === true;
