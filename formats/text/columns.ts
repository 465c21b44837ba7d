/** How many columns a character takes in a fixed-width font: two for those of East Asia and emoji, none for marks. */
const widthOf = (character: string): number =>
  /[\p{M}\p{Cf}]/u.test(character)
    ? 0
    : /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u.test(
          character,
        )
      ? 2
      : 1;

/** Returns how many columns a text takes. */
export const width = (text: string): number => Array.from(text).reduce((sum, character) => sum + widthOf(character), 0);

/** Scripts whose words stand without a space between them. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** What no line begins with: closing brackets and other punctuation. */
const follows = /^[\p{Pe}\p{Pf}\p{Po}\u30fc\u3005]/u;
/** What no line ends with: opening brackets. */
const leads = /[\p{Ps}\p{Pi}]$/u;

/** Cuts a text where a line may end; spaces stay at the end of what is before them. */
const pieces = (text: string): string[] => text.split(/(?<= )/).flatMap((word) => (unspaced.test(word) ? parts(word) : [word]));

function parts(word: string): string[] {
  const parts: string[] = [];
  for (const { segment } of segmenter.segment(word)) {
    const last = parts.at(-1) ?? "";
    const isWhole = segment === " " || follows.test(segment) || leads.test(last) || !unspaced.test(last + segment);
    if (last && isWhole) parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts;
}

/** Breaks a text into lines of at most `columns`. A word that is longer, such as an address, stays whole. `hanging` begins every line but the first. */
export function wrap(text: string, columns: number, hanging = ""): string {
  const lines: string[] = [];
  for (const given of text.split("\n")) {
    let line = lines.length > 0 ? hanging : "";
    let isEmpty = true;
    for (const piece of pieces(given)) {
      if (!isEmpty && width(line) + width(piece.trimEnd()) > columns) {
        lines.push(line.trimEnd());
        line = hanging;
      }
      line += piece;
      isEmpty = false;
    }
    lines.push(line.trimEnd());
  }
  return lines.join("\n");
}
