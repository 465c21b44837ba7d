/** What stays together on a line. Widths in points; `blank` is that of the spaces after it, which a line does not count at its end. */
export type LinePart = {
  width: number;
  blank: number;
  letters: number;
  /** Whether it is a sign between texts, or a dash by itself. */
  isSign: boolean;
  /** Whether it is a number, which is read with the word after it. */
  isNumber: boolean;
  /** What it ends after where it ends within a word, as an address may. */
  cut: keyof typeof cutAfter | undefined;
  /** The width of the hyphen at its end when a line breaks there, 0 where there is none. */
  hyphen: number;
};

/**
 * The lines that a paragraph has, and what they have room for. `spare` is what a line may reach over its end by. Where they are `even`, the last is
 * to be as full as the others.
 */
type Room = { lines: number; first: number; others: number; spare: number; even?: boolean };

/*
 * What is ugly, as the square of the share of a line that is left empty: a line that is half empty costs a quarter.
 */
const signAtEnd = 4;
const signAtStart = 0.1;
const numberAtEnd = 0.06;
const cutAfter = { sign: 0.04, letter: 0.5 };
const hyphenated = 0.06;
const shortLastLine = 1.5;

/** Letters that a last line has at least, where words are not apart, and where they are. */
const fewest = 4;
const fewestOfWords = 6;

type Way = { cost: number; before: number };

/**
 * Returns the number of pieces before each break of the best way to set a paragraph on that many lines, undefined where there is none. It looks at the
 * paragraph as a whole, as Knuth and Plass do (Breaking Paragraphs into Lines, 1981), for lines that are not justified.
 */
export function bestBreaks(pieces: LinePart[], { lines, first, others, spare, even = false }: Room): number[] | undefined {
  const ways: Map<number, Way>[] = [new Map([[0, { cost: 0, before: 0 }]])];
  const widthFrom = suffixSums(pieces);
  for (let line = 0; line < lines; line++) {
    const room = line === 0 ? first : others;
    const isLast = line === lines - 1;
    const roomBelow = (lines - 1 - line) * (others + spare);
    const next = new Map<number, Way>();
    for (const [start, { cost }] of ways[line] ?? []) {
      let width = 0;
      for (let end = start; end < pieces.length; end++) {
        const piece = pieces[end];
        if (!piece || width + piece.width > room + spare) break;
        const isFitting = width + piece.width + piece.hyphen <= room + spare;
        const isEnd = end === pieces.length - 1;
        if (isFitting && isEnd === isLast && (widthFrom[end + 1] ?? 0) <= roomBelow) {
          const empty = (room - width - piece.width) / room;
          const here =
            cost +
            (isLast ? costOfLast(pieces.slice(start)) + (even ? unfilled(empty) : 0) : unfilled(empty) + costOfEnd(piece, pieces[end + 1]));
          if (here < (next.get(end + 1)?.cost ?? Number.POSITIVE_INFINITY)) next.set(end + 1, { cost: here, before: start });
        }
        width += piece.width + piece.blank;
      }
    }
    ways.push(next);
  }
  if (!ways[lines]?.has(pieces.length)) return undefined;
  const breaks = [pieces.length];
  for (let line = lines; line > 1; line--) breaks.unshift(ways[line]?.get(breaks[0] ?? 0)?.before ?? 0);
  return breaks.slice(0, -1);
}

/** Returns how wide the pieces from each on are on one line. */
function suffixSums(pieces: LinePart[]): number[] {
  const sums = pieces.map(({ width, blank }) => width + blank);
  sums.push(-(pieces.at(-1)?.blank ?? 0));
  for (let i = pieces.length - 1; i >= 0; i--) sums[i] = (sums[i] ?? 0) + (sums[i + 1] ?? 0);
  return sums;
}

const unfilled = (share: number) => Math.max(0, share) ** 2;

const costOfEnd = (last: LinePart, next: LinePart | undefined) =>
  (last.isSign ? signAtEnd : 0) +
  (last.isNumber ? numberAtEnd : 0) +
  (last.cut ? cutAfter[last.cut] : 0) +
  (last.hyphen > 0 ? hyphenated : 0) +
  (next?.isSign ? signAtStart : 0);

function costOfLast(pieces: LinePart[]): number {
  const hasWords = pieces.slice(0, -1).some(({ blank }) => blank > 0);
  const letters = pieces.reduce((sum, piece) => sum + piece.letters, 0);
  const isShort = hasWords ? letters < fewestOfWords : pieces.length === 1 || letters < fewest;
  return isShort ? shortLastLine : 0;
}
