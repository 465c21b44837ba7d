import type { SectionName } from "../presentation.ts";
import { ar } from "./ar.ts";
import { bn } from "./bn.ts";
import { de } from "./de.ts";
import { el } from "./el.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { he } from "./he.ts";
import { hi } from "./hi.ts";
import { it } from "./it.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { nl } from "./nl.ts";
import { pl } from "./pl.ts";
import { pt } from "./pt.ts";
import { ru } from "./ru.ts";
import { ta } from "./ta.ts";
import { th } from "./th.ts";
import { tr } from "./tr.ts";
import { uk } from "./uk.ts";
import { vi } from "./vi.ts";
import { zh } from "./zh.ts";
import { zhTW } from "./zh-tw.ts";

/** What a PDF says in its own words: what it is called in its properties, and how a range of dates that goes on ends. */
type Words = { document: string; present: string; headings: Record<SectionName, string> };

/** The languages that a resume's own words (headings, dates, title) are known in. */
export const words = {
  en,
  de,
  fr,
  es,
  it,
  pt,
  nl,
  pl,
  tr,
  vi,
  ru,
  uk,
  el,
  ar,
  he,
  hi,
  bn,
  ta,
  th,
  zh,
  "zh-TW": zhTW,
  ja,
  ko,
} satisfies Record<string, Words>;

export type Locale = keyof typeof words;

const isLocale = (language: string): language is Locale => Object.hasOwn(words, language);

/**
 * The locale nearest to a BCP 47 language tag (RFC 5646), by its language alone: pt-BR is pt. Chinese goes by its script,
 * or else by its region. English where there is none.
 */
export function localeOf(tag: string | undefined): Locale {
  // Extensions and private use come after a single letter or digit.
  const [written = "", ...subtags] = (tag ?? "")
    .toLowerCase()
    .replace(/-[a-z0-9]-.*/, "")
    .split("-");
  if (!/^[a-z]{2,3}$/.test(written)) return "en";
  // The code in use: deu is de, iw is he, cmn is zh.
  const { language } = new Intl.Locale(written);
  const is = (...wanted: string[]) => wanted.some((subtag) => subtags.includes(subtag));
  if (language === "yue") return is("hans", "cn") ? "zh" : "zh-TW";
  if (language === "zh") return is("hant") || (is("tw", "hk", "mo", "yue") && !is("hans")) ? "zh-TW" : "zh";
  return isLocale(language) ? language : "en";
}
