import type { PdfDocument } from "../domain/ports.ts";
import type { Entry, Item, Section } from "../outline/outline.ts";
import { linkTarget, linkText } from "../outline/text/links.ts";
import { listed } from "../outline/text/lists.ts";
import { lost } from "./page/lost.ts";
import { pageOf, type SetPage, type Written } from "./page/set-page.ts";
import { escaped } from "./text/escaped.ts";
import { marked } from "./text/marked.ts";

/** Writes a resume in CommonMark, in UTF-8: the name is a heading of the first level, sections of the second, entries of the third. */
export function write(document: PdfDocument): Written {
  const page = pageOf(document);
  const blocks = [...head(page), ...page.sections.flatMap(section)].filter(Boolean);
  return { bytes: new TextEncoder().encode(`${blocks.join("\n\n")}\n`), warnings: lost(page, "Markdown", ["photo", "qr"]) };
}

const text = (text: string | undefined): string => (text ? escaped(text) : "");

const heading = (level: number, title: string | undefined): string => (title ? `${"#".repeat(level)} ${text(title)}` : "");

const link = (text: string, url: string | undefined): string => {
  const target = url && linkTarget(url);
  return marked([{ kind: "text", text, ...(target && { link: target }) }]);
};

const beside = (texts: (string | undefined)[]): string => texts.filter(Boolean).join(" · ");

const list = (texts: string[]): string => texts.map((text) => `- ${text.replaceAll("\n", "\n  ")}`).join("\n");

const head = ({ name, nameReading, headline, contacts }: SetPage): string[] => [
  heading(1, name),
  text(nameReading),
  text(headline),
  list(contacts.map(({ text, url }) => link(text, url))),
];

const section = ({ title, paragraphs, parts }: Section): string[] => [
  heading(2, title),
  ...paragraphs.map(marked),
  ...parts.flatMap((part) => (part.kind === "entry" ? entry(part) : [])),
  list(parts.flatMap((part) => (part.kind === "item" ? [item(part)] : []))),
];

/** A label ends in a colon and a space, which would keep it from being bold: "**Databases:** DynamoDB". */
const item = ({ label, text: shown }: Item): string => {
  const name = label?.trimEnd() ?? "";
  const bold = label && shown ? `**${escaped(name, "**")}**${label.slice(name.length) || " "}` : text(name);
  return bold + (shown ? escaped(shown, bold) : "");
};

function entry(
  { title, date, subtitle, place, url, urlLabel, notes, paragraphs, bullets, keywords, keywordsLabel = "", positions }: Entry,
  level = 3,
): string[] {
  return [
    heading(level, title),
    beside([text(subtitle), text(place), url && link(urlLabel ?? linkText(url), url), text(date)]),
    ...notes.map(marked),
    ...paragraphs.map(marked),
    list(bullets.map(marked)),
    keywords.length > 0 ? text(keywordsLabel + listed(keywords)) : "",
    ...positions.flatMap((position) => entry(position, level + 1)),
  ];
}
