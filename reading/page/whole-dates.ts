import type { Line } from "../lines.ts";
import { readDates } from "../shapes/when.ts";

/** Joins dates that have broken in a narrow column: "August 2020 – December", and "2023" below it. */
export function withWholeDates(lines: readonly Line[]): Line[] {
  const whole: Line[] = [];
  for (const line of lines) {
    const above = whole.at(-1);
    const last = above?.parts.at(-1);
    const [first, ...others] = line.parts;
    const isBelow = above && last && first && others.length === 0 && line.page === above.page && above.y > line.y && first.x >= last.x - 2;
    const text = isBelow && above.y - line.y < 2 * line.height ? `${last.text} ${first.text}` : "";
    if (above && last && first && isWhole(text) && !isWhole(first.text) && !isWhole(last.text))
      whole.splice(-1, 1, {
        ...(isBesideAny(above, lines) ? above : line),
        parts: [...above.parts.slice(0, -1), { ...last, text, end: Math.max(last.end, first.end) }],
      });
    else whole.push(line);
  }
  return whole;
}

const isWhole = (text: string): boolean => readDates(text)?.end !== undefined;

/** Tells whether another text stands in the row of a line. */
const isBesideAny = (line: Line, lines: readonly Line[]): boolean =>
  line.parts.length > 1 || lines.some((other) => other !== line && other.page === line.page && Math.abs(other.y - line.y) < 3);
