import * as characters from "./characters.ts";

/** A family to build: the package (scripts/fonts/package.json), its files by style, the characters and the OpenType features to keep. */
export type FontFamily = {
  name: string;
  package: string;
  styles: Record<string, string>;
  characters: string;
  features: string[];
};

// No ligatures but where a script is written with them: "fi" drawn as one glyph is a risk for those who read the text back.
const basic = ["kern", "mark", "mkmk", "ccmp"];
const joined = [...basic, "locl", "isol", "init", "medi", "fina", "rlig", "liga", "calt", "rclt", "curs"];
const indic = [
  ...[...joined, "nukt", "akhn", "rphf", "rkrf", "pref", "blwf", "abvf", "half", "pstf", "vatu", "cjct", "cfar"],
  ...["pres", "abvs", "blws", "psts", "haln", "clig", "dist", "abvm", "blwm"],
];

const adobe = (name: string, source: string, file: string, styles = ["Regular", "Semibold", "It", "SemiboldIt"]): FontFamily => ({
  name,
  package: source,
  styles: Object.fromEntries(styles.map((style) => [style, `TTF/${file}-${style}.ttf`])),
  characters: characters.latinGreekCyrillic,
  features: basic,
});

/** Which styles of Google's fonts to take. A script has no italics. */
const upright = { Regular: "400Regular", Semibold: "600SemiBold" };
const withItalics = { ...upright, It: "400Regular_Italic", SemiboldIt: "600SemiBold_Italic" };

const google = (
  name: string,
  source: string,
  file: string,
  chars: string,
  features: string[],
  styles: Record<string, string> = upright,
): FontFamily => ({
  name,
  package: `@expo-google-fonts/${source}`,
  styles: Object.fromEntries(Object.entries(styles).map(([style, folder]) => [style, `${folder}/${file}_${folder}.ttf`])),
  characters: chars,
  features,
});

const latin = (name: string, source: string, file: string): FontFamily =>
  google(name, source, file, characters.latinGreekCyrillic, basic, withItalics);

/** The families, each under a name of our own: some authors reserve theirs for the unchanged font, and one rule is simpler than two. */
export const families: FontFamily[] = [
  adobe("Resume Sans", "source-sans", "SourceSans3"),
  adobe("Resume Serif", "source-serif", "SourceSerif4"),
  latin("Resume Grotesque", "inter", "Inter"),
  latin("Resume Oldstyle", "eb-garamond", "EBGaramond"),
  latin("Resume Slab", "bitter", "Bitter"),
  adobe("Resume Mono", "source-code-pro", "SourceCodePro", ["Regular", "Semibold"]),
  google("Resume Arabic", "noto-sans-arabic", "NotoSansArabic", characters.arabic, joined),
  google("Resume Hebrew", "noto-sans-hebrew", "NotoSansHebrew", characters.hebrew, [...basic, "locl"]),
  google("Resume Devanagari", "noto-sans-devanagari", "NotoSansDevanagari", characters.devanagari, indic),
  google("Resume Bengali", "noto-sans-bengali", "NotoSansBengali", characters.bengali, indic),
  google("Resume Tamil", "noto-sans-tamil", "NotoSansTamil", characters.tamil, indic),
  google("Resume Thai", "noto-sans-thai", "NotoSansThai", characters.thai, [...basic, "locl"]),
  google("Resume JP", "noto-sans-jp", "NotoSansJP", characters.japanese, ["ccmp"]),
  google("Resume SC", "noto-sans-sc", "NotoSansSC", characters.simplifiedChinese, ["ccmp"]),
  google("Resume TC", "noto-sans-tc", "NotoSansTC", characters.traditionalChinese, ["ccmp"]),
  google("Resume KR", "noto-sans-kr", "NotoSansKR", characters.korean, ["ccmp"]),
  google("Resume Emoji", "noto-emoji", "NotoEmoji", characters.emoji, ["ccmp", "liga", "rlig", "calt"], { Regular: "400Regular" }),
];
