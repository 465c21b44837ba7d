import { isOrganization } from "../entries.ts";
import { type Line, lineText, type TextPart } from "../lines.ts";
import { type Block, blocksIn, type Column, endOf, goesOn, rejoined, withWholeHeading } from "../page/column.ts";
import { urlIn } from "../shapes/contact-shapes.ts";
import { isEmployment } from "../shapes/employment.ts";
import { isGrade } from "../shapes/grades.ts";
import { type Labelled, toldByLabel } from "../shapes/labelled.ts";
import { isPlace, placeBehind } from "../shapes/place-shape.ts";
import { type Dates, datesIn, isDuration, readDates, withoutSigns } from "../shapes/when.ts";
import { isDegree, isJob } from "../words/callings.ts";
import { endsSentence, isLabel, kindsOf } from "./divide.ts";

/** One entry, before it is known what its section is about. `names` are the texts of its heading that say what and where it was, in their order. */
export type EntryRead = {
  names: HeadingName[];
  place?: string | undefined;
  url?: string | undefined;
  urlLabel?: string | undefined;
  employment?: string;
  /** Texts at the far end of lines beside the place. */
  aside: string[];
  dates?: Dates;
  paragraphs: string[];
  bullets: string[];
  labelled: Labelled[];
  page: number;
};

/** A name in a heading, in letters of a size in points. `isLast` says that others stand before it in its line, and `isBehindComma` that a comma does. */
export type HeadingName = { text: string; bold: boolean; size: number; isLast?: boolean; isBehindComma?: boolean };

/** In points: how far bullets stand in. */
const indent = 6;

/** In points: a column in which the names of schools break. */
const narrow = 200;

/** Reads the lines of one entry, of whose heading `mostNames` texts are names. */
export function readEntry(all: readonly Line[], column: Column, mostNames: number): EntryRead {
  const lines = withWholeHeading(all, column);
  const entry: EntryRead = { names: [], aside: [], paragraphs: [], bullets: [], labelled: [], page: lines[0]?.page ?? 1 };
  const kinds = kindsOf(lines, column);
  let count = 0;
  for (const [i, line] of lines.entries()) {
    const above = lines[i - 1];
    const [name, isNarrow] = [entry.names.at(-1), column.right - column.left < narrow];
    if (
      isNarrow &&
      i > 1 &&
      name &&
      above &&
      !line.parts.some(({ link }) => link) &&
      goesOn(above, line, column) &&
      lineText(above).endsWith(name.text)
    ) {
      name.text = rejoined(name.text, lineText(line));
      count++;
      continue;
    }
    if (kinds[i] === "body" || (isLabel(line) && i > 0) || !takeHeading(entry, line, column, mostNames, i === 0)) break;
    count++;
  }
  const edge = lines.slice(0, count).flatMap(({ parts }) => parts.find(({ text }) => !readDates(text))?.x ?? [])[0] ?? column.left;
  const blocks = blocksIn(lines.slice(count), column).flatMap((block) => (count > 0 ? withDrawnSigns(block, edge) : [block]));
  withPlace(entry, mostNames);
  for (const { kind, text } of blocks) {
    const told = toldByLabel(text);
    const dates = kind === "paragraph" && entry.dates === undefined ? readDates(text) : undefined;
    if (dates) entry.dates = dates;
    else if (told) entry.labelled.push(told);
    else if (kind === "bullet") entry.bullets.push(text);
    else entry.paragraphs.push(text);
  }
  return entry;
}

/** Takes a line into the heading of an entry. False where it says nothing that the heading lacks. */
function takeHeading(entry: EntryRead, line: Line, column: Column, mostNames: number, isFirst: boolean): boolean {
  const pieces = line.parts.flatMap((part, i) => piecesOf(part, isAtRight(line, i, column)));
  const names: HeadingName[] = [];
  const found: Pick<EntryRead, "place" | "url" | "urlLabel" | "employment" | "dates"> = {};
  const aside: string[] = [];
  for (const [i, { text, bold, size, link, isRight }] of pieces.entries()) {
    const dated = entry.dates || found.dates ? undefined : datesIn(text);
    if (dated) found.dates = dated.dates;
    const bare = dated ? dated.rest : withoutSigns(text);
    // "Engineer at Example Works", of which only the first is in bold.
    const rest = i > 0 ? bare.replace(/^(at|bei|chez|@)\s+/iu, "") : bare;
    const url = urlIn(rest);
    if (isDuration(rest)) continue;
    if (link && !link.startsWith("mailto:")) found.url ??= link;
    // A link behind what the entry is of, such as "Slides".
    const isBehind = (i > 0 && entry.names.length > 0) || entry.names.length + names.length >= mostNames;
    const isLabelOfLink = link && !bold && !isRight && isBehind;
    if (isLabelOfLink && url === undefined) found.urlLabel = rest;
    else if (isEmployment(rest)) found.employment = rest;
    else if (url === undefined && rest) {
      const hasPlace = entry.place !== undefined || found.place !== undefined;
      // Of three parts, the first may be a name that the heading lacks yet: "Example Works, Turin, Italy".
      const behind = hasPlace ? undefined : placeBehind(rest);
      const isNamed = behind && !isRight && rest.split(",").length === 3 && entry.names.length + names.length < mostNames;
      const isAll = !hasPlace && !isNamed && (isPlace(rest) || (isRight && !/\p{N}/u.test(rest)));
      const cut = isAll ? undefined : behind;
      if (isAll) found.place = rest;
      else if (isRight && hasPlace) aside.push(rest);
      else names.push({ text: cut?.name ?? rest, bold, size, ...(/^\s*,/u.test(text) && { isBehindComma: true }) });
      if (cut) found.place = cut.place;
    } else if (url) found.url ??= link ?? url;
  }
  const [only] = names;
  const isAlone = !isFirst && pieces.length === 1 && only && entry.place === undefined && entry.names.length >= mostNames;
  // Below the heading, in a line of its own.
  if (isAlone && mayBeCity(only.text)) {
    entry.place = only.text;
    return true;
  }
  const isNew = Object.keys(found).length > 0;
  const last = entry.names.at(-1);
  const hasCity = entry.place === undefined && last?.isBehindComma === true && mayBeCity(last.text);
  const hasRoom = entry.names.length < mostNames + Number(hasCity);
  if (!isFirst && (names.length === 0 ? !isNew : !hasRoom && !found.dates)) return false;
  if (names.length > 1 && names.at(-1)) (names.at(-1) as HeadingName).isLast = true;
  entry.names.push(...names);
  entry.aside.push(...aside);
  Object.assign(entry, { ...found, ...(entry.url && { url: entry.url }) });
  return true;
}

/** Of more names than there can be, the last of a line is the place: "Example Works, Turin". */
function withPlace(entry: EntryRead, mostNames: number) {
  if (entry.place !== undefined || entry.names.length <= mostNames) return;
  const at = entry.names.findIndex(({ text, isLast }) => isLast && mayBeCity(text));
  const [place] = at < 0 ? [] : entry.names.splice(at, 1);
  if (place) entry.place = place.text;
}

/** One to three words that begin with a capital, and small ones between: "Stratford upon Avon". */
const city = /^\p{Lu}[\p{L}\p{M}.'’-]+( (am|an|da|de|del|der|di|do|du|la|le|les|of|on|sur|upon))?( \p{Lu}[\p{L}\p{M}.'’-]+){0,2}$/u;

/** Tells whether a text is as short as the name of a city, and no word of it says anything else. */
export const mayBeCity = (text: string): boolean =>
  text.length <= 30 &&
  city.test(text) &&
  !isGrade(text) &&
  // An initial is of a person.
  !/(^|\s)\p{Lu}\.|[.]$/u.test(text) &&
  !isJob(text) &&
  !isOrganization(text) &&
  !isDegree(text);

/** Some programs draw the signs of bullets as pictures: that they stand further in is left, and that each begins as a sentence does. */
function withDrawnSigns(block: Block, edge: number): Block[] {
  const [first, ...others] = block.lines;
  if (!first || block.kind === "bullet" || first.x <= edge + indent) return [block];
  const bullets: Block[] = [{ kind: "bullet", text: lineText(first), lines: [first] }];
  for (const line of others) {
    const last = bullets.at(-1) as Block;
    if (endsSentence(last.text) && /^\p{Lu}/u.test(lineText(line))) bullets.push({ kind: "bullet", text: lineText(line), lines: [line] });
    else last.text = rejoined(last.text, lineText(line));
  }
  return bullets;
}

/** A text at the far end of a line, apart from those before it. */
function isAtRight(line: Line, i: number, { left, right }: Column): boolean {
  const [part, before] = [line.parts[i], line.parts[i - 1]];
  // In bold beside what is not, it is what the entry is of.
  if (!part || !before || part.isGlued || (part.bold && !before.bold)) return false;
  const isFar = part.x - before.end > part.height * 2 && part.x > left + (right - left) * 0.4;
  return isFar && (endOf(line) > right - 3 || i === line.parts.length - 1 || line.parts[i + 1] !== undefined);
}

const piecesOf = ({ text, bold = false, height, link }: TextPart, isRight: boolean) =>
  text
    .split(/(?:^|\s+)[·|•▪◦](?:\s+|$)|\s{3,}|\s+\|\s*/u)
    .filter((one) => one.trim())
    .map((one) => ({ text: one, bold, size: height, link, isRight }));
