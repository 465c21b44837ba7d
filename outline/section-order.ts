import { type Locale, locales } from "../domain/locales/locales.ts";
import { type SectionName, sectionNames } from "../domain/presentation.ts";
import type { Presentable } from "./presentable.ts";

/** `index` tells custom sections apart: each is a section of its own. */
export type ShownSection = { name: SectionName; title: string; index: number };

/** The sections that a resume has, in the order that it wants, with their titles. */
export function sectionsOf(content: Presentable, locale: Locale): ShownSection[] {
  const { section_order = [], section_titles = {} } = content.presentation ?? {};
  const ordered = new Set([...section_order, ...sectionNames]);
  return [...ordered].flatMap((name): ShownSection[] => {
    if (content[name] === undefined) return [];
    const title = section_titles[name] ?? locales[locale].headings[name];
    if (name !== "custom_sections") return [{ name, title, index: 0 }];
    return (content.custom_sections ?? []).flatMap((section, index) =>
      section.items ? [{ name, title: section.title ?? title, index }] : [],
    );
  });
}
