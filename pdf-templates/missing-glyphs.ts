/** What stands for a character that no font has. */
const mark = "□";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Replaces what cannot be drawn by a visible mark, one for each character as people count them, and collects it in `missing`:
 * left alone, React-PDF would draw other characters in its place.
 */
export function markMissing(text: string, hasGlyph: (char: string) => boolean, missing: Set<string>): string {
  if ([...text].every(hasGlyph)) return text;
  return Array.from(graphemes.segment(text), ({ segment }) => {
    const drawn = [...segment].filter((char) => hasGlyph(char) || !/\p{Default_Ignorable_Code_Point}/u.test(char));
    if (drawn.every(hasGlyph)) return drawn.join("");
    missing.add(segment);
    return mark;
  }).join("");
}
