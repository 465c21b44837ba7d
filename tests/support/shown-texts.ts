import { localeOf } from "../../domain/locales/locales.ts";
import type { RenderedContent } from "../../domain/resume.ts";
import { outlineOf } from "../../outline/outline.ts";
import { presentable } from "../../outline/presentable.ts";
import { inline, plain } from "../../outline/text/inline.ts";
import { linkText } from "../../outline/text/links.ts";

/** The fields of an outline that are no text to read. */
const unread = ["key", "kind", "photo"];

function textsIn(value: unknown, field = ""): string[] {
  if (typeof value === "string") {
    if (unread.includes(field)) return [];
    if (field === "url") return [linkText(value)];
    return ["paragraphs", "bullets"].includes(field) ? plain(inline(value)).split("\n") : [value];
  }
  if (typeof value !== "object" || value === null) return [];
  // What is shown in place of an address.
  const { url: _, ...labelled } = value as { url?: string; urlLabel?: string };
  return Object.entries(labelled.urlLabel ? labelled : value).flatMap(([name, inner]) =>
    textsIn(inner, Array.isArray(value) ? field : name),
  );
}

/** Lists every text that is to be read in any file of a resume, in the order of the outline: texts without marks, addresses without schemes. */
export function shownTexts(content: RenderedContent): string[] {
  const { name = "", nameReading, headline, contacts, sections } = outlineOf(presentable(content), localeOf(content.presentation?.locale));
  const titled = sections.map(({ name: _, ...section }) => section);
  return textsIn([name, nameReading, headline, contacts.map(({ text }) => text), titled]).filter(Boolean);
}

/** Takes out of a text where lines end, and what cannot be seen. */
export const compared = (text: string) => text.normalize("NFC").replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, "");
