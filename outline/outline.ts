import type { Locale } from "../domain/locales/locales.ts";
import type { SectionName } from "../domain/presentation.ts";
import { type Contact, contactsOf } from "./contacts.ts";
import { join, paragraphsIn } from "./lists.ts";
import { partsOf } from "./parts.ts";
import { phrasingIn } from "./phrasing.ts";
import type { Presentable } from "./presentable.ts";
import { sectionsOf } from "./section-order.ts";

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
  /** What is shown in the place of the address. */
  urlLabel?: string | undefined;
  /** Short lines, such as a grade or the authors. */
  notes: string[];
  paragraphs: string[];
  bullets: string[];
  keywords: string[];
  /** What the keywords are, up to where they begin: "Skills: ". */
  keywordsLabel?: string | undefined;
  /** The roles that a person had there one after the other: this is the head of the group. */
  positions: Entry[];
};

/** One line of a list: the label "Databases: " and the text "DynamoDB, PostgreSQL". It has one of them at least. */
export type Item = { kind: "item"; label?: string | undefined; text?: string | undefined };

export type Section = {
  /** Unique in the outline; custom sections share their name. */
  key: string;
  name: SectionName;
  /** The heading, in the language of the resume or as the resume titles it. */
  title: string;
  /** What stands under the heading: an introduction, the text of the summary. */
  paragraphs: string[];
  parts: (Entry | Item)[];
};

export type Outline = {
  name?: string | undefined;
  /** How the name is read, where there is one. */
  nameReading?: string | undefined;
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
  const { name, name_reading, headline, pronouns, photo, presentation, section_intros } = content;
  const phrasing = phrasingIn(locale, presentation?.date_style);
  return {
    name,
    nameReading: name && name_reading,
    headline: join([headline, pronouns], "  ·  "),
    photo,
    contacts: contactsOf(content, phrasing),
    sections: sectionsOf(content, locale).map(({ name, title, index }) => {
      const parts = partsOf[name](content, phrasing, index);
      // What introduces all custom sections stands in the first.
      const intro = index === 0 ? section_intros?.[name] : undefined;
      const own = name === "summary" ? content.summary : name === "custom_sections" ? content.custom_sections?.[index]?.intro : undefined;
      const paragraphs = [intro, own].flatMap(paragraphsIn);
      return { key: `${name} ${index}`, name, title, paragraphs, parts };
    }),
  };
}
