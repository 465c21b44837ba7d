import type { Unplaced } from "../../domain/imported.ts";
import type { SectionName } from "../../domain/presentation.ts";
import type { RenderedContent } from "../../domain/resume.ts";
import { isBullet, type Line, lineText } from "../lines.ts";
import { blocksIn, columnOf } from "./column.ts";
import { divide } from "./divide.ts";
import { listIn } from "./labelled.ts";
import { itemsIn, skillsIn } from "./listed-items.ts";
import { type EntryRead, readEntry } from "./read-entry.ts";
import { type About, leaningOf, type WhatAndWhere, whatAndWhere } from "./what-and-where.ts";

/** The fields of a resume that a section becomes, and the texts that have no place in them. */
export type Fields = { fields: Partial<RenderedContent>; unplaced: Unplaced[] };

/** A section of a file. `right` is where its column ends, and `elsewhere` how the other sections order what and where. */
export type SectionLines = { lines: readonly Line[]; title: string; right: number; elsewhere: number };

type Reader = (section: SectionLines) => Fields;

/** How many texts of a heading are names. */
const names: Partial<Record<SectionName, number>> = { projects: 1, references: 1 };

const entriesOf = ({ lines, right }: Pick<SectionLines, "lines" | "right">, section: SectionName): EntryRead[] => {
  const column = columnOf(lines, right);
  return divide(lines, column).map((own) => readEntry(own, column, names[section] ?? 2));
};

const summaryOf = ({ paragraphs }: EntryRead, more: string[] = []): string => [...more, ...paragraphs].join("\n");

const told = ({ labelled }: EntryRead, kind: string): string | undefined => labelled.find((one) => one.kind === kind)?.text;

/** Leaves out what is empty. */
const filled = <Entry extends object>(entry: Entry): Entry =>
  Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0)),
  ) as Entry;

const keywordsOf = (entry: EntryRead): string[] => entry.labelled.flatMap(({ kind, text }) => (kind === "keywords" ? listIn(text) : []));

/** Labelled texts that the section has no field for go with its bullets. */
const othersOf = ({ labelled }: EntryRead, known: string[]): string[] =>
  labelled.flatMap(({ kind, text }) => (known.includes(kind) ? [] : [text]));

const jobOf = (entry: EntryRead, { what, more }: WhatAndWhere) => ({
  role: what,
  start: entry.dates?.start,
  end: entry.dates?.end,
  url: entry.url,
  summary: summaryOf(entry, more),
  details: [...entry.bullets, ...othersOf(entry, ["keywords"])],
});

const readers: Record<SectionName, Reader> = {
  summary: ({ lines, right }) => ({
    fields: {
      summary: blocksIn(lines, columnOf(lines, right))
        .map(({ text }) => text)
        .join("\n"),
    },
    unplaced: [],
  }),

  experience(section) {
    const entries = entriesOf(section, "experience");
    const told = whatAndWhere(entries, "jobs", section.elsewhere);
    const jobs = entries.map((entry, i) => {
      const one = told[i] ?? { more: [] };
      return filled({ ...jobOf(entry, one), company: one.where, location: entry.place, keywords: keywordsOf(entry) });
    });
    return { fields: { experience: withEmployers(jobs) }, unplaced: [] };
  },

  volunteer(section) {
    const entries = entriesOf(section, "volunteer");
    const told = whatAndWhere(entries, "jobs", section.elsewhere);
    const volunteer = entries.map((entry, i) => {
      const one = told[i] ?? { more: [] };
      return filled({ ...jobOf(entry, one), organization: one.where });
    });
    return { fields: { volunteer }, unplaced: entries.flatMap(({ place, page }) => (place ? [{ text: place, page }] : [])) };
  },

  education(section) {
    const entries = entriesOf(section, "education");
    const all = whatAndWhere(entries, "degrees", section.elsewhere);
    const education = entries.map((entry, i) => {
      const { what, where, more } = all[i] ?? { more: [] };
      const [, degree = what, area] = /^([^,(]+?),\s+(\p{L}.*)$/u.exec(what ?? "") ?? [];
      const { start, end, isRange } = entry.dates ?? {};
      return filled({
        degree,
        area,
        institution: where,
        ...(isRange ? { start, end } : { year: start }),
        location: entry.place,
        url: entry.url,
        score: told(entry, "score"),
        courses: entry.labelled.flatMap(({ kind, text }) => (kind === "courses" ? listIn(text) : [])),
        summary: [...more, ...entry.paragraphs, ...entry.bullets, ...othersOf(entry, ["score", "courses"])].join("\n"),
      });
    });
    return { fields: { education }, unplaced: [] };
  },

  projects: (section) => ({
    fields: {
      projects: entriesOf(section, "projects").map((entry) => {
        const [name, ...more] = entry.names.map(({ text }) => text);
        return filled({
          name,
          description: summaryOf(entry, more),
          start: entry.dates?.start,
          end: entry.dates?.end,
          url: entry.url,
          details: [...entry.bullets, ...othersOf(entry, ["keywords"])],
          keywords: keywordsOf(entry),
        });
      }),
    },
    unplaced: [],
  }),

  certifications(section) {
    const entries = listed(section, "certifications");
    return {
      fields: {
        certifications: entries.map(({ names: [name, issuer], dates, url }) =>
          filled({ name: name?.text, issuer: issuer?.text, date: dates?.start, expires: dates?.end, url }),
        ),
      },
      unplaced: entries.flatMap((entry) => left(entry, 2)),
    };
  },

  awards(section) {
    const entries = listed(section, "awards");
    return {
      fields: {
        awards: entries.map((entry) => {
          const [title, awarder, ...more] = entry.names.map(({ text }) => text);
          return filled({
            title,
            awarder,
            date: dateOf(entry),
            summary: [summaryOf(entry, more), ...entry.bullets].filter(Boolean).join("\n"),
          });
        }),
      },
      unplaced: [],
    };
  },

  publications: (section) => ({
    fields: {
      publications: listed(section, "publications").map((entry) => {
        const [name, publisher, ...more] = entry.names.map(({ text }) => text);
        const paragraphs = [...more, ...entry.paragraphs];
        const authors = paragraphs.findIndex(namesPeople);
        const people = authors < 0 ? [] : paragraphs.splice(authors, 1);
        return filled({
          name,
          publisher,
          date: dateOf(entry),
          url: entry.url,
          authors: people.flatMap(listIn),
          summary: [...paragraphs, ...entry.bullets].join("\n"),
        });
      }),
    },
    unplaced: [],
  }),

  skills: ({ lines, right }) => ({ fields: { skills: skillsIn(lines, right) }, unplaced: [] }),

  languages: ({ lines, right }) => ({
    fields: { languages: itemsIn(lines, right).map(({ name, told }) => filled({ language: name, fluency: told })) },
    unplaced: [],
  }),

  interests: ({ lines, right }) => ({
    fields: { interests: itemsIn(lines, right).map(({ name, told }) => filled({ name, keywords: told ? listIn(told) : [] })) },
    unplaced: [],
  }),

  references: (section) => ({
    fields: {
      references: entriesOf(section, "references").map((entry) => {
        const [name, ...more] = entry.names.map(({ text }) => text);
        return filled({ name, reference: [summaryOf(entry, more), ...entry.bullets].filter(Boolean).join("\n") });
      }),
    },
    unplaced: [],
  }),

  custom_sections(section) {
    const items = listed(section, "custom_sections").map((entry) => {
      const [name, subtitle, ...more] = entry.names.map(({ text }) => text);
      return filled({
        title: name,
        subtitle,
        date: dateOf(entry),
        text: summaryOf(entry, more),
        details: [...entry.bullets, ...othersOf(entry, [])],
      });
    });
    return { fields: { custom_sections: [{ title: section.title, items }] }, unplaced: [] };
  },
};

/** Reads the lines of a section. */
export const fieldsOf = (name: SectionName, section: SectionLines): Fields =>
  section.lines.length === 0 ? { fields: {}, unplaced: [] } : readers[name](section);

const abouts: Partial<Record<SectionName, About>> = { experience: "jobs", volunteer: "jobs", education: "degrees" };

/** How many entries of a section say first what, then where, less those that do the other way round. */
export function orderIn(name: SectionName, section: Pick<SectionLines, "lines" | "right">): number {
  const about = abouts[name];
  return about && section.lines.length > 0 ? leaningOf(entriesOf(section, name), about) : 0;
}

/** Where a section is nothing but bullets, each is an entry of its own. */
function listed(section: SectionLines, name: SectionName): EntryRead[] {
  const { lines, right } = section;
  if (!lines[0] || !isBullet(lines[0])) return entriesOf(section, name);
  const column = columnOf(lines, right);
  return blocksIn(lines, column).map(({ text, lines: own }) => {
    const [first] = own as [Line, ...Line[]];
    const links = own.flatMap(({ parts }) => parts.flatMap(({ link }) => link ?? []));
    const line: Line = { ...first, parts: [{ ...(first.parts[0] as Line["parts"][number]), text, link: links[0] }] };
    return readEntry([line], { ...column, right: Number.POSITIVE_INFINITY }, 2);
  });
}

const dateOf = ({ dates }: EntryRead): string | undefined => (dates?.end ? `${dates.start} – ${dates.end}` : dates?.start);

/** What an entry says beside its first names. */
const left = ({ names, place, paragraphs, bullets, labelled, page }: EntryRead, count: number): Unplaced[] =>
  [
    ...names.slice(count).map(({ text }) => text),
    ...(place ? [place] : []),
    ...paragraphs,
    ...bullets,
    ...labelled.map(({ text }) => text),
  ].map((text) => ({
    text,
    page,
  }));

/** "A. Example, B. Sample": names of people, with commas or alone. */
const namesPeople = (text: string): boolean => {
  const people = listIn(text);
  return (
    people.every(
      (one) =>
        /^(\p{Lu}[\p{L}.'’-]*|de|van|von|der|del|la|&|et|al\.?)(\s+(\p{Lu}[\p{L}.'’-]*|de|van|von|der|del|la|al\.?))*$/u.test(one) &&
        one.split(" ").length <= 5,
    ) &&
    (people.length > 1 || /\p{Lu}\.\s/u.test(text))
  );
};

type Job = NonNullable<RenderedContent["experience"]>[number];

/** Several roles at one employer: the heading that has its name alone belongs to those below it. */
function withEmployers(jobs: Job[]): Job[] {
  const found: Job[] = [];
  let employer: Job | undefined;
  for (const job of jobs) {
    const isHead = job.company && !job.role && !job.summary && !job.details;
    if (isHead) {
      employer = job;
      continue;
    }
    if (job.company) employer = undefined;
    found.push(
      employer
        ? {
            ...job,
            ...(employer.company && { company: employer.company }),
            ...(!job.location && employer.location && { location: employer.location }),
          }
        : job,
    );
  }
  if (employer && found.every(({ company }) => company !== employer?.company)) found.push(employer);
  return found;
}

/** The text of lines, for what has no place. */
export const unplacedLines = (lines: readonly Line[]): Unplaced[] => lines.map((line) => ({ text: lineText(line), page: line.page }));
