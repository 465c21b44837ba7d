import { type Line, lineText } from "../lines.ts";

/** Joins titles that have broken in a narrow column: "WORK", and "EXPERIENCE" below it. */
export function withWholeTitlesOf(lines: readonly Line[], isTitle: (text: string) => boolean): Line[] {
  const whole: Line[] = [];
  for (const line of lines) {
    const above = whole.at(-1);
    const [first, second] = [above?.parts[0], line.parts[0]];
    const isAlike = above && first && second && first.bold === second.bold && above.height === line.height && above.page === line.page;
    const text = isAlike && above.parts.length + line.parts.length === 2 ? `${first.text} ${second.text}` : "";
    if (above && first && isTitle(text) && !(isTitle(first.text) && isTitle(lineText(line))))
      whole.splice(-1, 1, { ...above, parts: [{ ...first, text }] });
    else whole.push(line);
  }
  return whole;
}
