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

const isLevel = (a: Line, b: Line): boolean => a.page === b.page && Math.abs(a.y - b.y) < 3;
