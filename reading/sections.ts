import type { SectionName } from "../domain/presentation.ts";
import { type Line, lineText } from "./lines.ts";
import { isInCapitals } from "./words/in-capitals.ts";

/** A section of a file: its title, and the lines below it. `name` is undefined where no language has a section of this title. */
export type ReadSection<Name = SectionName> = { title: string; name: Name | undefined; lines: Line[] };

/** How a file reads: what stands before the first title, and the sections. */
export type ReadSections<Name = SectionName> = { head: Line[]; sections: ReadSection<Name>[] };

/** Finds the section that has a title; undefined where it is none's. */
export type TitleOf<Name = SectionName> = (title: string) => Name | undefined;

/** Of the height of letters: by how much titles may differ that look alike. */
const alike = 0.02;

/**
 * Finds the sections of a file by their titles: lines that say nothing but a title that some language has, and such titles beside the first
 * line of their section. Where titles are larger than the text, one in the size of the text is none, and a line in the size and at the edge
 * of a title is one, too, whatever it says.
 */
export function sectionsIn<Name = SectionName>(lines: readonly Line[], titleOf: TitleOf<Name>): ReadSections<Name> {
  const nameOf = (line: Line) => titleOf(lineText(line));
  const all = lines.map((line) => ({ line, first: firstOf(line) }));
  const text = middle(lines.map(({ height }) => height));
  const anyName = all.filter(({ first }) => nameOf(first) !== undefined);
  // Where titles are in capitals, "Languages" is one of skills.
  const isCapital = ({ first }: { first: Line }) => isInCapitals(lineText(first)) === true;
  const areCapitals = anyName.filter(isCapital).length > 2;
  const withName = areCapitals ? anyName.filter(isCapital) : anyName;
  const named = withName.map(({ first }) => first);
  const alone = withName.flatMap(({ line, first }) => (line === first ? [line] : []));
  // Beside the date of an entry, what is a title elsewhere may be a job: "Projects".
  const isLarger = ({ height }: Line) => height > text * (1 + alike);
  const known = alone.length > 1 ? named.filter((line) => alone.includes(line) || (isLarger(line) && looksLikeOne(line, alone))) : named;
  const larger = known.filter(isLarger);
  const titles = new Set(larger.length > 1 ? larger : known);
  const isTitle = (first: Line, line: Line) =>
    titles.has(first) || (larger.length > 1 && first === line && looksLikeOne(line, larger) && (!areCapitals || isCapital({ first })));
  const found: ReadSections<Name> = { head: [], sections: [] };
  for (const { line, first } of all) {
    const section = found.sections.at(-1);
    const isNext = (section !== undefined || titles.has(first)) && isTitle(first, line);
    if (isNext) found.sections.push({ title: lineText(first), name: nameOf(first), lines: [] });
    const rest = isNext ? restOf(line) : line;
    if (rest) (found.sections.at(-1)?.lines ?? found.head).push(rest);
  }
  return found;
}

/** What stands first in a line: the line itself where there is nothing else. */
function firstOf(line: Line): Line {
  const [first, ...others] = line.parts;
  return first && others.length > 0 ? { ...line, x: first.x, height: first.height, parts: [first] } : line;
}

/** What stands beside that; undefined where there is nothing. */
function restOf(line: Line): Line | undefined {
  const [next, ...others] = line.parts.slice(1);
  return next && { ...line, x: next.x, parts: [next, ...others] };
}

const looksLikeOne = (line: Line, titles: Line[]): boolean =>
  titles.some(
    ({ height, x, page, parts: [first] }) =>
      Math.abs(line.height - height) < alike * height &&
      first?.bold === line.parts[0]?.bold &&
      // On another page, the column may stand elsewhere.
      (Math.abs(line.x - x) < 1 || (first?.bold === true && line.page !== page)),
  );

/** The middle one of some numbers; 0 where there is none. */
const middle = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
