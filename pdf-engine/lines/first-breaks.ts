import type { WordPart } from "./word-parts.ts";

/** The room on the first line of a paragraph and on each of the others, in points. */
export type Rooms = { first: number; others: number };

/** A way to set all up to a break. `width` and `stretch` are of what is set up to where the next line begins. */
type Way = { end: number; line: number; fitness: number; cost: number; width: number; stretch: number; before: Way | undefined };

const impossible = 10_000;
/** How much of its width a gap may grow or shrink by for its line to be full. */
const stretchOf = ({ width, isGap }: WordPart) => (isGap ? width / 2 : 0);
const shrinkPerStretch = 2 / 3;

/** How far a line may be from full, as shares of what its gaps may grow by, before another way is looked for. */
const tolerances = [4, 9, 14, 19, 24, 29, 34, 39, 44, 49, 54];

/**
 * Returns after how many parts each line of a paragraph but the last ends. It is how React-PDF breaks lines, so that a document has as many of them with
 * either: for the least sum of costs (Knuth and Plass, Breaking Paragraphs into Lines, 1981), in lines of which the gaps are none too wide, else line by
 * line. Other than there, no line ends with a hyphen that nobody typed.
 */
export function firstBreaks(parts: WordPart[], rooms: Rooms): number[] {
  let width = 0;
  for (const part of parts) width += part.width;
  if (width <= rooms.first) return [];
  for (const tolerance of tolerances) {
    const breaks = leastCost(parts, rooms, tolerance);
    if (breaks) return breaks;
  }
  return lineByLine(parts, rooms);
}

function leastCost(parts: WordPart[], { first, others }: Rooms, tolerance: number): number[] | undefined {
  let ways: Way[] = [{ end: 0, line: 0, fitness: 0, cost: 0, width: 0, stretch: 0, before: undefined }];
  let width = 0;
  let stretch = 0;
  for (let at = 0; at <= parts.length && ways.length > 0; at++) {
    const part = parts[at];
    const isEnd = part === undefined;
    if (isEnd || part.mayBreak) ways = waysTo(at);
    if (!part) break;
    width += part.width;
    stretch += stretchOf(part);
  }

  /** Returns the ways that are left after a break: those that a later break may end, and of the new ones the best of each fitness. */
  function waysTo(at: number): Way[] {
    const isEnd = at === parts.length;
    const next: Way[] = [];
    // The first line has a room of its own, so its ends are compared with one another alone.
    let index = 0;
    for (const isFirst of [true, false]) {
      const best: (Way | undefined)[] = [];
      for (let way = ways[index]; way && (way.line === 0) === isFirst; way = ways[++index]) {
        const ratio = ratioOf(width - way.width, stretch - way.stretch, isFirst ? first : others, isEnd);
        if (ratio >= -1 && !isEnd) next.push(way);
        if (ratio < -1 || ratio > tolerance) continue;
        const fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
        const cost = way.cost + (10 + 100 * Math.abs(ratio) ** 3) ** 2 + (Math.abs(fitness - way.fitness) > 1 ? 3000 : 0);
        if (cost >= (best[fitness]?.cost ?? Number.POSITIVE_INFINITY)) continue;
        best[fitness] = { end: at, line: way.line + 1, fitness, cost, width: 0, stretch: 0, before: way };
      }
      const after = isEnd ? undefined : gapsFrom(at);
      const found = best.filter((way) => way !== undefined);
      for (const way of found) Object.assign(way, after);
      next.push(...found);
    }
    return next;
  }

  /** Returns what is set up to the next word. */
  function gapsFrom(at: number): { width: number; stretch: number } {
    const sum = { width, stretch };
    for (let i = at; parts[i]?.isGap; i++) {
      sum.width += parts[i]?.width ?? 0;
      sum.stretch += stretchOf(parts[i] as WordPart);
    }
    return sum;
  }

  let last: Way | undefined;
  for (const way of ways) if (way.end === parts.length && way.cost < (last?.cost ?? Number.POSITIVE_INFINITY)) last = way;
  if (!last) return undefined;
  const breaks: number[] = [];
  // A line goes up to the end of the gap at which it breaks.
  for (let way = last.before; way?.before; way = way.before) breaks.unshift(way.end + 1);
  return breaks;
}

/** Returns by which share of what they may, the gaps of a line have to grow for it to be full, or to shrink, as a negative number. */
function ratioOf(width: number, stretch: number, room: number, isEnd: boolean): number {
  if (width === room) return 0;
  // The end of a paragraph may be as far from full as it will, and may shrink as any.
  const by = width < room ? stretch + (isEnd ? impossible : 0) : stretch * shrinkPerStretch;
  return by > 0 ? (room - width) / by : impossible;
}

/** Breaks a paragraph in which a word is longer than a line, or stands alone on one: each line where its gaps are nearest to their width. */
function lineByLine(parts: WordPart[], { first, others }: Rooms): number[] {
  const breaks: number[] = [];
  let start = 0;
  for (;;) {
    const end = endOfLine(parts, start, breaks.length === 0 ? first : others);
    if (end === undefined || end >= parts.length) return breaks;
    breaks.push(end);
    start = end;
  }
}

/** Returns after how many parts a line ends, undefined where all that is left stands on it. */
function endOfLine(parts: WordPart[], start: number, room: number): number | undefined {
  let width = 0;
  let stretch = 0;
  let least = Number.POSITIVE_INFINITY;
  let end: number | undefined;
  for (let i = start; i < parts.length; i++) {
    const part = parts[i] as WordPart;
    width += part.width;
    stretch += stretchOf(part);
    if (width - stretch * shrinkPerStretch > room) {
      if (end !== undefined) return end;
      let after = i + 1;
      while (parts[after]?.isGap) after++;
      return after;
    }
    if (!part.isGap) continue;
    const own = stretchOf(part);
    const isStretched = width < room;
    const by = own > 0 && stretch > own ? stretch * (isStretched ? 1 : shrinkPerStretch) : 0;
    const ratio = width === room ? 0 : by > 0 ? Math.abs(room - width) / by : impossible;
    const cost = 100 * ratio ** 3;
    if (cost > least) continue;
    least = cost;
    end = i + 1;
  }
  return undefined;
}
