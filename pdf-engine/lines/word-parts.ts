import { softHyphen } from "../marks.ts";
import { type ReadGlyph, widthOf } from "./glyph-line.ts";

/** What a text is made of, for where its lines break: words or parts of them, and what is between. `end` is the number of glyphs up to its end. */
export type Part = { width: number; isGap: boolean; mayBreak: boolean; end: number };

/** Cuts a word where a line may break in it. An empty part says that it may do so without a hyphen. */
export type WordParts = ((word: string) => string[]) | undefined;

/** Returns the parts of a paragraph, and after how many glyphs its lines may break within words. `marked` is its text with the marks of where it may break. */
export function partsOf(marked: string, glyphs: ReadGlyph[], cut: WordParts): { parts: Part[]; open: Set<number> } {
  const parts: Part[] = [];
  const open = new Set<number>();
  let letters = 0;
  let taken = 0;
  let end = 0;
  let isAfterWord = false;
  const add = (text: string, isGap: boolean, mayBreak: boolean) => {
    letters += text.length;
    const start = end;
    while (end < glyphs.length && taken < letters) taken += glyphs[end++]?.glyph.codePoints.length ?? 0;
    if (taken === letters) open.add(end);
    parts.push({ width: widthOf(glyphs, start, end), isGap, mayBreak, end });
    isAfterWord = !isGap;
  };
  for (const word of marked.split(/( +)/)) {
    if (word === "") continue;
    // A line breaks at no more than one space: two are between a sign and the text of an item.
    if (word.startsWith(" ")) add(word, true, isAfterWord && word.length === 1);
    else {
      for (const part of cut?.(word) ?? [word]) {
        const text = part.replaceAll(softHyphen, "");
        add(text, text === "", text === "" && isAfterWord);
      }
    }
  }
  return { parts, open };
}
