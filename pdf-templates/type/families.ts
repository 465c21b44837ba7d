import type { Typeface } from "../../domain/templates.ts";

/** Latin, Greek, Cyrillic and Vietnamese: a template is set in one of these two. `npm run fonts` builds the files of all families. */
export const sans = "Resume Sans";
export const serif = "Resume Serif";

/** The same scripts, for code. It has no italics. */
export const mono = "Resume Mono";

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

export const familyOfTypeface: Record<Typeface, string> = { sans, serif };

/** Returns how wide a bullet and two spaces are in a family, at a size, both in points. */
export const bulletWidth = (family: string, size: number): number => (family === serif ? 0.72 : 0.704) * size;

/** Says whether a family has italics. In the scripts of the others, what is stressed is set in bold. */
export const hasItalics = (family: string): boolean => stylesOf[family]?.includes("It") === true;

type FontStyle = "Regular" | "Semibold" | "It" | "SemiboldIt";
const upright = ["Regular", "Semibold"] as const;

/** The styles that there is a file of, by family. */
export const stylesOf: Record<string, readonly FontStyle[]> = {
  ...Object.fromEntries([sans, serif].map((family) => [family, [...upright, "It", "SemiboldIt"]])),
  [mono]: upright,
  ...Object.fromEntries([arabic, hebrew, devanagari, bengali, tamil, thai].map((family) => [family, upright])),
  ...Object.fromEntries([japanese, simplifiedChinese, traditionalChinese, korean].map((family) => [family, upright])),
  [emoji]: ["Regular"],
};
