import { remembering } from "../shaping/lru.ts";

/** Cuts a word into the parts between which a line may break with a hyphen. */
export type Syllables = (word: string) => string[];

/** The letters of the words whose parts are remembered: those of a long document. */
const remembered = 100_000;

/**
 * Makes what cuts words by patterns of TeX, at least two letters from either end (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983). A pattern
 * such as "hy3ph" has levels between its letters, and dots for the ends of a word. Of all patterns that are in a word, the highest level between two
 * letters counts: the word may be cut where it is odd. A pattern is read when a word first has it.
 */
export function byPatterns(patterns: readonly string[]): Syllables {
  const known = new Map(patterns.map((pattern) => [pattern.replace(/\d/g, ""), pattern]));
  const longest = Math.max(...Array.from(known.keys(), ({ length }) => length));

  function levelsIn(text: string): Uint8Array {
    const levels = new Uint8Array(text.length + 1);
    for (let start = 0; start < text.length; start++) {
      for (let end = start + 1; end <= Math.min(text.length, start + longest); end++) {
        let at = start;
        for (const sign of known.get(text.slice(start, end)) ?? "") {
          if (sign >= "0" && sign <= "9") levels[at] = Math.max(levels[at] ?? 0, Number(sign));
          else at++;
        }
      }
    }
    return levels;
  }

  return remembering(remembered, (word) => {
    const levels = levelsIn(`.${word.toLowerCase()}.`);
    const parts: string[] = [];
    let from = 0;
    for (let i = 2; i <= word.length - 2; i++) {
      if ((levels[i + 1] ?? 0) % 2 === 0) continue;
      parts.push(word.slice(from, i));
      from = i;
    }
    return [...parts, word.slice(from)];
  });
}
