import type { SectionName } from "../domain/presentation.ts";
import { sectionTitled } from "./known-titles.ts";
import { type Line, lineText } from "./lines.ts";

/** A section of a file: its title, and the lines below it. `name` is undefined where no language has a section of this title. */
export type ReadSection = { title: string; name: SectionName | undefined; lines: Line[] };

/** How a file reads: what stands before the first title, and the sections. */
export type ReadSections = { head: Line[]; sections: ReadSection[] };

/** Finds the section that has a title; undefined where it is none's. */
export type TitleOf = (title: string) => SectionName | undefined;

/** Of the height of letters: by how much titles may differ that look alike. */
const alike = 0.02;

/**
 * Finds the sections of a file by their titles: lines that say nothing but a title that some language has. Where such titles are larger than
 * the text, one in the size of the text is none, and a line in the size and at the edge of a title is one, too, whatever it says.
 */
export function sectionsIn(lines: readonly Line[], titleOf: TitleOf = sectionTitled): ReadSections {
  const nameOf = (line: Line) => (line.parts.length === 1 ? titleOf(lineText(line)) : undefined);
  const text = middle(lines.map(({ height }) => height));
  const known = lines.filter((line) => nameOf(line) !== undefined);
  const larger = known.filter(({ height }) => height > text * (1 + alike));
  const titles = larger.length > 1 ? larger : known;
  const isTitle = (line: Line) =>
    titles.includes(line) || (larger.length > 1 && line.parts.length === 1 && titles.some((title) => looksLike(line, title)));
  const found: ReadSections = { head: [], sections: [] };
  for (const line of lines) {
    const section = found.sections.at(-1);
    if (titles.length > 0 && (section || titles.includes(line)) && isTitle(line)) {
      found.sections.push({ title: lineText(line), name: nameOf(line), lines: [] });
    } else (section?.lines ?? found.head).push(line);
  }
  return found;
}

const looksLike = (line: Line, title: Line): boolean =>
  Math.abs(line.height - title.height) < alike * title.height && Math.abs(line.x - title.x) < 1;

/** The middle one of some numbers; 0 where there is none. */
const middle = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
