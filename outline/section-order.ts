import { type Locale, locales } from "../domain/locales/locales.ts";
import { type SectionName, sectionNames } from "../domain/presentation.ts";
import type { Presentable } from "./presentable.ts";

/** A section with its title. `index` is the place of a custom section in `custom_sections`, and 0 for any other. */
export type ShownSection = { name: SectionName; title: string; index: number };

/** Lists the sections that a resume has, in the order that it wants. */
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
