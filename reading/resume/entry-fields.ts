import type { Unplaced } from "../../domain/imported.ts";
import type { RenderedContent } from "../../domain/resume.ts";
import { isBullet, type Line } from "../lines.ts";
import { blocksIn, columnOf } from "../page/column.ts";
import { listIn } from "../shapes/labelled.ts";
import { divide } from "./divide.ts";
import { numberedIn } from "./numbered.ts";
import { type EntryRead, readEntry } from "./read-entry.ts";

/** The fields of a resume that a section becomes, and the texts that have no place in them. */
export type Fields = { fields: Partial<RenderedContent>; unplaced: Unplaced[] };

/** A section of a file. `right` is where its column ends, and `elsewhere` how the other sections order what and where. */
export type SectionLines = { lines: readonly Line[]; title: string; right: number; elsewhere: number };

export type SectionReader = (section: SectionLines) => Fields;

/** How many texts of a heading are names. */
const names = 2;

/** Reads the entries of a section. */
export const readEntries = ({ lines, right }: Pick<SectionLines, "lines" | "right">): EntryRead[] => {
  const column = columnOf(lines, right);
  return (numberedIn(lines) ?? divide(lines, column)).map((own) => readEntry(own, column, names));
};

/** Reads the entries of a section of which each may be a bullet. */
export function readListed(section: Pick<SectionLines, "lines" | "right">): EntryRead[] {
  const { lines, right } = section;
  if (!lines[0] || !isBullet(lines[0])) return readEntries(section);
  const column = columnOf(lines, right);
  return blocksIn(lines, column).map(({ text, lines: own }) => {
    const [first] = own as [Line, ...Line[]];
    const links = own.flatMap(({ parts }) => parts.flatMap(({ link }) => link ?? []));
    const line: Line = { ...first, parts: [{ ...(first.parts[0] as Line["parts"][number]), text, link: links[0] }] };
    return readEntry([line], { ...column, right: Number.POSITIVE_INFINITY }, names);
  });
}

/** The paragraphs of an entry, after some others. */
export const summaryOf = ({ paragraphs }: EntryRead, more: string[] = []): string => [...more, ...paragraphs].join("\n");

/** The text behind a label. */
export const told = ({ labelled }: EntryRead, kind: string): string | undefined => labelled.find((one) => one.kind === kind)?.text;

export const keywordsOf = (entry: EntryRead): string[] =>
  entry.labelled.flatMap(({ kind, text }) => (kind === "keywords" ? listIn(text) : []));

/** Labelled texts that the section has no field for go with its bullets. */
export const othersOf = ({ labelled }: EntryRead, known: string[]): string[] =>
  labelled.flatMap(({ kind, text }) => (known.includes(kind) ? [] : [text]));

/** The one date of an entry: a range stays a text. */
export const dateOf = ({ dates }: EntryRead): string | undefined => (dates?.end ? `${dates.start} – ${dates.end}` : dates?.start);

/** The address of an entry, and what is shown in its place. */
export const linkOf = ({ url, urlLabel }: EntryRead) => ({ url, url_label: urlLabel });

/** Leaves out what is empty. */
export const filled = <Entry extends object>(entry: Entry): Entry =>
  Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0)),
  ) as Entry;

/** What an entry says that its section has no field for. */
export const unplacedOf = (page: number, texts: (string | undefined)[]): Unplaced[] =>
  texts.flatMap((text) => (text ? [{ text, page }] : []));

/** A paragraph under the title of a section: it stands before the first heading, which is in bold. */
export function introIn(section: SectionLines, kinds: readonly string[]): { intro: string; lines: readonly Line[] } | undefined {
  const { lines, right } = section;
  const at = kinds.indexOf("heading");
  const before = lines.slice(0, Math.max(at, 0));
  if (before.length === 0 || before.some(isBullet) || lines[at]?.parts[0]?.bold !== true || before.some(({ parts }) => parts[0]?.bold))
    return undefined;
  const intro = blocksIn(before, columnOf(lines, right))
    .map(({ text }) => text)
    .join("\n");
  return { intro, lines: lines.slice(at) };
}
