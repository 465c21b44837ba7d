import { comparable } from "../../domain/locales/comparable.ts";

/** A letter of a script that is written without spaces between words. */
const unspaced = /(?=[\p{L}\p{M}])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/gu;

/** Counts the words of a text, roughly: in a script without spaces between words, two letters count as one word. */
export function countWords(text: string): number {
  const letters = text.match(unspaced)?.length ?? 0;
  const spaced = text.replace(unspaced, " ").split(/\s+/);
  return spaced.filter((word) => /[\p{L}\p{N}]/u.test(word)).length + Math.ceil(letters / 2);
}

/** Counts the different words of a text, roughly as above. A letter by itself is no word. */
export function countDistinctWords(text: string): number {
  const letters = new Set(text.match(unspaced));
  const spaced = new Set(wordsOf(text.replace(unspaced, " ")).filter((word) => /[\p{L}\p{M}]{2}/u.test(word)));
  return spaced.size + Math.ceil(letters.size / 2);
}

/** Lists the words of a text in the form in which two are compared: "I/O" and "C++" are one word each. */
export const wordsOf = (text: string): string[] =>
  (
    comparable(text)
      .replaceAll("’", "'")
      .match(/[\p{L}\p{M}\p{N}'/&+#.-]+/gu) ?? []
  ).map((word) => word.replace(/[.'-]+$/, ""));

/** Tells whether a text begins with one of these phrases, which have at most four words, in the form in which words are compared. */
export function opensWith(text: string, phrases: readonly string[]): boolean {
  const opening = `${wordsOf(text).slice(0, 4).join(" ")} `;
  return phrases.some((phrase) => opening.startsWith(`${phrase} `));
}
