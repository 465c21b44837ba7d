import { type Locale, locales } from "../domain/locales/locales.ts";
import type { DateStyle, SectionName } from "../domain/presentation.ts";
import { type Contact, contactsOf } from "./contacts.ts";
import { join, listed, named } from "./join.ts";
import { labelled, showScore } from "./labels.ts";
import type { Presentable } from "./presentable.ts";
import { sectionsOf } from "./section-order.ts";
import { showDate, showRange } from "./show-date.ts";

/*
 * The outline of a resume: sections that consist of entries and items, whatever the section is about. A format or a template says
 * how an entry and an item look, and so has every section of the model.
 */

/** One job, school, project or the like. Every text is ready to be shown: dates are written out, and lists have no empty text. */
export type Entry = {
  kind: "entry";
  /** The role, the degree or the name. */
  title?: string | undefined;
  /** A date or a range of dates: "Mar 2019 – present". */
  date?: string | undefined;
  /** The company, the institution, the publisher or the like. */
  subtitle?: string | undefined;
  place?: string | undefined;
  /** An address as it was written. `linkTarget` says where it leads, if anywhere. */
  url?: string | undefined;
  /** Short lines, such as a grade or the authors. */
  notes: string[];
  paragraphs: string[];
  bullets: string[];
  keywords: string[];
  /** What the keywords are, up to where they begin: "Skills: ". */
  keywordsLabel?: string | undefined;
};

/** One line of a list: the label "Databases: " and the text "DynamoDB, PostgreSQL". It has one of them at least. */
export type Item = { kind: "item"; label?: string | undefined; text?: string | undefined };

export type Section = {
  /** Unique in the outline; custom sections share their name. */
  key: string;
  name: SectionName;
  /** The heading, in the language of the resume or as the resume titles it. */
  title: string;
  /** The text of the summary; other sections have none. */
  paragraphs: string[];
  parts: (Entry | Item)[];
};

export type Outline = {
  name?: string | undefined;
  /** The headline and the pronouns. */
  headline?: string | undefined;
  /** A `data:` URI of a PNG or JPEG. */
  photo?: string | undefined;
  /** Email, phone, place, page and profiles, in this order. */
  contacts: Contact[];
  sections: Section[];
};

/** Arranges a resume in the order that it wants, with headings and dates in a language: `outlineOf(presentable(content), localeOf(tag))`. */
export function outlineOf(content: Presentable, locale: Locale): Outline {
  const { name, headline, pronouns, photo, presentation } = content;
  const wording = wordingIn(locale, presentation?.date_style);
  return {
    name,
    headline: join([headline, pronouns], "  ·  "),
    photo,
    contacts: contactsOf(content),
    sections: sectionsOf(content, locale).map(({ name, title, index }) => {
      const parts = sections[name](content, wording, index);
      const paragraphs = name === "summary" ? lines(content.summary) : [];
      return { key: `${name} ${index}`, name, title, paragraphs, parts };
    }),
  };
}

/** Splits a text into its paragraphs, one a line. */
const lines = (text: string | undefined): string[] => text?.split(/\n+/).filter((line) => line.trim()) ?? [];

const entry = (parts: Partial<Omit<Entry, "kind">>): Entry => ({
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

const list = (texts: (string | undefined)[] | undefined): string[] => texts?.filter((text) => text !== undefined) ?? [];

/** How a resume writes what depends on its language: dates of what takes its time and of what happens on a day, grades, and what has a label. */
const wordingIn = (locale: Locale, style?: DateStyle) => ({
  period: (start: string | undefined, end: string | undefined) => showRange(start, end, locale, style, "period"),
  days: (start: string | undefined, end: string | undefined) => showRange(start, end, locale, style, "day"),
  day: (date: string | undefined) => date && showDate(date, locale, style, "day"),
  grade: (score: string | undefined) => (score ? [showScore(score, locale)] : []),
  keywords: (texts: (string | undefined)[] | undefined, what: "courses" | "keywords" = "keywords") => {
    const keywords = list(texts);
    return { keywords, keywordsLabel: keywords.length > 0 ? labelled(locales[locale].labels[what], locale) : undefined };
  },
  group: (label: string | undefined, text: string | undefined) => item(label && text ? labelled(label, locale) : label, text),
});

type PartsOf = (content: Presentable, wording: ReturnType<typeof wordingIn>, index: number) => (Entry | Item)[];

const sections: Record<SectionName, PartsOf> = {
  summary: () => [],

  experience: ({ experience = [] }, { period, keywords }) =>
    experience.map(({ role, company, start, end, location, url, summary, details, keywords: used }) =>
      entry({
        title: role,
        date: period(start, end),
        subtitle: company,
        place: location,
        url,
        paragraphs: lines(summary),
        bullets: bulletsIn(details),
        ...keywords(used),
      }),
    ),

  education: ({ education = [] }, { period, grade, keywords }) =>
    education.map(({ degree, area, institution, start, end, year, location, url, score, summary, courses }) =>
      entry({
        title: join([degree, area]),
        date: period(start, end ?? year),
        subtitle: institution,
        place: location,
        url,
        notes: grade(score),
        paragraphs: lines(summary),
        ...keywords(courses, "courses"),
      }),
    ),

  skills({ skills = [] }, { group }) {
    const plain = skills.filter((skill) => typeof skill === "string");
    const groups = skills.filter((skill) => typeof skill === "object");
    return [
      ...(plain.length > 0 ? [item(undefined, listed(plain))] : []),
      ...groups.map(({ name, level, keywords }) => group(named(name, level), keywords && listed(list(keywords)))),
    ];
  },

  projects: ({ projects = [] }, { period, keywords }) =>
    projects.map(({ name, description, start, end, url, details, keywords: used }) =>
      entry({
        title: name,
        date: period(start, end),
        url,
        paragraphs: lines(description),
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
        paragraphs: lines(summary),
      }),
    ),

  awards: ({ awards = [] }, { day }) =>
    awards.map(({ title, awarder, date, summary }) => entry({ title, date: day(date), subtitle: awarder, paragraphs: lines(summary) })),

  volunteer: ({ volunteer = [] }, { period }) =>
    volunteer.map(({ role, organization, start, end, url, summary, details }) =>
      entry({
        title: role,
        date: period(start, end),
        subtitle: organization,
        url,
        paragraphs: lines(summary),
        bullets: bulletsIn(details),
      }),
    ),

  languages: ({ languages = [] }) => [item(undefined, listed(list(languages.map(({ language, fluency }) => named(language, fluency)))))],

  interests: ({ interests = [] }) => [
    item(undefined, listed(list(interests.map(({ name, keywords }) => named(name, keywords && listed(list(keywords))))))),
  ],

  references: ({ references = [] }) => references.map(({ name, reference }) => entry({ title: name, paragraphs: lines(reference) })),

  custom_sections: ({ custom_sections = [] }, { day }, index) =>
    (custom_sections[index]?.items ?? []).map(({ title, subtitle, date, text, details }) =>
      entry({ title, date: day(date), subtitle, paragraphs: lines(text), bullets: bulletsIn(details) }),
    ),
};
