import type { Locale } from "../domain/locales/locales.ts";
import type { DateStyle, SectionName } from "../domain/presentation.ts";
import { join } from "./join.ts";
import { linkText } from "./links.ts";
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
};

/** One line of a list: the label "Databases" and the text "DynamoDB, PostgreSQL". It has one of them at least. */
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

/** A way to reach the person. It is a link if it has a `url`. */
type Contact = { text: string; url?: string | undefined };

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
  const dates = datesIn(locale, presentation?.date_style);
  return {
    name,
    headline: join([headline, pronouns], "  ·  "),
    photo,
    contacts: contactsOf(content),
    sections: sectionsOf(content, locale).map(({ name, title, index }) => {
      const parts = sections[name](content, dates, index);
      const paragraphs = name === "summary" ? lines(content.summary) : [];
      return { key: `${name} ${index}`, name, title, paragraphs, parts };
    }),
  };
}

function contactsOf({ email, phone, location, url, profiles }: Presentable): Contact[] {
  const place = join([location?.address, join([location?.postal_code, location?.city], " "), location?.region, location?.country_code]);
  const found: (Contact | undefined)[] = [
    { text: email, url: `mailto:${email}` },
    phone ? { text: phone, url: telephone(phone) } : undefined,
    place ? { text: place } : undefined,
    url ? { text: linkText(url), url } : undefined,
    ...(profiles ?? []).map(({ network, username, url }): Contact | undefined => {
      const text = url && isIn(username, url) ? linkText(url) : (username ?? (url && linkText(url)));
      const shown = text && isIn(network, text) ? text : join([network, text], ": ");
      return shown ? { text: shown, url } : undefined;
    }),
  ];
  return found.filter((contact) => contact !== undefined);
}

/** Tells whether an address shows a name already, as github.com shows "GitHub". */
const isIn = (name: string | undefined, address: string): boolean =>
  name === undefined || address.toLowerCase().includes(name.toLowerCase().replace(/^@|\s/g, ""));

/**
 * Makes the address of a call (RFC 3966): "+44 (0)20 5550 0100" leads to "tel:+442055500100", for nobody dials that (0) from abroad.
 * Undefined for a text that is not one number.
 */
function telephone(phone: string): string | undefined {
  const digits = phone.replace(/^(\+\d+ *)\(0\)/, "$1").replace(/[\s()./-]/g, "");
  return /^\+?\d{7,15}$/.test(digits) ? `tel:${digits}` : undefined;
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

/** How dates are written in a resume: those of what takes its time, and those of what happens on a day. */
const datesIn = (locale: Locale, style?: DateStyle) => ({
  period: (start: string | undefined, end: string | undefined) => showRange(start, end, locale, style, "period"),
  days: (start: string | undefined, end: string | undefined) => showRange(start, end, locale, style, "day"),
  day: (date: string | undefined) => date && showDate(date, locale, style, "day"),
});

const named = (text: string | undefined, more: string | undefined) => (text && more ? `${text} (${more})` : (text ?? more));

type PartsOf = (content: Presentable, dates: ReturnType<typeof datesIn>, index: number) => (Entry | Item)[];

const sections: Record<SectionName, PartsOf> = {
  summary: () => [],

  experience: ({ experience = [] }, { period }) =>
    experience.map(({ role, company, start, end, location, url, summary, details, keywords }) =>
      entry({
        title: role,
        date: period(start, end),
        subtitle: company,
        place: location,
        url,
        paragraphs: lines(summary),
        bullets: bulletsIn(details),
        keywords: list(keywords),
      }),
    ),

  education: ({ education = [] }, { period }) =>
    education.map(({ degree, area, institution, start, end, year, location, url, score, summary, courses }) =>
      entry({
        title: join([degree, area]),
        date: period(start, end ?? year),
        subtitle: institution,
        place: location,
        url,
        notes: list([score]),
        paragraphs: lines(summary),
        keywords: list(courses),
      }),
    ),

  skills({ skills = [] }) {
    const plain = skills.filter((skill) => typeof skill === "string");
    const groups = skills.filter((skill) => typeof skill === "object");
    return [
      ...(plain.length > 0 ? [item(undefined, plain.join(", "))] : []),
      ...groups.map(({ name, level, keywords }) => item(named(name, level), keywords && list(keywords).join(", "))),
    ];
  },

  projects: ({ projects = [] }, { period }) =>
    projects.map(({ name, description, start, end, url, details, keywords }) =>
      entry({
        title: name,
        date: period(start, end),
        url,
        paragraphs: lines(description),
        bullets: bulletsIn(details),
        keywords: list(keywords),
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
        notes: authors ? [list(authors).join(", ")] : [],
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

  languages: ({ languages = [] }) => [item(undefined, list(languages.map(({ language, fluency }) => named(language, fluency))).join(", "))],

  interests: ({ interests = [] }) => [
    item(undefined, list(interests.map(({ name, keywords }) => named(name, keywords && list(keywords).join(", ")))).join(", ")),
  ],

  references: ({ references = [] }) => references.map(({ name, reference }) => entry({ title: name, paragraphs: lines(reference) })),

  custom_sections: ({ custom_sections = [] }, { day }, index) =>
    (custom_sections[index]?.items ?? []).map(({ title, subtitle, date, text, details }) =>
      entry({ title, date: day(date), subtitle, paragraphs: lines(text), bullets: bulletsIn(details) }),
    ),
};
