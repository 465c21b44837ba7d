import type { SectionName } from "../domain/presentation.ts";
import type { RenderedContent } from "../domain/resume.ts";

/** Drops the sections that a resume hides, and the titles of sections that it does not have. So nothing of them can get into a file, its properties or a warning. */
export function visible(content: RenderedContent): RenderedContent {
  const { hidden_sections = [], section_titles = {}, ...presentation } = content.presentation ?? {};
  const hidden = new Set<string>(hidden_sections);
  const shown = Object.fromEntries(Object.entries(content).filter(([name]) => !hidden.has(name))) as RenderedContent;
  const own = shown.custom_sections?.filter(({ id }) => id === undefined || !hidden.has(`custom_sections.${id}`));
  const titles = Object.entries(section_titles).filter(([name]) => shown[name as SectionName]?.length);
  return { ...shown, ...(own && { custom_sections: own }), presentation: { ...presentation, section_titles: Object.fromEntries(titles) } };
}
