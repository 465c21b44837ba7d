import { isBullet, type Line, lineText } from "../lines.ts";
import { type Column, endOf, goesOn } from "../page/column.ts";
import { toldByLabel } from "../shapes/labelled.ts";
import { datesIn, readDates } from "../shapes/when.ts";

/** Divides the lines of a section into entries: each begins with its heading, which is in bold, stands apart, or has the dates. */
export function divide(lines: readonly Line[], column: Column): Line[][] {
  const kinds = kindsOf(lines, column);
  const anchors = lines.flatMap((line, i) => (kinds[i] === "heading" && hasDates(line) ? [i] : []));
  const gaps = gapsOf(lines);
  const lead = anchors[0] ?? 0;
  const starts = new Set([0]);
  anchors.slice(1).forEach((anchor, i) => {
    const above = anchors[i] ?? 0;
    const body = kinds.slice(above + 1, anchor).lastIndexOf("body");
    const from = above + 1 + (body + 1);
    starts.add(startIn(lines, gaps, from, anchor, lead));
  });
  // A heading in bold after the text of another has no date, maybe.
  lines.forEach((line, i) => {
    if (starts.has(i) || kinds[i] !== "heading" || kinds[i - 1] !== "body" || !isBold(line) || isLabel(line)) return;
    const next = [...starts].filter((start) => start > i && start <= i + 2 && !kinds.slice(i, start).includes("body"));
    for (const start of next) starts.delete(start);
    starts.add(i);
  });
  if (anchors.length === 0 && !lines.some(isBold)) for (const i of apart(lines, kinds, gaps)) starts.add(i);
  const bounds = [...starts].sort((a, b) => a - b);
  return bounds.map((start, i) => lines.slice(start, bounds[i + 1])).filter(({ length }) => length > 0);
}

/** Where an entry begins of which the dates stand in line `anchor`, and which begins after line `from` at the earliest. */
function startIn(lines: readonly Line[], gaps: number[], from: number, anchor: number, lead: number): number {
  // Dates at the left begin an entry, where the first begins so.
  if (lead === 0 && lines[anchor] && lines[anchor].parts.length > 1 && readDates(lines[anchor].parts[0]?.text ?? "")) return anchor;
  const range = Array.from({ length: anchor - from + 1 }, (_, i) => from + i);
  // Of a block in bold, the first line.
  const first = range.find((i) => isBold(lines[i]) && !isBold(lines[i - 1]));
  if (first !== undefined) return first;
  const widest = Math.max(...range.map((i) => gaps[i] ?? 0));
  const others = range.map((i) => gaps[i] ?? 0).filter((gap) => gap < widest);
  if (others.length > 0) return range.findLast((i) => gaps[i] === widest) ?? anchor;
  return Math.max(from, anchor - lead);
}

export type Kind = "heading" | "body";

/** Tells of each line whether it may be of a heading: it is short, no bullet, and no part of a text that fills its lines. */
export function kindsOf(lines: readonly Line[], column: Column): Kind[] {
  const kinds: Kind[] = [];
  lines.forEach((line, i) => {
    const above = lines[i - 1];
    const next = lines[i + 1];
    if (
      isBullet(line) ||
      (i > 0 && toldByLabel(lineText(line))) ||
      (kinds[i - 1] === "body" && isInBullet(lines, i)) ||
      (kinds[i - 1] === "body" && above && goesOn(above, line, column))
    )
      kinds.push("body");
    else if (hasDates(line)) kinds.push("heading");
    else kinds.push(isProse(line, next, column) ? "body" : "heading");
  });
  return kinds;
}

/** Tells whether a line stands below the text of the bullet before it. */
function isInBullet(lines: readonly Line[], i: number): boolean {
  const sign = lines.slice(0, i).findLast(isBullet);
  const line = lines[i];
  return (
    sign !== undefined &&
    line !== undefined &&
    sign.page === line.page &&
    line.x > sign.x + 1.5 &&
    !isBold(line) &&
    !readDates(lineText(line))
  );
}

function isProse(line: Line, next: Line | undefined, column: Column): boolean {
  const text = lineText(line);
  if (isBold(line) && line.parts.every(({ bold }) => bold)) return false;
  if (line.parts.length > 1 && line.parts.every(({ isGlued }) => !isGlued)) return false;
  if (endsSentence(text) && (text.length > 50 || text.split(" ").length >= 3) && !isBold(line)) return true;
  return (
    text.length > 60 &&
    (endOf(line) > column.right - (column.right - column.left) * (isBold(line) ? 0.15 : 0.2) || text.length > 110) &&
    (next === undefined || text.length > 75 || goesOn(line, next, column))
  );
}

/** Tells whether a text ends as a sentence does, and not with a short form: "Mio.", "Inc.". */
export const endsSentence = (text: string): boolean => /(?<![\s(]\p{Lu}\p{L}{0,3})[.!?。؟।]$/u.test(text);

export const isBold = (line: Line | undefined): boolean => line?.parts[0]?.bold === true;

/** "Technologies:", before what was used. */
export const isLabel = ({ parts: [first] }: Line): boolean => /[:：]$/u.test(first?.text ?? "");

const hasDates = (line: Line): boolean => line.parts.some(({ text }) => text.split(/(?:^|\s+)[·|•]\s+/u).some((one) => datesIn(one)));

/** The space above each line, in points, in steps of one. */
function gapsOf(lines: readonly Line[]): number[] {
  const usual = middle(lines.flatMap((line, i) => gapAbove(lines[i - 1], line) ?? []));
  return lines.map((line, i) => (i === 0 ? 0 : Math.round(gapAbove(lines[i - 1], line) ?? usual * 1.1)));
}

const gapAbove = (above: Line | undefined, line: Line): number | undefined =>
  above && above.page === line.page && above.y > line.y ? above.y - line.y : undefined;

/** Lines after the text of an entry that stand further from it than lines do. */
function apart(lines: readonly Line[], kinds: Kind[], gaps: number[]): number[] {
  const usual = middle(gaps.slice(1));
  return lines.flatMap((_, i) => (i > 0 && kinds[i] === "heading" && (gaps[i] ?? 0) > usual * 1.15 ? [i] : []));
}

const middle = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
