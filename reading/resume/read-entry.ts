import { isBullet, type Line, type Part } from "../lines.ts";
import { blocksIn, type Column, endOf } from "./column.ts";
import { urlIn } from "./contact-shapes.ts";
import { isLabel, kindsOf } from "./divide.ts";
import { type Labelled, labelled } from "./labelled.ts";
import { isPlace } from "./place-shape.ts";
import { type Dates, datesIn, datesOf, withoutSigns } from "./when.ts";

/** One entry, before it is known what its section is about. `names` are the texts of its heading that say what and where it was, in their order. */
export type EntryRead = {
  names: Name[];
  place?: string;
  url?: string;
  dates?: Dates;
  paragraphs: string[];
  bullets: string[];
  labelled: Labelled[];
  page: number;
};

export type Name = { text: string; bold: boolean };

/** Reads the lines of one entry, of whose heading `mostNames` texts are names. */
export function readEntry(lines: readonly Line[], column: Column, mostNames: number): EntryRead {
  const entry: EntryRead = { names: [], paragraphs: [], bullets: [], labelled: [], page: lines[0]?.page ?? 1 };
  const kinds = kindsOf(lines, column);
  let count = 0;
  for (const [i, line] of lines.entries()) {
    if (kinds[i] === "body" || (isLabel(line) && i > 0) || !takeHeading(entry, line, column, mostNames, i === 0)) break;
    count++;
  }
  for (const { kind, text } of blocksIn(lines.slice(count), column)) {
    const told = labelled(text);
    const dates = kind === "paragraph" && entry.dates === undefined ? datesOf(text) : undefined;
    if (dates) entry.dates = dates;
    else if (told) entry.labelled.push(told);
    else if (kind === "bullet") entry.bullets.push(text);
    else if (entry.bullets.length > 0 && !isBullet(lines.at(-1) as Line)) entry.bullets.push(text);
    else entry.paragraphs.push(text);
  }
  return entry;
}

/** Takes a line into the heading of an entry. False where it says nothing that the heading lacks. */
function takeHeading(entry: EntryRead, line: Line, column: Column, mostNames: number, isFirst: boolean): boolean {
  const pieces = line.parts.flatMap((part, i) => piecesOf(part, isAtRight(line, i, column)));
  const names: Name[] = [];
  const found: Pick<EntryRead, "place" | "url" | "dates"> = {};
  for (const { text, bold, link, isRight } of pieces) {
    const dated = entry.dates || found.dates ? undefined : datesIn(text);
    if (dated) found.dates = dated.dates;
    const rest = dated ? dated.rest : withoutSigns(text);
    const url = urlIn(rest);
    if (link && !link.startsWith("mailto:")) found.url ??= link;
    if (url === undefined && rest) {
      if (!entry.place && !found.place && (isPlace(rest) || (isRight && !/\p{N}/u.test(rest)))) found.place = rest;
      else names.push({ text: rest, bold });
    } else if (url) found.url ??= link ?? url;
  }
  const before = entry.names.length;
  const isNew = Object.keys(found).length > 0;
  if (!isFirst && before + names.length > mostNames && !(isNew && found.dates && names.length <= 1)) {
    if (before >= mostNames || names.length > 1) return false;
  }
  if (!isFirst && names.length === 0 && !isNew) return false;
  entry.names.push(...names);
  Object.assign(entry, { ...found, ...(entry.url && { url: entry.url }) });
  return true;
}

/** A text at the far end of a line, apart from those before it. */
function isAtRight(line: Line, i: number, { left, right }: Column): boolean {
  const [part, before] = [line.parts[i], line.parts[i - 1]];
  if (!part || !before || part.isGlued) return false;
  const isFar = part.x - before.end > part.height * 2 && part.x > left + (right - left) * 0.4;
  return isFar && (endOf(line) > right - 3 || i === line.parts.length - 1 || line.parts[i + 1] !== undefined);
}

const piecesOf = ({ text, bold = false, link }: Part, isRight: boolean) =>
  text.split(/\s+[·|•▪◦]\s+|\s{3,}|\s+\|\s*/u).map((one) => ({ text: one, bold, link, isRight }));
