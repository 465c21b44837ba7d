import type { Unplaced } from "../../domain/imported.ts";
import type { SectionName } from "../../domain/presentation.ts";
import { type Line, lineText } from "../lines.ts";
import { blocksIn, columnOf } from "../page/column.ts";
import { emailIn, phoneIn } from "../shapes/contact-shapes.ts";
import { listIn } from "../shapes/labelled.ts";
import { isJob } from "../words/callings.ts";
import { awardsFields, certificationsFields, educationFields, publicationsFields } from "./achievement-fields.ts";
import { endsSentence, kindsOf } from "./divide.ts";
import {
  dateOf,
  type Fields,
  filled,
  introIn,
  linkOf,
  othersOf,
  readEntries,
  readListed,
  type SectionLines,
  type SectionReader,
  summaryOf,
} from "./entry-fields.ts";
import { itemsIn, skillsIn } from "./listed-items.ts";
import { type About, leaningOf } from "./what-and-where.ts";
import { experienceFields, projectsFields, volunteerFields } from "./work-fields.ts";

const readers: Record<SectionName, SectionReader> = {
  summary: ({ lines, right }) => ({
    fields: {
      summary: blocksIn(lines, columnOf(lines, right))
        .map(({ text }) => text)
        .join("\n"),
    },
    unplaced: [],
  }),
  experience: experienceFields,
  volunteer: volunteerFields,
  education: educationFields,
  projects: projectsFields,
  certifications: certificationsFields,
  awards: awardsFields,
  publications: publicationsFields,

  skills: ({ lines, right }) => ({ fields: { skills: skillsIn(lines, right) }, unplaced: [] }),

  languages: ({ lines, right }) => ({
    fields: {
      languages: itemsIn(lines, right).map(({ name, told }) => {
        const [fluency, certificate = ""] = told?.split(/[,،、]\s*(.+)/u) ?? [];
        const [, title = certificate, score] = /^(.*\p{L}.*?)\s+(\d[\d.,/ ]*)$/u.exec(certificate) ?? [];
        return filled({ language: name, fluency, ...(title && { certificates: [filled({ name: title, score })] }) });
      }),
    },
    unplaced: [],
  }),

  interests: ({ lines, right }) => ({
    fields: {
      interests: itemsIn(lines, right).map(({ name, told = "" }) =>
        filled({ name, ...(endsSentence(told) ? { summary: told } : { keywords: listIn(told) }) }),
      ),
    },
    unplaced: [],
  }),

  references: (section) => ({
    fields: {
      references: readEntries(section).map((entry) => {
        const [name, second, ...more] = entry.names.map(({ text }) => text);
        const [position = "", organization] = second?.split(/,\s+(.+)/u) ?? [];
        const isPosition = isJob(position) && position.length < 60;
        const [contact] = entry.paragraphs.filter((text) => emailIn(text) || phoneIn(text));
        const paragraphs = entry.paragraphs.filter((text) => text !== contact);
        const texts = [...(second && !isPosition ? [second] : []), ...more, ...paragraphs, ...entry.bullets, ...othersOf(entry, [])];
        return filled({
          name,
          ...(isPosition && { position, organization }),
          relationship: entry.place,
          email: emailIn(contact ?? ""),
          phone: phoneIn(contact ?? ""),
          reference: texts.join("\n"),
        });
      }),
    },
    unplaced: [],
  }),

  custom_sections(section) {
    const items = readListed(section).map((entry) => {
      const [name, subtitle, ...more] = entry.names.map(({ text }) => text);
      return filled({
        title: name,
        subtitle,
        date: dateOf(entry),
        location: entry.place,
        ...linkOf(entry),
        text: summaryOf(entry, more),
        details: [...entry.bullets, ...othersOf(entry, [])],
      });
    });
    return { fields: { custom_sections: [{ title: section.title, items }] }, unplaced: [] };
  },
};

/** Sections that are nothing but text. */
const plain: readonly SectionName[] = ["summary", "skills", "languages", "interests"];

/** Reads the lines of a section. */
export function fieldsOf(name: SectionName, section: SectionLines): Fields {
  const { lines, right } = section;
  if (lines.length === 0) return { fields: {}, unplaced: [] };
  const found = plain.includes(name) ? undefined : introIn(section, kindsOf(lines, columnOf(lines, right)));
  if (!found) return readers[name](section);
  const { fields, unplaced } = readers[name]({ ...section, lines: found.lines });
  const [custom] = fields.custom_sections ?? [];
  if (custom) return { fields: { custom_sections: [{ ...custom, intro: found.intro }] }, unplaced };
  return { fields: { ...fields, section_intros: { [name]: found.intro } }, unplaced };
}

const abouts: Partial<Record<SectionName, About>> = { experience: "jobs", volunteer: "jobs", education: "degrees" };

/** How many entries of a section say first what, then where, less those that do the other way round. */
export function orderIn(name: SectionName, section: Pick<SectionLines, "lines" | "right">): number {
  const about = abouts[name];
  return about && section.lines.length > 0 ? leaningOf(readEntries(section), about) : 0;
}

/** The text of lines, for what has no place. */
export const unplacedLines = (lines: readonly Line[]): Unplaced[] => lines.map((line) => ({ text: lineText(line), page: line.page }));
