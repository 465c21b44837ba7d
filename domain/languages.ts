/** The languages that headings, labels and dates can be in, as BCP 47 tags. */
export const languages = [
  ...(["ar", "bn", "de", "el", "en", "es", "fr", "he", "hi", "it", "ja", "ko"] as const),
  ...(["nl", "pl", "pt", "ru", "ta", "th", "tr", "uk", "vi", "zh", "zh-TW"] as const),
] as const;

export type Locale = (typeof languages)[number];

const isLocale = (language: string): language is Locale => (languages as readonly string[]).includes(language);

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
