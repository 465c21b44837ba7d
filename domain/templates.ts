import * as z from "zod";

/**
 * The templates on offer. A name stays valid for good: stored resumes carry it.
 * pdf-templates/index.ts holds the component of each.
 */
export const templates = {
  classic: "A single column in a humanist sans serif: quiet headings, dates aligned right, easy to read for people and machines.",
  modern: "A band of the accent colour with name, contact and photo; confident headings in the same colour.",
  minimal: "White space in place of rules and colours, for resumes that say much with little.",
  compact: "A long career on few pages: one line an entry's head, small margins, no ornament.",
  corporate: "A conservative serif under a centred head; each entry in two lines, the organisation first.",
  creative: "A tinted side column with photo, contact, skills and languages; the career beside it.",
} as const;

export type TemplateName = keyof typeof templates;

export const defaultTemplate: TemplateName = "classic";

export const templateName = z
  .enum(Object.keys(templates) as [TemplateName, ...TemplateName[]])
  .meta({ description: "The template of the PDF; `GET /templates` lists them.", example: defaultTemplate });

export const pageSize = z.enum(["A4", "Letter"]).meta({ description: "The paper size of the PDF.", example: "A4" });
