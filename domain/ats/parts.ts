import type { PdfDocument } from "../ports.ts";
import type { SectionName } from "../presentation.ts";
import { isBlank } from "./plain-text.ts";

/*
 * What the checks look at: what a PDF shows. A hidden section counts as empty, and so do an entry and a bullet without text.
 * Paths are as in the resume that was sent.
 */

type Content = PdfDocument["content"];

/** A part of a resume, and where it is. */
export type Part<Value> = { path: string; value: Value };

const hiddenIn = (content: Content): SectionName[] => (content.presentation?.hidden_sections ?? []).filter((name) => name !== "photo");

/** A resume without what it hides. */
export function shownOf(content: Content): Content {
  const hidden = hiddenIn(content).map((section) => [section, section === "summary" ? "" : []]);
  return { ...content, ...Object.fromEntries(hidden) };
}

/** Where to mend that a section is missing: it may only be hidden. */
export const pathOf = (content: Content, section: SectionName): string =>
  hiddenIn(content).includes(section) ? "presentation.hidden_sections" : section;

/** The entries of a list that have any text. */
export function entriesOf<Entry extends object>(name: string, list: Entry[] | undefined): Part<Entry>[] {
  return (list ?? []).map((value, i) => ({ path: `${name}[${i}]`, value })).filter(({ value }) => hasText(value));
}

function hasText(value: unknown): boolean {
  if (typeof value === "string") return !isBlank(value);
  return typeof value === "object" && value !== null && Object.values(value).some(hasText);
}

export const jobsOf = ({ experience }: Content) => entriesOf("experience", experience);

const customItemsOf = ({ custom_sections }: Content) =>
  entriesOf("custom_sections", custom_sections).flatMap(({ path, value }) => entriesOf(`${path}.items`, value.items));

/** Every bullet with text. */
export function bulletsOf(content: Content): Part<string>[] {
  const lists = [
    ...jobsOf(content),
    ...entriesOf("projects", content.projects),
    ...entriesOf("volunteer", content.volunteer),
    ...customItemsOf(content),
  ];
  return lists.flatMap(({ path, value }) =>
    (value.details ?? []).map((bullet, i) => ({ path: `${path}.details[${i}]`, value: bullet })).filter(({ value }) => !isBlank(value)),
  );
}

type Dated = { start?: string; end?: string; year?: string; date?: string; expires?: string };

/** Every entry that can have dates. */
const datedIn = (content: Content): Part<Dated>[] =>
  [
    ...jobsOf(content),
    ...entriesOf("education", content.education),
    ...entriesOf("projects", content.projects),
    ...entriesOf("volunteer", content.volunteer),
    ...entriesOf("certifications", content.certifications),
    ...entriesOf("awards", content.awards),
    ...entriesOf("publications", content.publications),
    ...customItemsOf(content),
  ] as Part<Dated>[];

/** Every date with text. */
export const datesOf = (content: Content): Part<string>[] =>
  datedIn(content).flatMap(({ path, value }) =>
    (["start", "end", "year", "date", "expires"] as const).flatMap((name) => {
      const date = value[name];
      return date === undefined || isBlank(date) ? [] : [{ path: `${path}.${name}`, value: date }];
    }),
  );

/** Every entry that says when it began and when it ended. */
export const periodsOf = (content: Content): Part<{ start: string; end: string }>[] =>
  datedIn(content).flatMap(({ path, value }) => {
    const [start = "", end = ""] = [value.start ?? value.date, value.end ?? value.expires];
    return isBlank(start) || isBlank(end) ? [] : [{ path, value: { start, end } }];
  });

/** Each single skill: the keywords of a group, or the name where it has none. */
export const skillsOf = ({ skills }: Content): Part<string>[] =>
  skills
    .flatMap((skill, i): Part<string>[] => {
      if (typeof skill === "string") return [{ path: `skills[${i}]`, value: skill }];
      const keywords = (skill.keywords ?? []).map((value, j) => ({ path: `skills[${i}].keywords[${j}]`, value }));
      return keywords.some(({ value }) => !isBlank(value)) ? keywords : [{ path: `skills[${i}].name`, value: skill.name ?? "" }];
    })
    .filter(({ value }) => !isBlank(value));
