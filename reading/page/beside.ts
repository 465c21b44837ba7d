import { isBullet, type Line, lineText } from "../lines.ts";
import { readDates } from "../shapes/when.ts";
import { endOf } from "./column.ts";

/** How many lines a text beside others may have: a date and a place, say. More are a column. */
const most = 4;

/** Joins lines that stand side by side, and which a file has one below the other first: a heading of two lines, then the date and the place to the right of it. */
export function sideBySide(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    const above = joined.slice(-most);
    if (takeAside(joined, lines, i)) {
      i += asideFrom(lines, i).length - 1;
      continue;
    }
    const start = above.findIndex((one) => isLevel(one, line) && line.x > endOf(one));
    if (start < 0 || isBullet(line)) {
      joined.push(line);
      continue;
    }
    const block = above.slice(start);
    const first = block[0] as Line;
    const left = readDates(block.map(lineText).join(" "));
    if (left && block.every((one) => endOf(one) < line.x)) {
      // Dates in a narrow column at the left, which have broken.
      joined.splice(-block.length);
      const [part] = first.parts;
      joined.push({
        ...first,
        parts: part ? [{ ...part, text: block.map(lineText).join(" "), end: Math.max(...block.map(endOf)) }, ...line.parts] : line.parts,
      });
      continue;
    }
    const rights: Line[] = [];
    const lowest = Math.min(...block.map(({ y }) => y));
    for (let next = lines[i]; next && rights.length < block.length; next = lines[i + rights.length]) {
      const level = block.find((one) => isLevel(one, next as Line));
      if (!level || next.x <= endOf(level)) break;
      rights.push(next);
    }
    const after = lines[i + rights.length];
    if (rights.length === 0 || (after && after.page === line.page && after.y > lowest - 1)) {
      joined.push(line);
      continue;
    }
    for (const right of rights) {
      const level = block.find((one) => isLevel(one, right)) as Line;
      joined[joined.indexOf(level)] = { ...level, parts: [...level.parts, ...right.parts] };
      block[block.indexOf(level)] = joined.find((one) => one.page === level.page && one.y === level.y && one.x === level.x) ?? level;
    }
    i += rights.length - 1;
  }
  return joined;
}

/** Lines one below the other, from line `i` on, that end at one edge: a place, dates, and how long it was. */
function asideFrom(lines: readonly Line[], i: number): Line[] {
  const first = lines[i] as Line;
  const isOfIt = (line: Line | undefined, above: Line | undefined) =>
    line?.page === first.page && line.y < (above?.y ?? 0) && Math.abs(endOf(line) - endOf(first)) <= 1;
  let end = i + 1;
  while (isOfIt(lines[end], lines[end - 1])) end++;
  return lines.slice(i, end);
}

/** Adds lines that stand to the right of an entry to its heading, where one of them has dates, and what comes next stands below the entry. */
function takeAside(joined: Line[], lines: readonly Line[], i: number): boolean {
  const aside = asideFrom(lines, i);
  const [first] = aside as [Line, ...Line[]];
  const at = joined.findLastIndex((one) => isLevel(one, first) && first.x > endOf(one));
  const entry = joined.slice(at);
  const next = lines[i + aside.length];
  const lowest = Math.min(...entry.map(({ y }) => y));
  const isAside =
    at >= 0 &&
    (entry.length > most || entry.some(isBullet)) &&
    aside.length <= most &&
    entry.every((one) => one.page === first.page && one.x < first.x) &&
    aside.some((line) => readDates(lineText(line))) &&
    (next === undefined || next.page !== first.page || next.y < lowest);
  if (isAside) joined[at] = { ...(joined[at] as Line), parts: [...(joined[at] as Line).parts, ...aside.flatMap(({ parts }) => parts)] };
  return isAside;
}

const isLevel = (a: Line, b: Line): boolean => a.page === b.page && Math.abs(a.y - b.y) < 3;
