/** The mean advance of a letter in a name, in ems, with some to spare. */
const letterWidth = 0.56;
const breaksAnywhere = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Returns the size at which the longest word stands on one line of that width, in points. It is at least six tenths of the wanted size. */
export function fittedSize(text: string, size: number, width: number): number {
  const words = text.split(/\s+/).filter((word) => !breaksAnywhere.test(word));
  const longest = Math.max(1, ...words.map((word) => word.length));
  return Math.min(size, Math.max(0.6 * size, width / (longest * letterWidth)));
}
