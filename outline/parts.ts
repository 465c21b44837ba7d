import type { SectionName } from "../domain/presentation.ts";
import { list, listed, named, paragraphsIn } from "./lists.ts";
import type { Entry, Item } from "./outline.ts";
import type { Phrasing } from "./phrasing.ts";
import type { Presentable } from "./presentable.ts";

/** An entry whose marks are not read yet. */
type TypedEntry = Omit<Entry, "paragraphs" | "bullets"> & Record<"paragraphs" | "bullets", string[]>;

const entry = (parts: Partial<Omit<TypedEntry, "kind">>): TypedEntry => ({
  kind: "entry",
  notes: [],
  paragraphs: [],
  bullets: [],
  keywords: [],
  ...parts,
});

const item = (label: string | undefined, text?: string | undefined): Item => ({ kind: "item", label, text });

/** Takes off the bullet signs that people type before their bullets. */
const bulletsIn = (texts: (string | undefined)[] | undefined): string[] => list(texts).map((text) => text.replace(/^[•‣▪●∙*–-]\s+/u, ""));

type PartsOf = (content: Presentable, phrasing: Phrasing, index: number) => (TypedEntry | Item)[];

/** What each section consists of. */
export const partsOf: Record<SectionName, PartsOf> = {
  summary: () => [],

  experience: ({ experience = [] }, { period, keywords }) =>
    experience.map(({ role, company, start, end, location, url, summary, details, keywords: used }) =>
      entry({
        title: role,
        date: period(start, end),
        subtitle: company,
        place: location,
        url,
        paragraphs: paragraphsIn(summary),
        bullets: bulletsIn(details),
        ...keywords(used),
      }),
    ),

  education: ({ education = [] }, { period, grade, keywords }) =>
    education.map(({ degree, area, institution, start, end, year, location, url, score, summary, courses }) =>
      entry({
        title: listed(list([degree, area])) || undefined,
        date: period(start, end ?? year),
        subtitle: institution,
        place: location,
        url,
        notes: grade(score),
        paragraphs: paragraphsIn(summary),
        ...keywords(courses, "courses"),
      }),
    ),

  skills({ skills = [] }, { label }) {
    const plain = skills.filter((skill) => typeof skill === "string");
    const groups = skills.filter((skill) => typeof skill === "object");
    return [
      ...(plain.length > 0 ? [item(undefined, listed(plain))] : []),
      ...groups.map(({ name, level, keywords }) => {
        const text = keywords && listed(list(keywords));
        return item(label(named(name, level), text), text);
      }),
    ];
  },

  projects: ({ projects = [] }, { period, keywords }) =>
    projects.map(({ name, description, start, end, url, details, keywords: used }) =>
      entry({
        title: name,
        date: period(start, end),
        url,
        paragraphs: paragraphsIn(description),
        bullets: bulletsIn(details),
        ...keywords(used),
      }),
    ),

  certifications: ({ certifications = [] }, { days }) =>
    certifications.map(({ name, issuer, date, expires, url }) => entry({ title: name, date: days(date, expires), subtitle: issuer, url })),

  publications: ({ publications = [] }, { day }) =>
    publications.map(({ name, publisher, date, url, authors, summary }) =>
      entry({
        title: name,
        date: day(date),
        subtitle: publisher,
        url,
        notes: authors ? [listed(list(authors))] : [],
        paragraphs: paragraphsIn(summary),
      }),
    ),

  awards: ({ awards = [] }, { day }) =>
    awards.map(({ title, awarder, date, summary }) =>
      entry({ title, date: day(date), subtitle: awarder, paragraphs: paragraphsIn(summary) }),
    ),

  volunteer: ({ volunteer = [] }, { period }) =>
    volunteer.map(({ role, organization, start, end, url, summary, details }) =>
      entry({
        title: role,
        date: period(start, end),
        subtitle: organization,
        url,
        paragraphs: paragraphsIn(summary),
        bullets: bulletsIn(details),
      }),
    ),

  languages: ({ languages = [] }) => [item(undefined, listed(list(languages.map(({ language, fluency }) => named(language, fluency)))))],

  interests: ({ interests = [] }) => [
    item(undefined, listed(list(interests.map(({ name, keywords }) => named(name, keywords && listed(list(keywords))))))),
  ],

  references: ({ references = [] }) => references.map(({ name, reference }) => entry({ title: name, paragraphs: paragraphsIn(reference) })),

  custom_sections: ({ custom_sections = [] }, { day }, index) =>
    (custom_sections[index]?.items ?? []).map(({ title, subtitle, date, text, details }) =>
      entry({ title, date: day(date), subtitle, paragraphs: paragraphsIn(text), bullets: bulletsIn(details) }),
    ),
};
