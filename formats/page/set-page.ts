import { type Locale, localeOf, locales } from "../../domain/locales/locales.ts";
import type { PdfDocument } from "../../domain/ports.ts";
import { templates } from "../../domain/templates.ts";
import { type Direction, directionOfResume } from "../../outline/direction.ts";
import { type Inline, inline } from "../../outline/inline.ts";
import { linkText } from "../../outline/links.ts";
import { type Entry, type Item, type Outline, outlineOf, type Section } from "../../outline/outline.ts";
import { presentable } from "../../outline/presentable.ts";

/** A file of a format, and what of the resume it cannot carry, a sentence each. */
export type Written = { bytes: Uint8Array; warnings: string[] };

export type SetEntry = Omit<Entry, "paragraphs" | "bullets" | "positions"> & {
  paragraphs: Inline[];
  bullets: Inline[];
  positions: SetEntry[];
};

export type SetSection = Omit<Section, "paragraphs" | "parts"> & { paragraphs: Inline[]; parts: (SetEntry | Item)[] };

/** A resume as a page format sets it. */
export type SetPage = Omit<Outline, "sections"> & {
  sections: SetSection[];
  locale: Locale;
  /** The language of the resume, as a BCP 47 tag. */
  language: string;
  /** "auto" is that of each text. */
  direction: Direction | "auto";
  /** What a file is called in its properties. */
  title: string;
};

export function pageOf({ content, template }: PdfDocument): SetPage {
  const shown = presentable(content);
  const language = shown.presentation?.locale ?? "en";
  const locale = localeOf(language);
  const outline = outlineOf(shown, locale);
  const { document } = locales[locale];
  return {
    ...outline,
    photo: templates[template].photo ? outline.photo : undefined,
    sections: outline.sections.map(setSection),
    locale,
    language,
    direction: directionOfResume(shown),
    title: outline.name ? `${outline.name} - ${document}` : document,
  };
}

const setSection = ({ paragraphs, parts, ...section }: Section): SetSection => ({
  ...section,
  paragraphs: paragraphs.map(lines),
  parts: parts.map((part) => (part.kind === "entry" ? setEntry(part) : part)),
});

const setEntry = (entry: Entry): SetEntry => ({
  ...headed(entry),
  paragraphs: entry.paragraphs.map(lines),
  bullets: entry.bullets.map(lines),
  positions: entry.positions.map(setEntry),
});

/** Gives an entry without a title one: its organisation, else its place, date or address. */
function headed(entry: Entry): Entry {
  const { url, urlLabel } = entry;
  const first = (["title", "subtitle", "place", "date"] as const).find((field) => entry[field]);
  return first ? { ...entry, [first]: undefined, title: entry[first] } : { ...entry, title: urlLabel ?? (url && linkText(url)) };
}

/** Reads the marks of a text, line by line. */
const lines = (text: string): Inline =>
  text.split(/\n+/).flatMap((line, i): Inline => (i === 0 ? inline(line) : [{ kind: "break" }, ...inline(line)]));

/** Lists every text of a page that can have marks. */
export const markedTexts = ({ sections }: SetPage): Inline[] =>
  sections.flatMap(({ paragraphs, parts }) => [...paragraphs, ...parts.flatMap((part) => (part.kind === "entry" ? textsOf(part) : []))]);

const textsOf = ({ paragraphs, bullets, positions }: SetEntry): Inline[] => [...paragraphs, ...bullets, ...positions.flatMap(textsOf)];
