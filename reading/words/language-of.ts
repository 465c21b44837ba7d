import { findLocale, type Locale } from "../../domain/languages.ts";

/** Scripts that say which language it is. Kana comes before Han, which Japanese has, too. */
const scripts: [RegExp, Locale][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/[\u4e00-\u9fff]/gu, "zh"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Tamil}/gu, "ta"],
  [/\p{Script=Bengali}/gu, "bn"],
  [/\p{Script=Devanagari}/gu, "hi"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Greek}/gu, "el"],
  [/[іїєґ]/giu, "uk"],
  [/\p{Script=Cyrillic}/gu, "ru"],
];

/** Words of languages in Latin letters that the others do not have, or seldom. */
const common: [Locale, string][] = [
  ["en", "the and of with for to"],
  ["de", "und der die das mit für von den im zur auf"],
  ["fr", "et les des du pour dans avec une aux sur"],
  ["es", "y el los las del para con una por en"],
  ["it", "e il di della dei per con che sono da nel"],
  ["pt", "e os das dos do da para com uma em na no"],
  ["nl", "en het van een voor met de bij naar"],
  ["pl", "i w z na do oraz dla przez się"],
  ["tr", "ve bir ile için olarak"],
  ["vi", "và của cho các với trong"],
];

const counters = common.map(([locale, words]) => [locale, new Set(words.split(" "))] as const);

/**
 * Tells the language of a resume: the one that its tag names, or else the one that its letters or its commonest words are of. Undefined where
 * they are of none that is known, or of several alike.
 */
export function languageOf(text: string, tag: string | undefined): Locale | undefined {
  if (tag !== undefined) return findLocale(tag);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin <= letters / 2) return scripts.find(([script]) => (text.match(script)?.length ?? 0) > letters / 20)?.[1];
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const counts = counters.map(([locale, known]) => ({ locale, count: words.filter((word) => known.has(word)).length }));
  const [most, next] = counts.toSorted((a, b) => b.count - a.count);
  return most && most.count > (next?.count ?? 0) ? most.locale : undefined;
}
