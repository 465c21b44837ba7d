import type { ReadGlyph } from "./glyph-line.ts";

/** How many points a space gives at each side, and then a letter, as in Apple's Font Tools. */
const bySpace = 0.5;
const byLetter = 11 / 256;

/** Returns the widths of the glyphs of a line that is wider than its room, by `excess`: its spaces give way, and then all of it, as far as that may be. */
export function squeezed(glyphs: ReadGlyph[], excess: number): number[] {
  const isSpace = ({ glyph: { codePoints } }: ReadGlyph) => codePoints.includes(32);
  const last = glyphs.length - 1;
  const isEnd = (i: number, isAfter: boolean) =>
    i === (isAfter ? last : 0) || (glyphs[last] && isSpace(glyphs[last]) && i >= last - (isAfter ? 1 : 0));
  const room = (wanted: boolean) =>
    glyphs.reduce((sum, glyph, i) => (isSpace(glyph) === wanted ? sum + Number(!isEnd(i, false)) + Number(!isEnd(i, true)) : sum), 0);
  const ofSpaces = bySpace * room(true);
  const ofLetters = byLetter * room(false);
  const fromSpaces = ofSpaces > 0 ? Math.min(1, excess / ofSpaces) : 0;
  const fromLetters = ofLetters > 0 ? Math.min(1, Math.max(0, excess - ofSpaces) / ofLetters) : 0;
  const give = (i: number, isAfter: boolean) => {
    const glyph = glyphs[i];
    if (!glyph || isEnd(i, isAfter)) return 0;
    return isSpace(glyph) ? bySpace * fromSpaces : byLetter * fromLetters;
  };
  return glyphs.map(({ xAdvance }, i) => xAdvance - give(i, true) - give(i + 1, false));
}
