import type { Typeface } from "../../domain/templates.ts";
import { candidates, graphemesOf, plainLetters } from "./candidates.ts";
import { familyOfTypeface, mono, sans } from "./families.ts";
import { fontFiles } from "./font-files.ts";
import { hanOrder } from "./han-order.ts";

/** The fonts that a document is set in. A grapheme is a character as people count them, with all its marks and joiners. */
export type Fonts = {
  /** The family that most of it is set in. */
  base: string;
  /** Says whether a text needs nothing but the base. */
  isPlain(text: string): boolean;
  /** Returns the family that draws a grapheme, undefined if none does. */
  familyOf(grapheme: string): string | undefined;
  /** Says whether a family has glyphs for all of a grapheme that is to be seen. */
  draws(family: string, grapheme: string): boolean;
};

/** Says whether a family that was read has a glyph for a character: all its styles have the same. */
const hasGlyph = (fontFamily: string, char: string): boolean =>
  fontFiles.find({ fontFamily })?.hasGlyphForCodePoint(char.codePointAt(0) as number) === true;

const invisible = /^[\n\p{Default_Ignorable_Code_Point}]$/u;

/** Fonts for plain text alone, none of them read yet. */
export const plainFonts: Fonts = { base: sans, isPlain: () => true, familyOf: () => sans, draws: (family) => family === sans };

/**
 * Reads the fonts that a text needs, and no other: those of a typeface and, for what these lack, those of its scripts. `locale` (BCP 47) says how
 * Chinese characters are written.
 */
export async function loadFonts(text: string, { base, locale }: { base: Typeface; locale?: string | undefined }): Promise<Fonts> {
  const family = familyOfTypeface[base];
  const loaded = new Set<string>();
  const load = async (wanted: string) => {
    if (loaded.has(wanted)) return;
    await fontFiles.load({ fontFamily: wanted });
    loaded.add(wanted);
  };
  const draws = (wanted: string, grapheme: string) =>
    loaded.has(wanted) && [...grapheme].every((char) => invisible.test(char) || hasGlyph(wanted, char));
  const drawsAll = async (wanted: string, part: string) => {
    await load(wanted);
    return draws(wanted, part);
  };
  const han = await hanOrder(locale, text, drawsAll);
  const find = (grapheme: string) => candidates(grapheme, family, han).find((wanted) => draws(wanted, grapheme));

  await load(family);
  if (text.includes("`")) await load(mono);
  const covered = plainLetters.test(text) && [...new Set(text)].every((char) => draws(family, char));
  const known = new Map<string, string | undefined>();
  if (!covered) {
    await load(sans);
    // By lines, of which no grapheme is part of two: V8 copies all of what it segments for each segment.
    const all = new Set(text.split("\n").flatMap((line) => Array.from(graphemesOf(line), ({ segment }) => segment)));
    for (const grapheme of all) {
      for (const wanted of candidates(grapheme, family, han)) {
        if (await drawsAll(wanted, grapheme)) break;
      }
      known.set(grapheme, find(grapheme));
    }
  }
  const familyOf = (grapheme: string) => {
    if (!known.has(grapheme)) known.set(grapheme, find(grapheme));
    return known.get(grapheme);
  };
  const lacking = [...known].some(([grapheme, found]) => plainLetters.test(grapheme) && found !== family);
  return { base: family, isPlain: (part) => !lacking && plainLetters.test(part), familyOf, draws };
}
