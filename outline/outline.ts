import type { Locale } from "../domain/locales/locales.ts";
import type { SectionName } from "../domain/presentation.ts";
import { type Contact, contactsOf } from "./contacts.ts";
import { partsOf, type TypedEntry } from "./parts.ts";
import { phrasingIn } from "./phrasing.ts";
import type { Presentable } from "./presentable.ts";
import { sectionsOf } from "./section-order.ts";
import { asTyped, type Inline, inline } from "./text/inline.ts";
import { linkTarget } from "./text/links.ts";
import { join, linesIn, paragraphsIn } from "./text/lists.ts";

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
  notes: Inline[];
  paragraphs: Inline[];
  bullets: Inline[];
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
  /** What the bookmarks have in place of the heading. */
  bookmark?: string;
  /** What stands under the heading: an introduction, the text of the summary. */
  paragraphs: Inline[];
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
  /** The address that a code leads to. */
  qr?: string | undefined;
  /** Email, phone, place, page and profiles, in this order. */
  contacts: Contact[];
  sections: Section[];
};

type Reader = (texts: string[]) => Inline[];

/** How the marks of paragraphs and bullets are read. Where they are not, each line is a paragraph. */
const readers: Record<NonNullable<NonNullable<Presentable["presentation"]>["markup"]>, Record<"paragraphs" | "bullets", Reader>> = {
  commonmark: { paragraphs: (texts) => texts.map(inline), bullets: (texts) => texts.map(inline) },
  none: { paragraphs: (texts) => texts.flatMap(linesIn).map(asTyped), bullets: (texts) => texts.map(asTyped) },
};

/** Arranges a resume in the order that it wants, with headings and dates in a language: `outlineOf(presentable(content), localeOf(tag))`. */
export function outlineOf(content: Presentable, locale: Locale): Outline {
  const { name, name_reading, headline, pronouns, photo, presentation, section_intros } = content;
  const phrasing = phrasingIn(locale, presentation?.date_style);
  const { paragraphs, bullets } = readers[presentation?.markup ?? "commonmark"];
  const read = (entry: TypedEntry): Entry => ({
    ...entry,
    paragraphs: paragraphs(entry.paragraphs),
    bullets: bullets(entry.bullets),
    positions: entry.positions.map(read),
  });
  return {
    name,
    nameReading: name && name_reading,
    headline: join([headline, pronouns], "  ·  "),
    photo,
    qr: presentation?.qr && linkTarget(presentation.qr),
    contacts: contactsOf(content, phrasing),
    sections: sectionsOf(content, locale).map(({ name, title, index }) => {
      const parts = partsOf[name](content, phrasing, index).map((part) => (part.kind === "entry" ? read(part) : part));
      // What introduces all custom sections stands in the first.
      const intro = index === 0 ? section_intros?.[name] : undefined;
      const own = name === "summary" ? content.summary : name === "custom_sections" ? content.custom_sections?.[index]?.intro : undefined;
      return { key: `${name} ${index}`, name, title, paragraphs: paragraphs([intro, own].flatMap(paragraphsIn)), parts };
    }),
  };
}
