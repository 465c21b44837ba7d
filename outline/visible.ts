import type { PdfDocument } from "../domain/ports.ts";
import type { SectionName } from "../domain/presentation.ts";

type Content = PdfDocument["content"];

/** A resume without what it hides, the titles of sections that it does not have included: nothing of it is in the file, its properties or a warning. */
export function visible(content: Content): Content {
  const { hidden_sections = [], section_titles = {}, ...presentation } = content.presentation ?? {};
  const hidden = new Set<string>(hidden_sections);
  const shown = Object.fromEntries(Object.entries(content).filter(([name]) => !hidden.has(name))) as Content;
  const titles = Object.entries(section_titles).filter(([name]) => shown[name as SectionName]?.length);
  return { ...shown, presentation: { ...presentation, section_titles: Object.fromEntries(titles) } };
}
