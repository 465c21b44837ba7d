import { findLocale } from "../locales/locales.ts";
import { comparable } from "./comparable.ts";

/** A letter of a script that is written without spaces between words. */
const unspaced = /(?=[\p{L}\p{M}])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/gu;

/** Counts the words of a text, roughly: in a script without spaces between words, two letters count as one word. */
export function countWords(text: string): number {
  const letters = text.match(unspaced)?.length ?? 0;
  const spaced = text.replace(unspaced, " ").split(/\s+/);
  return spaced.filter((word) => /[\p{L}\p{N}]/u.test(word)).length + Math.ceil(letters / 2);
}

/** Tells whether a text is English: its locale decides, or else its letters and the commonest words do. */
export function isEnglish(text: string, locale: string | undefined): boolean {
  if (locale !== undefined) return findLocale(locale) === "en";
  const [letters, latin] = [/\p{L}/gu, /\p{Script=Latin}/gu].map((script) => text.match(script)?.length ?? 0) as [number, number];
  return latin > letters / 2 && /(^|[^\p{L}])(the|and|of|with|for|to)(?!\p{L})/iu.test(text);
}

/** Openings that name a task or the speaker, where a verb would say what was done. */
const weakOpeners = [
  "responsible for",
  "responsibilities",
  "duties",
  "my",
  "our",
  "i",
  "i'm",
  "i've",
  "we",
  "was",
  "were",
  "tasked with",
  "in charge of",
  "involved in",
].map((opener) => opener.split(" "));

/** Tells whether an English bullet begins with "Responsible for", "My" or the like. */
export function hasWeakOpening(bullet: string): boolean {
  const words =
    comparable(bullet)
      .replaceAll("’", "'")
      .match(/[\p{L}\p{N}'/&+#.-]+/gu) ?? [];
  return weakOpeners.some((opener) => opener.every((word, i) => words[i]?.replace(/[.]$/, "") === word));
}
