/** Lists the texts that are there. */
export const list = (texts: (string | undefined)[] | undefined): string[] => texts?.filter((text) => text !== undefined) ?? [];

/** An end of a line that begins another paragraph: after neither two spaces nor a backslash, or before an empty line. */
const paragraphEnd = /\n(?: *\n)+|(?<! {2}|(?<!\\)(?:\\\\)*\\)\n/;

/** Splits a text into its paragraphs: one a line, but for the lines that are broken on purpose. */
export const paragraphsIn = (text: string | undefined): string[] => text?.split(paragraphEnd).filter((paragraph) => paragraph.trim()) ?? [];

/** Splits a text into its lines, without those that are empty. */
export const linesIn = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim());

/** Joins the texts that are there. Undefined if none is. */
export const join = (parts: (string | undefined)[], separator = ", "): string | undefined =>
  parts.filter(Boolean).join(separator) || undefined;

/** Tells whether a text has Chinese characters or those of Japanese. */
export const hasHan = (text: string): boolean => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);

export const isArabic = (text: string): boolean => /\p{Script=Arabic}/u.test(text);

/** Lists texts with the comma that most of them have in their script: "設計、実装", "A, B". */
export function listed(texts: string[]): string {
  const most = (test: (text: string) => boolean) => texts.filter(test).length * 2 >= texts.length;
  return texts.join(most(hasHan) ? "、" : most(isArabic) ? "، " : ", ");
}

/** Writes what there is to add in the brackets of its script: "Italian (native)", "日本語（母語）". */
export function named(text: string | undefined, more: string | undefined): string | undefined {
  if (!text || !more) return text ?? more;
  return hasHan(text) || hasHan(more) ? `${text}（${more}）` : `${text} (${more})`;
}
