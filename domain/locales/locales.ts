import type { LocaleData } from "./locale-data.ts";
import * as registry from "./registry.ts";

export type Locale = keyof typeof registry;

export const locales: Readonly<Record<Locale, LocaleData>> = registry;

const isLocale = (language: string): language is Locale => Object.hasOwn(registry, language);

/** The locale of a language tag; English where there is none. */
export const localeOf = (tag: string | undefined): Locale => findLocale(tag) ?? "en";

/**
 * Finds the locale nearest to a language tag (BCP 47) by its language alone: "pt-BR" has "pt". Chinese goes by its script, or else by its region.
 * Undefined where there is none.
 */
export function findLocale(tag: string | undefined): Locale | undefined {
  // Extensions and private use come after a single letter or digit.
  const [written = "", ...subtags] = (tag ?? "")
    .toLowerCase()
    .replace(/-[a-z0-9]-.*/, "")
    .split("-");
  if (!/^[a-z]{2,3}$/.test(written)) return undefined;
  // The code in use: deu is de, iw is he, cmn is zh.
  const { language } = new Intl.Locale(written);
  const is = (...wanted: string[]) => wanted.some((subtag) => subtags.includes(subtag));
  if (language === "yue") return is("hans", "cn") ? "zh" : "zh-TW";
  if (language === "zh") return is("hant") || (is("tw", "hk", "mo", "yue") && !is("hans")) ? "zh-TW" : "zh";
  return isLocale(language) ? language : undefined;
}
