import type { Typeface } from "../../domain/templates.ts";

/** Latin, Greek, Cyrillic and Vietnamese: a resume is set in one of these. `npm run fonts` builds the files of all families. */
export const sans = "Resume Sans";
const grotesque = "Resume Grotesque";
export const serif = "Resume Serif";
const oldstyle = "Resume Oldstyle";
/** It has no Greek, which is then in the sans serif. */
const slab = "Resume Slab";

/** The same scripts, for code. It has no italics. */
export const mono = "Resume Mono";

/** One for each other script, beside any of them. */
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

export const familyOfTypeface: Record<Typeface, string> = { humanist: sans, grotesque, transitional: serif, oldstyle, slab };

/** How large the letters of a typeface have to be to look as large as those of another: small where its x-height is large. */
export const opticalSize: Record<Typeface, number> = { humanist: 1, grotesque: 0.93, transitional: 1, oldstyle: 1.1, slab: 0.94 };

const bulletWidths: Record<string, number> = { [sans]: 0.704, [grotesque]: 1.125, [serif]: 0.72, [oldstyle]: 0.748, [slab]: 0.779 };

/** Returns how wide a bullet and two spaces are in the family of a typeface, at a size, both in points. */
export const bulletWidth = (family: string, size: number): number => (bulletWidths[family] as number) * size;

/** Says whether a family has italics. In the scripts of the others, what is stressed is set in bold. */
export const hasItalics = (family: string): boolean => stylesOf[family]?.includes("It") === true;

type FontStyle = "Regular" | "Semibold" | "It" | "SemiboldIt";
const upright = ["Regular", "Semibold"] as const;

/** The styles that there is a file of, by family. */
export const stylesOf: Record<string, readonly FontStyle[]> = {
  ...Object.fromEntries(Object.values(familyOfTypeface).map((family) => [family, [...upright, "It", "SemiboldIt"]])),
  [mono]: upright,
  ...Object.fromEntries([arabic, hebrew, devanagari, bengali, tamil, thai].map((family) => [family, upright])),
  ...Object.fromEntries([japanese, simplifiedChinese, traditionalChinese, korean].map((family) => [family, upright])),
  [emoji]: ["Regular"],
};
