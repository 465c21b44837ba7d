import type { PdfDocument } from "../domain/ports.ts";
import type { Contact } from "../outline/contacts.ts";
import type { Entry, Item, Section } from "../outline/outline.ts";
import { type Inline, plain } from "../outline/text/inline.ts";
import { linkTarget, linkText } from "../outline/text/links.ts";
import { listed } from "../outline/text/lists.ts";
import { linked } from "./page/linked.ts";
import { lost } from "./page/lost.ts";
import { pageOf, type SetPage, type Written } from "./page/set-page.ts";
import { width, wrap } from "./text/columns.ts";

const columns = 80;

/** Writes a resume as plain text in UTF-8, in lines of 80 columns: for forms that take no file, and for people who read in a terminal. */
export function write(document: PdfDocument): Written {
  const page = pageOf(document);
  const blocks = [head(page), ...page.sections.map(section)].filter(Boolean);
  return { bytes: new TextEncoder().encode(`${blocks.join("\n\n\n")}\n`), warnings: lost(page, "Plain text", ["photo", "qr", "marks"]) };
}

const head = ({ name, nameReading, headline, contacts }: SetPage): string =>
  paragraphs([name, nameReading, headline, ...contacts.map(reach)]);

const reach = ({ text, url }: Contact): string => (url ? withAddress(text, url) : text);

/** Adds the address that a text leads to, unless it says it. */
function withAddress(text: string, url: string): string {
  const address = linkText(linkTarget(url) ?? url);
  return /^(mailto|tel):/i.test(url) || text.includes(linkText(url)) || text.includes(address) ? text : `${text} (${url})`;
}

const section = ({ title, paragraphs: texts, parts }: Section): string => {
  const rule = "-".repeat(Math.min(columns, width(title)));
  const isOfEntries = parts.some(({ kind }) => kind === "entry");
  const body = parts.map((part) => (part.kind === "entry" ? entry(part) : wrap(item(part), columns, "  ")));
  return [wrap(title, columns), rule, paragraphs(texts.map(words), "\n\n"), body.join(isOfEntries ? "\n\n" : "\n")]
    .filter(Boolean)
    .join("\n");
};

const item = ({ label, text }: Item): string => `${label ?? ""}${text ?? ""}`;

/** Joins what stands in one line. */
const beside = (texts: (string | undefined)[]): string => texts.filter(Boolean).join(" | ");

const entry = ({ paragraphs: texts, bullets, keywords, positions, ...head }: Entry): string =>
  [
    paragraphs([
      beside([head.title, head.date]),
      beside([head.subtitle, head.place, head.url && (head.urlLabel ? withAddress(head.urlLabel, head.url) : linkText(head.url))]),
      ...head.notes.map(words),
      ...texts.map(words),
    ]),
    ...bullets.map((bullet) => wrap(`- ${words(bullet)}`, columns, "  ")),
    keywords.length > 0 ? wrap(`${head.keywordsLabel ?? ""}${listed(keywords)}`, columns, "  ") : "",
    ...positions.map((position) => `\n${entry(position)}`),
  ]
    .filter(Boolean)
    .join("\n");

const paragraphs = (texts: (string | undefined)[], between = "\n"): string =>
  texts.flatMap((text) => (text ? [wrap(text, columns)] : [])).join(between);

/** Writes a text without its marks, and where its links lead. */
const words = (text: Inline): string =>
  linked(text)
    .map(({ link, runs }) => (link ? withAddress(plain(runs), link) : plain(runs)))
    .join("");
