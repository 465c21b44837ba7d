/** Scripts that are used for one language, as good as alone. */
const scripts = {
  el: "Greek",
  he: "Hebrew",
  ko: "Hangul",
  ta: "Tamil",
  th: "Thai",
};

const wholly = Object.entries(scripts).map(([language, script]) => ({
  language,
  only: new RegExp(`^[\\p{Script=${script}}\\P{L}]+$`, "u"),
}));
const japanese = /^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u30fc\P{L}]+$/u;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const letter = /\p{L}/u;

/** Returns the language (BCP 47) that a text must be in by its letters; undefined where they do not say, or where it is the document's. */
export function languageByLetters(text: string, document: string | undefined): string | undefined {
  if (!letter.test(text)) return undefined;
  const isJapanese = kana.test(text) && japanese.test(text);
  const found = isJapanese ? "ja" : wholly.find(({ only }) => only.test(text))?.language;
  return found === document?.split("-")[0]?.toLowerCase() ? undefined : found;
}
