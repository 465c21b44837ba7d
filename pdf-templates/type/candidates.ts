import * as families from "./families.ts";

let segmenter: Intl.Segmenter | undefined;

/** Cuts a text into characters as people count them. ICU takes 9 ms to read what it knows of them, which Latin text does without. */
export function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter.segment(text);
}

/** Matches text that a template's typeface draws, whatever stands around it: no other font is asked. */
export const plainLetters = /^[\n\u0020-\u02ff\u0370-\u052f\u1e00-\u1fff\u2010-\u2044]*$/;

const scripts: [RegExp, string][] = [
  [/[\p{Script=Arabic}\u060c\u061b\u061f\u0640]/u, families.arabic],
  [/\p{Script=Hebrew}/u, families.hebrew],
  [/[\p{Script=Devanagari}\u0964\u0965]/u, families.devanagari],
  [/\p{Script=Bengali}/u, families.bengali],
  [/\p{Script=Tamil}/u, families.tamil],
  [/[\p{Script=Thai}\u0e3f]/u, families.thai],
];
const eastAsian =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\u30a0-\u30ff\u3200-\u33ff\uff00-\uffef]/u;
const hangul = /\p{Script=Hangul}/u;
/** Matches what Unicode recommends as emoji, sequences included; only the v flag knows these. */
const sequence = String.raw`\p{RGI_Emoji}`;
let picture: RegExp | undefined;

/** V8 takes 14 ms to read the pattern, which Latin text does without. */
function isPicture(grapheme: string): boolean {
  picture ??= new RegExp(`^(${sequence}|\\p{Emoji}\\ufe0f|\\p{Emoji_Presentation})`, "v");
  return picture.test(grapheme);
}

/** Lists the families that may draw a character as people count them, best first. `han` is the order for Chinese characters. */
export function candidates(grapheme: string, base: string, han: string[]): string[] {
  const latin = base === families.sans ? [base] : [base, families.sans];
  if (plainLetters.test(grapheme)) return latin;
  if (isPicture(grapheme)) return [families.emoji, ...latin];
  const script = scripts.find(([pattern]) => pattern.test(grapheme));
  // The danda stands in the text of many scripts.
  if (script) return [script[1], ...latin, ...(script[1] === families.devanagari ? [families.bengali, families.tamil] : [])];
  if (hangul.test(grapheme)) return [families.korean];
  if (eastAsian.test(grapheme)) return han;
  return /^[\p{Script=Common}\p{Script=Inherited}]/u.test(grapheme) ? [...latin, families.emoji, ...han] : latin;
}
