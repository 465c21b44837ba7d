import { isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { Unplaced } from "../../domain/imported.ts";
import { isJsonObject } from "../../domain/json/json-object.ts";
import type { SectionName } from "../../domain/presentation.ts";
import { isMultiline } from "../../outline/presentable.ts";
import { sectionTitled } from "../../reading/known-titles.ts";
import { listIn } from "../../reading/shapes/labelled.ts";
import { Unreadable } from "../lines/unreadable.ts";
import type { Understood } from "./source.ts";
import { Taken } from "./taken.ts";

/*
 * RenderCV (https://github.com/rendercv/rendercv), versions 1 and 2: `cv.sections` maps titles to lists of entries, and an entry's fields tell its type.
 */

type Entry = Record<string, unknown>;

/** Reads YAML of RenderCV; undefined where it is none. Throws for YAML that is broken. */
export function readRenderCv(text: string): Understood | undefined {
  const document = parsed(text);
  if (!isJsonObject(document) || !isJsonObject(document.cv)) return undefined;
  const unplaced: Unplaced[] = [];
  const root = new Taken(document, "");
  const cv = root.object("cv");
  const version = document.locale_catalog !== undefined || cv.keys().includes("label") ? "1" : "2";
  const resume: Entry = { ...headOf(cv) };
  const sections = cv.object("sections");
  for (const key of sections.keys()) {
    const title = key.includes(" ") || /[A-Z]/.test(key) ? key : key.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());
    const entries = sections.list(key);
    const name = sectionTitled(title);
    const fields = name === undefined ? undefined : fieldsOf[name]?.(entries);
    const place =
      fields === undefined || name === undefined ? { custom_sections: [{ title, items: itemsOf(entries) }] } : { [name]: fields };
    for (const [field, value] of Object.entries(place)) resume[field] = together(resume[field], value);
    unplaced.push(...entries.flatMap((entry) => entry.rest()));
  }
  const design = root.object("design");
  const page = design.object("page");
  const size = page.text("size");
  const locale = root.object("locale");
  const catalog = root.object("locale_catalog");
  const language = locale.text("language") ?? catalog.text("language");
  resume.presentation = {
    page_size: size === "us-letter" ? "Letter" : size === "a4" ? "A4" : undefined,
    locale: language && codeOf(language),
  };
  for (const part of [cv, sections, page, design, locale, catalog, root]) unplaced.push(...part.rest());
  return { format: "rendercv", version, confidence: 1, resume: withoutEscapes(resume) as Entry, unplaced, warnings: [] };
}

/** What sections of one kind have: all their entries, or all their text. */
function together(before: unknown, more: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(more)) return [...before, ...more];
  return typeof before === "string" && typeof more === "string" ? `${before}\n${more}` : more;
}

const escapes = { any: /\\([!-/:-@[-`{-~])/g, noMark: /\\([!-'+-/:-@^_{-~])/g };

/** Every text of RenderCV is Markdown: a backslash before a sign stays where the sign is a mark of ours, and goes with the others. */
function withoutEscapes(value: unknown, field = "", part = ""): unknown {
  if (typeof value === "string") return value.replace(isMultiline(field, part) ? escapes.noMark : escapes.any, "$1");
  if (Array.isArray(value)) return value.map((item) => withoutEscapes(item, field, part));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutEscapes(inner, key, part || key)]));
}

function parsed(text: string): unknown {
  const document = parseDocument(text, { lineCounter: new LineCounter(), uniqueKeys: false, merge: false });
  const [error] = document.errors;
  if (error) throw new Unreadable(`This YAML is broken in line ${error.linePos?.[0].line ?? 1}.`);
  // Dates and versions stay as they are written: 2020-10 is no number, and neither is 2020.10.
  visit(document, {
    Scalar(_, node) {
      if (isScalar(node) && typeof node.value === "number" && node.source) node.value = node.source;
    },
  });
  try {
    return document.toJS({ maxAliasCount: 50 });
  } catch {
    throw new Unreadable("This YAML repeats itself without end.");
  }
}

function headOf(cv: Taken): Entry {
  const [email, ...emails] = cv.texts("email");
  const [phone, ...phones] = cv.texts("phone").map((number) => number.replace(/^tel:/, ""));
  const [url, ...urls] = cv.texts("website");
  const location = cv.text("location");
  const connections = cv.list("custom_connections").map((one) => ({ text: one.text("placeholder"), url: one.text("url") }));
  return {
    name: cv.text("name"),
    headline: cv.text("headline", "label"),
    email,
    phone,
    url,
    location: location && { text: location },
    profiles: cv.list("social_networks").map((one) => ({ network: one.text("network"), username: one.text("username") })),
    contacts: [...[...emails, ...phones].map((text) => ({ text })), ...urls.map((one) => ({ url: one, text: one })), ...connections],
  };
}

/** A name that is a link as a whole is one with an address. */
function linked(text: string | undefined): { name?: string | undefined; url?: string | undefined } {
  const [, name, url] = /^\[([^\]]+)\]\(([^()\s]+)\)$/.exec(text ?? "") ?? [];
  return name ? { name, url } : { name: text };
}

const datesOf = (entry: Taken) => ({ start: entry.text("start_date"), end: entry.text("end_date") });

const dateOf = (entry: Taken): string | undefined => {
  const date = entry.text("date");
  const { start, end } = datesOf(entry);
  return date ?? (start && end ? `${start} – ${end}` : (start ?? end));
};

const textOf = (entry: Taken): string | undefined => entry.text("text", "bullet", "number", "reversed_number");

const summaryOf = (entry: Taken): string => [entry.text("summary"), ...entry.texts("highlights")].filter(Boolean).join("\n");

/** What the entries of each section become; undefined where they are of a type that it has no fields for. */
const fieldsOf: Partial<Record<SectionName, (entries: Taken[]) => unknown>> = {
  summary: (entries) => (entries.every(isText) ? entries.map(textOf).join("\n") : undefined),
  experience: (entries) =>
    has(entries, "company", "position")
      ? entries.map((entry) => {
          const { name: company, url } = linked(entry.text("company", "name"));
          const date = entry.text("date");
          return {
            role: entry.text("position"),
            company,
            url,
            location: entry.text("location"),
            ...(date ? { start: date } : datesOf(entry)),
            summary: entry.text("summary"),
            details: entry.texts("highlights"),
          };
        })
      : undefined,
  education: (entries) =>
    has(entries, "institution")
      ? entries.map((entry) => {
          const { name: institution, url } = linked(entry.text("institution"));
          const { start, end } = datesOf(entry);
          return {
            institution,
            url,
            degree: entry.text("degree"),
            area: entry.text("area"),
            location: entry.text("location"),
            ...(start ? { start, end } : { year: entry.text("date") ?? end }),
            score: entry.text("grade", "gpa"),
            summary: entry.text("summary"),
            details: entry.texts("highlights"),
          };
        })
      : undefined,
  projects: (entries) =>
    has(entries, "name")
      ? entries.map((entry) => ({
          ...linked(entry.text("name")),
          location: entry.text("location"),
          date: entry.text("date"),
          ...datesOf(entry),
          description: entry.text("summary"),
          details: entry.texts("highlights"),
        }))
      : undefined,
  publications: (entries) =>
    has(entries, "title")
      ? entries.map((entry) => ({
          name: entry.text("title"),
          authors: entry.texts("authors").map((author) => author.replace(/\*+/g, "")),
          publisher: entry.text("journal"),
          doi: entry.text("doi"),
          url: entry.text("url"),
          date: dateOf(entry),
          summary: entry.text("summary"),
        }))
      : undefined,
  volunteer: (entries) =>
    has(entries, "company", "name")
      ? entries.map((entry) => ({
          role: entry.text("position"),
          organization: entry.text("company", "name"),
          ...datesOf(entry),
          location: entry.text("location"),
          summary: entry.text("summary"),
          details: entry.texts("highlights"),
        }))
      : undefined,
  skills: (entries) =>
    entries.flatMap((entry): unknown[] => {
      const text = textOf(entry);
      // As people write them in a text: "Languages: C++, Go".
      const [, label, list] = /^([^:,]{2,40}):\s+(.+)$/su.exec(text ?? "") ?? [];
      const name = entry.text("label", "name") ?? label;
      const details = entry.text("details", "summary") ?? list ?? text ?? "";
      const words = listIn(details);
      const keywords = words.every((word) => word.split(" ").length <= 3) ? words : [details];
      return name ? [{ name, keywords: [...keywords, ...entry.texts("highlights")].filter(Boolean) }] : keywords;
    }),
  languages: (entries) =>
    entries.map((entry) => ({ language: entry.text("label", "name") ?? textOf(entry), fluency: entry.text("details", "summary") })),
  interests: (entries) =>
    entries.map((entry) => {
      const details = entry.text("details");
      return { name: entry.text("label", "name") ?? textOf(entry), keywords: details ? listIn(details) : [] };
    }),
  awards: (entries) =>
    entries.map((entry) => ({
      title: entry.text("name", "label") ?? textOf(entry),
      date: dateOf(entry),
      summary: [entry.text("details"), entry.text("location"), summaryOf(entry)].filter(Boolean).join("\n"),
    })),
  certifications: (entries) =>
    entries.map((entry) => {
      const { name, url } = linked(entry.text("name", "label"));
      return {
        name: name ?? textOf(entry),
        url,
        date: dateOf(entry),
        summary: [entry.text("details"), entry.text("location"), summaryOf(entry)].filter(Boolean).join("\n"),
      };
    }),
};

const isText = (entry: Taken): boolean => entry.keys().every((key) => ["text", "bullet"].includes(key));

const has = (entries: Taken[], ...keys: string[]): boolean => entries.every((entry) => keys.some((key) => entry.keys().includes(key)));

/** The entries of a section of the person's own. */
function itemsOf(entries: Taken[]): Entry[] {
  return entries.map((entry) => {
    const text = textOf(entry);
    if (text) return { text };
    const { name, url } = linked(entry.text("name", "title", "label", "position", "degree", "institution"));
    return {
      title: name,
      url: url ?? entry.text("url"),
      subtitle: [entry.text("company", "institution", "journal", "area"), entry.texts("authors").join(", ").replace(/\*+/g, "")]
        .filter(Boolean)
        .join(", "),
      date: dateOf(entry),
      location: entry.text("location"),
      text: [entry.text("details"), entry.text("summary"), entry.text("doi")].filter(Boolean).join("\n"),
      details: entry.texts("highlights"),
    };
  });
}

/** "english" and "en" as a language tag. */
function codeOf(language: string): string | undefined {
  if (/^[a-z]{2}(-[A-Za-z]+)?$/.test(language)) return language;
  const names = new Intl.DisplayNames("en", { type: "language" });
  return [
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "ru",
    "tr",
    "ja",
    "ko",
    "zh",
    "hi",
    "ar",
    "he",
    "da",
    "sv",
    "nb",
    "nn",
    "id",
    "fa",
  ].find((code) => names.of(code)?.toLowerCase() === language.replaceAll("_", " ").toLowerCase());
}
