import { type Locale, locales } from "../domain/locales/locales.ts";
import { type SectionName, sectionNames } from "../domain/presentation.ts";
import type { Presentable } from "./presentable.ts";

/** A section with its title. `index` is the place of a custom section in `custom_sections`, and 0 for any other. */
export type ShownSection = { name: SectionName; title: string; index: number };

const isOwn = (name: string): name is `custom_sections.${string}` => name.startsWith("custom_sections.");

/** Lists the sections that a resume has, in the order that it wants. A custom section that is placed by its id does not stand with the others. */
export function sectionsOf(content: Presentable, locale: Locale): ShownSection[] {
  const { section_order = [], section_titles = {} } = content.presentation ?? {};
  const { custom_sections = [] } = content;
  const titleOf = (name: SectionName) => section_titles[name] ?? locales[locale].headings[name];
  const ordered = new Set([...section_order, ...sectionNames]);
  const placed = custom_sections.map(({ id }) => id !== undefined && ordered.has(`custom_sections.${id}`));
  const own = (isWanted: (index: number) => boolean): ShownSection[] =>
    custom_sections.flatMap((section, index) =>
      (section.items || section.intro) && isWanted(index)
        ? [{ name: "custom_sections", title: section.title ?? titleOf("custom_sections"), index }]
        : [],
    );
  return [...ordered].flatMap((name): ShownSection[] => {
    if (isOwn(name)) return own((index) => name === `custom_sections.${custom_sections[index]?.id}`);
    if (content[name] === undefined) return [];
    if (name === "custom_sections") return own((index) => !placed[index]);
    return [{ name, title: titleOf(name), index: 0 }];
  });
}
