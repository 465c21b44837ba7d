import { japanese, korean, simplifiedChinese, traditionalChinese } from "./families.ts";

/**
 * Returns the order in which families are asked for a Chinese character. The language of the resume decides, without one the text. Where the text
 * suggests nothing, the first family comes first that `drawsAll` of it: two countries' characters in one word would not match.
 */
export async function hanOrder(locale: string | undefined, text: string, drawsAll: (family: string, text: string) => Promise<boolean>) {
  let first = byLocale(locale) ?? byLetters(text);
  const han = text.match(/\p{Script=Han}/gu)?.join("") ?? "";
  if (!first && han) {
    for (const family of [simplifiedChinese, traditionalChinese, japanese]) {
      if (await drawsAll(family, han)) {
        first = family;
        break;
      }
    }
  }
  return [...new Set([first ?? simplifiedChinese, japanese, simplifiedChinese, traditionalChinese, korean])];
}

function byLocale(locale = ""): string | undefined {
  const [language, ...parts] = locale.toLowerCase().split("-");
  if (language === "ja") return japanese;
  if (language === "ko") return korean;
  if (language !== "zh") return undefined;
  return parts.some((part) => ["hant", "tw", "hk", "mo"].includes(part)) && !parts.includes("hans")
    ? traditionalChinese
    : simplifiedChinese;
}

function byLetters(text: string): string | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return japanese;
  if (/\p{Script=Hangul}/u.test(text)) return korean;
  return /\p{Script=Bopomofo}/u.test(text) ? traditionalChinese : undefined;
}
