import type { SectionName } from "../domain/presentation.ts";
import type { RenderedContent } from "../domain/resume.ts";
import type { OwnField } from "../domain/sections/entry.ts";
import { shownEntries } from "../domain/sections/shown-entries.ts";

/**
 * Drops the entries and the sections that a resume hides, and the titles and introductions of sections that it does not have. So nothing of them can get into a file, its properties or a warning. Of what
 * is a caller's own in an entry, the fields in `kept` stay.
 */
export function visible(content: RenderedContent, kept: readonly OwnField[] = []): RenderedContent {
  const { hidden_sections = [], section_titles = {}, section_order, ...presentation } = content.presentation ?? {};
  const hidden = new Set<string>(hidden_sections);
  if (!content.presentation?.show_personal) hidden.add("personal");
  const shown = Object.fromEntries(Object.entries(shownEntries(content, kept)).filter(([name]) => !hidden.has(name))) as RenderedContent;
  const own = shown.custom_sections?.filter(({ id }) => id === undefined || !hidden.has(`custom_sections.${id}`));
  const all = { ...shown, ...(own && { custom_sections: own }) };
  const ofShown = <Texts extends object>(texts: Texts) =>
    Object.fromEntries(Object.entries(texts).filter(([name]) => all[name as SectionName]?.length)) as Texts;
  const intros = content.section_intros && { section_intros: ofShown(content.section_intros) };
  // The id of a section of the caller's own can say what it is about.
  const ids = new Set<string>((own ?? []).map(({ id }) => `custom_sections.${id}`));
  const order = section_order?.filter((name) => !name.startsWith("custom_sections.") || ids.has(name));
  return {
    ...all,
    ...intros,
    presentation: { ...presentation, ...(order && { section_order: order }), section_titles: ofShown(section_titles) },
  };
}
