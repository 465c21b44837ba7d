import type { Line, TextPart } from "../../reading/lines.ts";

/** The width and the height of a letter, in points: a text has lines and columns, and these stand for their places. */
const letter = 5;
const size = 10;
const leading = 12;

/** The height of a title: a line with an underline below it. */
const sizeOfTitle = 14;
const sizeOfName = 18;

const underline = /^[-=_*~ ]{3,}$/;

/** A line that is longer than this one was not broken to fit. */
const longest = 100;

/** Makes lines of plain text. A tab, or more than two spaces, parts what stands beside each other; an empty line stands for space. */
export function textLines(text: string): Line[] {
  const lines: Line[] = [];
  const rows = text.split(/\r\n?|\n|\f/);
  const isWhole = rows.some((row) => row.length > longest);
  const hasTitles = rows.some((row) => underline.test(row));
  let y = 0;
  for (const [at, row] of rows.entries()) {
    y -= leading;
    const parts: TextPart[] = [...row.matchAll(/\S+(?: {1,2}\S+)*/g)].map(({ 0: found, index }) => ({
      text: found.replace(/ +/g, " "),
      x: index * letter,
      end: (index + found.length) * letter,
      height: size,
    }));
    const [first] = parts;
    if (!first || underline.test(row)) continue;
    const isTitle = underline.test(rows[at + 1] ?? "");
    // The name stands first, above all titles.
    const height = isTitle ? sizeOfTitle : lines.length === 0 && hasTitles ? sizeOfName : size;
    lines.push({
      page: 1,
      x: first.x,
      y,
      height,
      parts: parts.map((part) => ({ ...part, height, ...(isTitle && { bold: true }) })),
      ...(isWhole && { isWhole: true as const }),
    });
  }
  return lines;
}
