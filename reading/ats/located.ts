import { isJsonObject } from "../../domain/json/json-object.ts";
import { type SectionName, sectionNames } from "../../domain/presentation.ts";
import type { RenderedContent } from "../../domain/resume.ts";
import { ownFields } from "../../domain/sections/entry.ts";
import { hasText } from "../words/has-text.ts";

/*
 * The values that the checks look at, each with its path in the resume. They are those that a PDF shows: a hidden section or entry counts
 * as empty, and an entry or a bullet without text does not count.
 */

/** A value and its path in the resume that was sent, such as "experience[0].start". */
export type Located<Value> = { path: string; value: Value };

const hiddenIn = (content: RenderedContent): SectionName[] => {
  const hidden = new Set<string>(content.presentation?.hidden_sections);
  return sectionNames.filter((name) => hidden.has(name));
};

/** Empties the sections and the entries that a resume hides, so that each of the others keeps its place, and takes out what no file shows. */
export function shownOf({ presentation, ...content }: RenderedContent): RenderedContent {
  const hidden = hiddenIn({ presentation, ...content }).map((section) => [section, section === "summary" ? "" : []]);
  const sections = new Set<string>(presentation?.hidden_sections);
  const own = content.custom_sections?.map((section) => (sections.has(`custom_sections.${section.id}`) ? {} : section));
  const shown = emptied({ ...content, ...(own && { custom_sections: own }) }) as RenderedContent;
  return {
    ...shown,
    ...(presentation && { presentation }),
    ...(!presentation?.show_personal && { personal: [] }),
    ...Object.fromEntries(hidden),
  };
}

function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(emptied);
  if (!isJsonObject(value)) return value;
  if (value.hidden === true) return {};
  const shown = Object.entries(value).filter(([name]) => !(ownFields as string[]).includes(name));
  return Object.fromEntries(shown.map(([name, inner]) => [name, emptied(inner)]));
}

/** The path to correct when a section is missing: the section, or the list that hides it. */
export const pathOf = (content: RenderedContent, section: SectionName): string =>
  hiddenIn(content).includes(section) ? "presentation.hidden_sections" : section;

/** Finds the entries of a list that have any text. */
export function entriesOf<Entry extends object>(name: string, list: Entry[] | undefined): Located<Entry>[] {
  return (list ?? []).map((value, i) => ({ path: `${name}[${i}]`, value })).filter(({ value }) => hasText(value));
}

/** Finds the jobs. Of several positions at one employer each is a job, which has what it does not say itself of their head. */
export const jobsOf = ({ experience }: RenderedContent) =>
  entriesOf("experience", experience).flatMap((job) => {
    const { positions, ...head } = job.value;
    const held = entriesOf(`${job.path}.positions`, positions);
    return held.length === 0 ? [job] : held.map(({ path, value }) => ({ path, value: { ...head, ...value } }));
  });

/** An entry of any section, as far as the checks know its fields. */
type AnyEntry = Partial<Record<"start" | "end" | "year" | "date" | "expires" | "summary" | "description" | "text", string>> & {
  details?: string[];
  items?: AnyEntry[];
  positions?: AnyEntry[];
};

/** Finds the entries of a section, and the positions at an employer after it. */
export const withPositions = <Entry extends object>(entries: Located<Entry & { positions?: Entry[] }>[]): Located<Entry>[] =>
  entries.flatMap((entry) => [entry, ...entriesOf(`${entry.path}.positions`, entry.value.positions)]);

/** Finds the entries of all sections, with positions and the items of custom sections. */
const allEntriesOf = (content: RenderedContent): Located<AnyEntry>[] =>
  sectionNames.flatMap((name) => {
    const section: unknown = content[name];
    const entries = Array.isArray(section) ? entriesOf<AnyEntry>(name, section) : [];
    return entries.flatMap((entry) => (entry.value.items ? entriesOf(`${entry.path}.items`, entry.value.items) : withPositions([entry])));
  });

/** Finds every bullet that has text. */
export const bulletsOf = (content: RenderedContent): Located<string>[] =>
  allEntriesOf(content).flatMap(({ path, value }) =>
    (value.details ?? []).map((bullet, i) => ({ path: `${path}.details[${i}]`, value: bullet })).filter(({ value }) => hasText(value)),
  );

/** Finds every text that tells of an entry: its bullets and its paragraphs. */
export const tellingsOf = (content: RenderedContent): Located<string>[] => [
  ...bulletsOf(content),
  ...allEntriesOf(content).flatMap(({ path, value }) =>
    (["summary", "description", "text"] as const).flatMap((name) => {
      const text = value[name];
      return text !== undefined && hasText(text) ? [{ path: `${path}.${name}`, value: text }] : [];
    }),
  ),
];

/** Finds every date that has text. */
export const datesOf = (content: RenderedContent): Located<string>[] =>
  allEntriesOf(content).flatMap(({ path, value }) =>
    (["start", "end", "year", "date", "expires"] as const).flatMap((name) => {
      const date = value[name];
      return date !== undefined && hasText(date) ? [{ path: `${path}.${name}`, value: date }] : [];
    }),
  );

/** Finds every entry that has both a start and an end. */
export const periodsOf = (content: RenderedContent): Located<{ start: string; end: string }>[] =>
  allEntriesOf(content).flatMap(({ path, value }) => {
    const [start = "", end = ""] = [value.start ?? value.date, value.end ?? value.expires];
    return hasText(start) && hasText(end) ? [{ path, value: { start, end } }] : [];
  });

/** Finds each single skill: the keywords of a group, or its name where it has none. */
export const skillsOf = ({ skills }: RenderedContent): Located<string>[] =>
  skills
    .flatMap((skill, i): Located<string>[] => {
      if (typeof skill === "string") return [{ path: `skills[${i}]`, value: skill }];
      const keywords = (skill.keywords ?? []).map((value, j) => ({ path: `skills[${i}].keywords[${j}]`, value }));
      return hasText(skill.keywords) ? keywords : [{ path: `skills[${i}].name`, value: skill.name ?? "" }];
    })
    .filter(({ value }) => hasText(value));
