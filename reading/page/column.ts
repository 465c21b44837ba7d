import { isBullet, type Line, lineText, withoutBullet } from "../lines.ts";
import { toldByLabel } from "../shapes/labelled.ts";
import { readDates } from "../shapes/when.ts";

/** Where the lines of a section begin and end, in points. `hangs` says that what goes on with a bullet stands below its text, not below its sign. */
export type Column = { left: number; right: number; hangs: boolean };

/** The end of the last text of a line. */
export const endOf = ({ parts }: Line): number => Math.max(...parts.map(({ end }) => end));

/** Measures the column in which lines stand, which reaches to `right` at least. */
export const columnOf = (lines: readonly Line[], right = 0): Column => ({
  left: Math.min(...lines.map(({ x }) => x)),
  right: Math.max(right, ...lines.map(endOf)),
  hangs: lines.some((line, i) => isBelow(lines[i - 1], line)),
});

/** Tells whether a line stands below the text of a bullet, further in than its sign. */
const isBelow = (sign: Line | undefined, line: Line): boolean =>
  sign !== undefined && isBullet(sign) && !isBullet(line) && line.page === sign.page && line.x > sign.x + 1.5 && line.y < sign.y;

/** Tells whether a line goes on with the text of the one above: the first word of it had no room there. */
export function goesOn(above: Line, line: Line, { left, right, hangs }: Column): boolean {
  const [first] = line.parts;
  if (
    !first ||
    isBullet(line) ||
    right - left < 60 ||
    isTable(line) ||
    isTable(above) ||
    toldByLabel(lineText(line)) ||
    readDates(lineText(line))
  )
    return false;
  if (line.page === above.page && above.y - line.y > 2.2 * line.height) return false;
  // Both are of one text: in bold or not, and of one size.
  if (first.bold !== above.parts.at(-1)?.bold || Math.abs(line.height - above.height) > 0.1 * line.height) return false;
  if (hangs && isBullet(above) && line.page === above.page && line.x <= above.x + 1.5) return false;
  const text = lineText(line);
  const wanted = firstWord(line);
  // What begins in the middle of a sentence goes on with a ragged line as well.
  if (/^[\p{Ll}(]/u.test(text) && !/[.!?:;]$/u.test(lineText(above)) && lineText(above).length > 30) return true;
  return endOf(above) + wanted * 0.92 > right;
}

/** The width of the first word of a line, with the space before it. */
function firstWord(line: Line): number {
  const text = lineText(line);
  // Han has no spaces: a line of it breaks anywhere.
  if (isHan(text[0])) return line.height;
  const [word = ""] = text.split(" ");
  return ((endOf(line) - line.x) / Math.max(1, text.length)) * (word.length + 1);
}

/** Joins a heading in bold that goes on in the next line, for want of room before the column ends, or before a date beside it. */
export function withWholeHeading(lines: readonly Line[], { right }: Column): Line[] {
  const [first, second, ...others] = lines;
  const [title, beside] = first?.parts ?? [];
  const [more] = second?.parts ?? [];
  const isBroken =
    first &&
    second &&
    title?.bold &&
    more?.bold &&
    second.parts.length === 1 &&
    Math.abs(second.x - first.x) < 2 &&
    !readDates(more.text) &&
    title.end + firstWord(second) * 0.92 > (beside && !beside.isGlued ? beside.x : right);
  if (!isBroken) return [...lines];
  return [{ ...first, parts: [{ ...title, text: rejoined(title.text, more.text) }, ...first.parts.slice(1)] }, ...others];
}

/** Joins titles in bold that go on in the next line. In a section where nothing else is in bold, that is what two such lines mean. */
export function withWholeTitles(lines: readonly Line[]): Line[] {
  const whole: Line[] = [];
  for (const line of lines) {
    const above = whole.at(-1);
    const [more, ...others] = line.parts;
    const at = above?.parts.findIndex(({ bold, x }) => bold && more && Math.abs(x - more.x) < 2) ?? -1;
    const title = above?.parts[at];
    if (above && title && more?.bold && others.length === 0 && !readDates(more.text))
      whole.splice(-1, 1, { ...above, parts: above.parts.with(at, { ...title, text: rejoined(title.text, more.text) }) });
    else whole.push(line);
  }
  return whole;
}

/** A line of texts that stand apart. */
const isTable = ({ parts }: Line): boolean => parts.some(({ isGlued, x }, i) => !isGlued && i > 0 && x - (parts[i - 1]?.end ?? x) > 12);

const isHan = (letter: string | undefined): boolean => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letter ?? "");

/** Joins what a line break has parted. */
export function rejoined(above: string, below: string): string {
  if (!above) return below;
  if (above.endsWith("\u00ad")) return above.slice(0, -1) + below;
  // Of a text that grows line by line, only the end is looked at.
  if (/\p{Ll}[-\u2010]$/u.test(above.slice(-3)) && /^\p{Ll}/u.test(below)) return above.slice(0, -1) + below;
  return isHan(above.at(-1)) && isHan(below[0]) ? above + below : `${above} ${below}`;
}

/** Joins lines to paragraphs and bullets, in their order. */
export function blocksIn(lines: readonly Line[], column: Column): Block[] {
  const blocks: Block[] = [];
  let above: Line | undefined;
  for (const line of lines) {
    const last = blocks.at(-1);
    if (isBullet(line)) blocks.push({ kind: "bullet", text: withoutBullet(line), lines: [line] });
    else if (last && above && belongs(last, above, line, column)) {
      last.text = rejoined(last.text, lineText(line));
      last.lines.push(line);
    } else blocks.push({ kind: "paragraph", text: lineText(line), lines: [line] });
    above = line;
  }
  return blocks.filter(({ text }) => text);
}

/** A paragraph or a bullet, with the lines that it stands on. */
export type Block = { kind: "paragraph" | "bullet"; text: string; lines: Line[] };

function belongs(block: Block, above: Line, line: Line, column: Column): boolean {
  const [sign] = block.lines;
  if (block.kind === "bullet" && sign) {
    // Below the text of a bullet, not below its sign.
    const isIndented = line.page === sign.page && line.x > sign.x + 1.5 && !toldByLabel(lineText(line)) && !readDates(lineText(line));
    return isIndented || goesOn(above, line, column);
  }
  return goesOn(above, line, column);
}
