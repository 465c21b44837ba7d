import { type SectionName, sectionNames } from "../domain/presentation.ts";
import type { Shown } from "./presentable.ts";

const titles: Record<SectionName, string> = {
  summary: "Summary",
  experience: "Experience",
  education: "Education",
  skills: "Skills",
  projects: "Projects",
  certifications: "Certifications",
  publications: "Publications",
  awards: "Awards",
  volunteer: "Volunteering",
  languages: "Languages",
  interests: "Interests",
  references: "References",
  custom_sections: "More",
};

/** `index` tells custom sections apart: each is a section of its own. */
export type ShownSection = { name: SectionName; title: string; index: number };

/** The sections that a resume has and does not hide, in the order that it wants, with their titles. */
export function sectionsOf(content: Shown): ShownSection[] {
  const { section_order = [], hidden_sections = [], section_titles = {} } = content.presentation ?? {};
  const ordered = new Set([...section_order, ...sectionNames]);
  return [...ordered].flatMap((name): ShownSection[] => {
    if (content[name] === undefined || hidden_sections.includes(name)) return [];
    const title = section_titles[name] ?? titles[name];
    if (name !== "custom_sections") return [{ name, title, index: 0 }];
    return (content.custom_sections ?? []).map((section, index) => ({ name, title: section.title ?? title, index }));
  });
}
