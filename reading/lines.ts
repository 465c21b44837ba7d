import type { TextItem } from "../domain/ports.ts";
import type { StyledText } from "./styled-text.ts";

/** A line of a page. Its parts are the texts that a space of more than a letter keeps apart: a title and its date, say. */
export type Line = {
  page: number;
  x: number;
  y: number;
  height: number;
  parts: TextPart[];
  /** Whether its text ends with it: a document breaks no lines, as a page does. */
  isWhole?: true;
};

/** `isGlued` says that it follows the one before it without a space; `bold` and `link` are known of files whose reader tells them. */
export type TextPart = {
  text: string;
  x: number;
  end: number;
  height: number;
  isGlued?: boolean;
  bold?: boolean | undefined;
  link?: string | undefined;
};

/** Of the height of the letters: how far two texts of a line may be apart up or down, and how far along before they count as two. */
const slack = 0.5;
const wordGap = 0.75;

/**
 * Gathers the texts of a file into lines, in the order of the file. A text that stands beside the one before it goes on with that line, so
 * that columns stay apart as the file keeps them apart.
 */
export function linesOf(items: readonly (TextItem | StyledText)[]): Line[] {
  const lines: Line[] = [];
  for (const item of items) {
    const text = item.text.normalize("NFKC").replace(/\s+/g, " ");
    if (!text.trim()) continue;
    const line = lines.at(-1);
    if (line && isBeside(line, item)) addTo(line, item, text);
    else lines.push({ ...placeOf(item), parts: [partOf(item, text)] });
  }
  for (const line of lines) for (const part of line.parts) part.text = part.text.trim();
  return lines;
}

const placeOf = ({ page, x, y, height }: TextItem) => ({ page, x, y, height });

const partOf = (item: TextItem | StyledText, text: string): TextPart => ({
  text,
  x: item.x,
  end: item.x + item.width,
  height: item.height,
  ...("bold" in item && { bold: item.bold, link: item.link }),
});

const isBeside = (line: Line, item: TextItem): boolean =>
  line.page === item.page && Math.abs(line.y - item.y) < slack * Math.min(line.height, item.height);

function addTo(line: Line, item: TextItem | StyledText, text: string) {
  const last = line.parts.at(-1);
  line.x = Math.min(line.x, item.x);
  line.height = Math.max(line.height, item.height);
  const gap = last === undefined ? 0 : Math.max(item.x - last.end, last.x - (item.x + item.width));
  if (last === undefined || gap > wordGap * item.height) {
    line.parts.push(partOf(item, text));
    return;
  }
  // Letters that touch are one word, in a script with spaces as well.
  const isApart = gap > 0.15 * item.height && !last.text.endsWith(" ") && !text.startsWith(" ");
  const next = partOf(item, text);
  if (next.bold !== last.bold) {
    line.parts.push({ ...next, isGlued: !isApart && !last.text.endsWith(" ") && !text.startsWith(" ") });
    return;
  }
  last.link ??= next.link;
  last.text += (isApart ? " " : "") + text;
  last.end = Math.max(last.end, item.x + item.width);
  last.x = Math.min(last.x, item.x);
  last.height = Math.max(last.height, item.height);
}

/** The whole text of a line. */
export const lineText = ({ parts }: Line): string =>
  parts.reduce((text, part) => text + (text && !part.isGlued ? " " : "") + part.text, "");

const bullet = /^[•‣▪■□◦○●◆◇❖►▶➢➤✓✔⁃·∙*∗–-](?=\s|$)/u;

/** Tells whether a line begins with a bullet. */
export const isBullet = ({ parts: [first] }: Line): boolean => bullet.test(first?.text ?? "");

/** The text of a line without the bullet before it. */
export const withoutBullet = (line: Line): string => lineText(line).replace(bullet, "").trim();
