import { fileURLToPath } from "node:url";
import { Font } from "@react-pdf/renderer";

const file = (name: string) => fileURLToPath(new URL(`./fonts/${name}.ttf`, import.meta.url));

/** Source Sans 3, subset and renamed as its licence asks: Latin, Greek, Cyrillic and Vietnamese. `npm run fonts` builds it. */
export const sans = "Resume Sans";

Font.register({
  family: sans,
  fonts: [
    { src: file("ResumeSans-Regular"), fontWeight: 400 },
    { src: file("ResumeSans-Semibold"), fontWeight: 600 },
    { src: file("ResumeSans-It"), fontWeight: 400, fontStyle: "italic" },
  ],
});

const longWord = 30;

/**
 * Words are never hyphenated: a machine would read "mod-eling" as two. One too long for a line may break without a
 * hyphen, best after the punctuation of an address. Between the parts stands an empty one, which the line breaker takes
 * for a space of no width.
 */
function breakWord(word: string): string[] {
  if (word.length <= longWord) return [word];
  const parts = word.match(/[^/.\-_?&=@]{1,16}[/.\-_?&=@]*|[/.\-_?&=@]{1,16}/gu) ?? [word];
  return parts.flatMap((part, i) => (i === 0 ? [part] : ["", part]));
}

Font.registerHyphenationCallback(breakWord);

/** Whether the family has a glyph for a character: all its styles cover the same. */
export async function loadCoverage(): Promise<(char: string) => boolean> {
  await Font.load({ fontFamily: sans, fontWeight: 400 });
  const font = Font.getFont({ fontFamily: sans, fontWeight: 400 })?.data;
  return (char) => char === "\n" || font?.hasGlyphForCodePoint(char.codePointAt(0) as number) === true;
}
