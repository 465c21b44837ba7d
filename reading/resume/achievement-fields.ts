import { withWholeTitles } from "../page/column.ts";
import { isGrade } from "../shapes/grades.ts";
import { listIn } from "../shapes/labelled.ts";
import {
  dateOf,
  filled,
  linkOf,
  othersOf,
  readEntries,
  readListed,
  type SectionReader,
  summaryOf,
  told,
  unplacedOf,
} from "./entry-fields.ts";
import { namesPeople } from "./names-people.ts";
import { whatAndWhere } from "./what-and-where.ts";

export const educationFields: SectionReader = (section) => {
  const entries = readEntries(section);
  const all = whatAndWhere(entries, "degrees", section.elsewhere);
  return {
    fields: {
      education: entries.map((entry, i) => {
        const { what, where, place, more } = all[i] ?? { more: [] };
        const [, degree = what, area] = /^([^,(、]+?)(?:,\s+|、)(\p{L}.*)$/u.exec(what ?? "") ?? [];
        const { start, end, isRange } = entry.dates ?? {};
        const paragraphs = [...more, ...entry.paragraphs];
        const grade = told(entry, "score") ? -1 : paragraphs.findIndex(isGrade);
        const [score = told(entry, "score")] = grade < 0 ? [] : paragraphs.splice(grade, 1);
        return filled({
          degree,
          area,
          institution: where,
          ...(isRange ? { start, end } : { year: start }),
          location: entry.place ?? place,
          ...linkOf(entry),
          score,
          courses: entry.labelled.flatMap(({ kind, text }) => (kind === "courses" ? listIn(text) : [])),
          summary: [...paragraphs, ...othersOf(entry, ["score", "courses"])].join("\n"),
          details: entry.bullets,
        });
      }),
    },
    unplaced: entries.flatMap(({ page, aside, employment }) => unplacedOf(page, [...aside, employment])),
  };
};

export const certificationsFields: SectionReader = (section) => {
  const entries = readListed(section);
  return {
    fields: {
      certifications: entries.map((entry) => {
        const [all = "", second, ...more] = entry.names.map(({ text }) => text);
        const [, title, behind] = (!second && /^([^,]+),\s+(\p{Lu}[^,]*)$/u.exec(all)) || [];
        const [name, issuer] = title ? [title, behind] : [all, second];
        const { start: date, end: expires } = entry.dates ?? {};
        const summary = [summaryOf(entry, more), ...entry.bullets].filter(Boolean).join("\n");
        return filled({ name, issuer, date, expires, score: told(entry, "score"), ...linkOf(entry), summary });
      }),
    },
    unplaced: entries.flatMap((entry) => unplacedOf(entry.page, [...entry.aside, entry.place, ...othersOf(entry, ["score"])])),
  };
};

export const awardsFields: SectionReader = (section) => {
  const entries = readListed(section);
  return {
    fields: {
      awards: entries.map((entry) => {
        const [title, awarder, ...more] = entry.names.map(({ text }) => text);
        const summary = [summaryOf(entry, more), ...entry.bullets].filter(Boolean).join("\n");
        return filled({ title, awarder, date: dateOf(entry), ...linkOf(entry), summary });
      }),
    },
    unplaced: entries.flatMap((entry) => unplacedOf(entry.page, [...entry.aside, entry.place, ...othersOf(entry, [])])),
  };
};

export const publicationsFields: SectionReader = (section) => {
  // The person's own name among the authors is in bold, as titles are.
  const lines = section.lines.map((line) =>
    namesPeople(line) ? { ...line, parts: line.parts.map((part) => ({ ...part, bold: false })) } : line,
  );
  const entries = readListed({ ...section, lines: withWholeTitles(lines) });
  return {
    fields: {
      publications: entries.map((entry) => {
        const [name, ...texts] = entry.names.map(({ text }) => text);
        const paragraphs = [...texts, ...entry.paragraphs];
        const at = paragraphs.findIndex((text) => namesPeople(text));
        const people = at < 0 ? [] : paragraphs.splice(at, 1);
        const publisher = texts[0] && paragraphs[0] === texts[0] ? paragraphs.shift() : undefined;
        const [, doi] = /doi\.org\/(10\.\S+)$/iu.exec(entry.url ?? "") ?? [];
        return filled({
          name,
          publisher,
          date: dateOf(entry),
          ...(doi ? { doi } : linkOf(entry)),
          authors: people.flatMap(listIn),
          summary: [...paragraphs, ...entry.bullets].join("\n"),
        });
      }),
    },
    unplaced: entries.flatMap((entry) => unplacedOf(entry.page, [...entry.aside, entry.place, ...othersOf(entry, [])])),
  };
};
