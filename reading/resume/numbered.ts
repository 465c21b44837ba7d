import { type Line, lineText } from "../lines.ts";

const number = /^\[?(\d{1,3})[.\])]\]?(?=\s|$)\s*/u;

/** Divides lines into the entries of a numbered list, as publications often are, without their numbers; undefined where they are none. */
export function numberedIn(lines: readonly Line[]): Line[][] | undefined {
  const starts = lines.flatMap((line, i) => (number.test(lineText(line)) ? [i] : []));
  const numbers = starts.map((i) => Number(number.exec(lineText(lines[i] as Line))?.[1]));
  const step = (numbers[1] ?? 2) - (numbers[0] ?? 1);
  const isList = starts[0] === 0 && Math.abs(step) === 1 && numbers.every((one, i) => i === 0 || one - (numbers[i - 1] ?? 0) === step);
  if (!isList || (numbers.length === 1 && numbers[0] !== 1)) return undefined;
  return starts.map((start, i) => {
    const [first, ...others] = lines.slice(start, starts[i + 1]) as [Line, ...Line[]];
    const parts = first.parts.map((part, at) => (at === 0 ? { ...part, text: part.text.replace(number, "") } : part));
    const left = parts.filter(({ text }) => text);
    return [{ ...first, x: left[0]?.x ?? first.x, parts: left }, ...others];
  });
}
