import * as z from "zod";

/**
 * The templates on offer. A name stays valid for good: stored resumes carry it.
 * pdf-templates/index.ts holds the component of each.
 */
export const templates = {
  classic: "A single column in a humanist sans serif: quiet headings, dates aligned right, easy to read for people and machines.",
} as const;

export type TemplateName = keyof typeof templates;

export const defaultTemplate: TemplateName = "classic";

export const templateName = z
  .enum(Object.keys(templates) as [TemplateName, ...TemplateName[]])
  .meta({ description: "The template of the PDF; `GET /templates` lists them.", example: defaultTemplate });

export const pageSize = z.enum(["A4", "Letter"]).meta({ description: "The paper of the PDF.", example: "A4" });
