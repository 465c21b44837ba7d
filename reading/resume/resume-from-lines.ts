import type { Unplaced } from "../../domain/imported.ts";
import type { SectionName } from "../../domain/presentation.ts";
import type { RenderedContent } from "../../domain/resume.ts";
import { sectionTitled } from "../known-titles.ts";
import { type Line, lineText } from "../lines.ts";
import { sideBySide } from "../page/beside.ts";
import { withWholeTitlesOf } from "../page/broken-titles.ts";
import { cleanLines, leftToRight } from "../page/clean-lines.ts";
import { blocksIn, columnOf, endOf } from "../page/column.ts";
import { inReadingOrder } from "../page/column-order.ts";
import { withWholeDates } from "../page/whole-dates.ts";
import { type ReadSections, sectionsIn } from "../sections.ts";
import { emailIn, phoneIn, profileAt } from "../shapes/contact-shapes.ts";
import { isJob } from "../words/callings.ts";
import { fieldsOf, orderIn, unplacedLines } from "./fields.ts";
import { readHead } from "./head.ts";

/** What is understood of a resume: its fields, without defaults, and the texts that have no place in them. */
export type ResumeFromLines = { resume: Partial<RenderedContent>; unplaced: Unplaced[] };

/** Titles over contacts: they are read with the head. */
const contactTitle =
  /^(contacts?( (info(rmation)?|details|me))?|personal (info(rmation)?|details|data)|get in touch|links?|online|find me( online)?|social( media)?|profiles|kontakt(daten)?|persönliche (daten|angaben)|pers\. daten|coordonnées|informations personnelles|contacto|datos personales|contatti|dati personali|contato|dados pessoais|contactgegevens|persoonlijke gegevens|dane (osobowe|kontaktowe)|контакты|контакти|личные данные|iletişim|kişisel bilgiler|連絡先|联系方式|聯絡方式|연락처|liên hệ|στοιχεία επικοινωνίας|פרטי קשר|معلومات الاتصال)$/iu;

type Title = SectionName | "contact";

const titleOf = (title: string): Title | undefined => {
  const bare = title.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N})]+$/gu, "").replace(/^my\s+/iu, "");
  return contactTitle.test(bare) ? "contact" : sectionTitled(bare);
};

/** Reads a resume out of lines, in any layout and in any language of domain/locales/. */
export function resumeFromLines(all: readonly Line[], links: readonly string[] = []): ResumeFromLines {
  const ordered = inReadingOrder(withWholeDates(sideBySide(withWholeDates(leftToRight(cleanLines(all))))));
  const lines = withWholeTitlesOf(ordered, (text) => titleOf(text) !== undefined);
  const name = nameLines(lines);
  const { head, sections } = withHeadOut(sectionsIn<Title>(lines, titleOf), name);
  const contacts = sections.filter((section) => section.name === "contact").flatMap((section) => section.lines);
  const read = readHead(head, contacts, name);
  const resume: Partial<RenderedContent> = { ...read.head };
  const unplaced: Unplaced[] = unplacedLines(read.rest);
  for (const url of links) {
    const profile = profileAt(url);
    const isKnown = (resume.profiles ?? []).some((one) => one.url === url || (one.network && one.network === profile?.network));
    if (url.startsWith("mailto:")) resume.email ??= url.slice(7).split("?")[0] as string;
    else if (url.startsWith("tel:")) resume.phone ??= url.slice(4);
    else if (profile && !isKnown) resume.profiles = [...(resume.profiles ?? []), profile];
  }
  const placed = sections.filter(({ name: section }) => section !== "contact");
  const right = (own: readonly Line[]) =>
    rightOf(
      own,
      placed.map((section) => section.lines),
    );
  const elsewhere = placed.reduce(
    (sum, { name: section = "custom_sections", lines: own }) => sum + orderIn(section as SectionName, { lines: own, right: right(own) }),
    0,
  );
  for (const { name: section = "custom_sections", title, lines: own } of placed) {
    const rest = own.filter((line) => !name.includes(line));
    const found = fieldsOf(section as SectionName, { lines: rest, title, right: right(own), elsewhere });
    unplaced.push(...found.unplaced);
    merge(resume, found.fields);
  }
  if (read.prose.length > 0) {
    const prose = blocksIn(read.prose, columnOf(read.prose))
      .map(({ text }) => text)
      .join("\n");
    if (resume.summary) unplaced.push({ text: prose, page: 1 });
    else resume.summary = prose;
  }
  return { resume, unplaced };
}

/** Takes lines of the head out of a section that goes before it in the file: those from the name on, and a line of contacts at the foot of the page. */
function withHeadOut({ head, sections }: ReadSections<Title>, name: readonly Line[]): ReadSections<Title> {
  const out: Line[] = [];
  const rest = sections.map((section) => {
    const at = section.lines.findIndex((line) => name.includes(line));
    const own = at < 0 ? section.lines : section.lines.slice(0, at);
    out.push(...section.lines.slice(own.length));
    const isAbout = section.name === "contact" || section.name === "references";
    const contacts = isAbout ? [] : own.filter((line) => emailIn(lineText(line)) && phoneIn(lineText(line)));
    out.push(...contacts);
    return { ...section, lines: own.filter((line) => !contacts.includes(line)) };
  });
  return { head: [...head, ...out], sections: rest };
}

/** Where the column of a section ends: at the end of the longest line of all sections that begin where it begins. */
function rightOf(own: readonly Line[], all: readonly (readonly Line[])[]): number {
  const left = (lines: readonly Line[]) => Math.min(...lines.map(({ x }) => x));
  const column = all.filter((lines) => Math.abs(left(lines) - left(own)) < 2).flat();
  return Math.max(...column.map(endOf));
}

/** Adds the fields of a section: a second section of the same name goes on with the first. */
function merge(resume: Partial<RenderedContent>, fields: Partial<RenderedContent>) {
  for (const [field, value] of Object.entries(fields)) {
    const before = resume[field as keyof RenderedContent];
    const both =
      Array.isArray(before) && Array.isArray(value)
        ? [...before, ...value]
        : typeof before === "string" && before
          ? `${before}\n${value}`
          : isRecord(before) && isRecord(value)
            ? { ...before, ...value }
            : value;
    Object.assign(resume, { [field]: both });
  }
}

const isRecord = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);

/** The lines of the name: the largest text of the first page that may be one. */
function nameLines(lines: readonly Line[]): Line[] {
  const [firstPage] = lines.map(({ page }) => page);
  const candidates = lines.filter((line) => line.page === firstPage && mayBeName(line));
  const tallest = Math.max(...candidates.map(({ height }) => height));
  const at = candidates.findIndex(({ height }) => height > tallest * 0.98);
  const first = candidates[at];
  if (!first) return [];
  const place = lines.indexOf(first);
  const next = lines[place + 1];
  // A long name goes on in the next line, and one in two lines has a word in each.
  const isLong =
    next &&
    Math.abs(next.height - first.height) < 0.02 * first.height &&
    mayBeName(next) &&
    first.height > 1.25 * middleHeight(lines) &&
    !isJob(lineText(next));
  return isLong ? [first, next] : [first];
}

function mayBeName(line: Line): boolean {
  const [first] = line.parts;
  const text = first?.text ?? "";
  return (
    /\p{L}/u.test(text) &&
    !/[@\p{N}]|:\/\//u.test(text) &&
    text.length <= 80 &&
    titleOf(text) === undefined &&
    !/^(curriculum vitae|resume|résumé|cv|lebenslauf|履歴書|職務経歴書|简历|簡歷|이력서|резюме|hoja de vida)$/iu.test(text)
  );
}

const middleHeight = (lines: readonly Line[]): number =>
  lines.map(({ height }) => height).toSorted((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 0;
