import * as z from "zod";

export type Typeface = "sans" | "serif";

/** What is known of a template without rendering it. Lengths are in points. */
export type TemplateFacts = {
  /** A sentence of its character, for people who choose. */
  description: string;
  typeface: Typeface;
  /** The accent colour of a resume that asks for none. */
  accent: `#${string}`;
  /** Whether it has a place for the photo. */
  photo: boolean;
  /** What stays free at both sides of a page. To fit a resume on fewer pages, `shrinks` is multiplied by the density. */
  margin: { fixed: number; shrinks: number };
  /** A column at the side of the first page, where reading begins: its width, what it keeps free at both sides, and the distance to the other column. */
  side?: { width: number; margin: number; gap: number };
};

/**
 * The templates on offer. A name stays valid for good: stored resumes carry it. pdf-templates/index.ts has the component of each.
 */
export const templates = {
  classic: {
    description: "A single column in a humanist sans serif: quiet headings, dates aligned right, easy to read for people and machines.",
    typeface: "sans",
    accent: "#24507a",
    photo: true,
    margin: { fixed: 40, shrinks: 14 },
  },
  modern: {
    description: "A band of the accent colour with name, contact and photo; confident headings in the same colour.",
    typeface: "sans",
    accent: "#0b6470",
    photo: true,
    margin: { fixed: 50, shrinks: 0 },
  },
  minimal: {
    description: "White space in place of rules and colours, for resumes that say much with little.",
    typeface: "sans",
    accent: "#26292c",
    photo: false,
    margin: { fixed: 36, shrinks: 26 },
  },
  compact: {
    description: "A long career on few pages: one line an entry's head, small margins, no ornament.",
    typeface: "sans",
    accent: "#7a2e2e",
    photo: false,
    margin: { fixed: 40, shrinks: 0 },
  },
  corporate: {
    description: "A conservative serif under a centred head; each job in two lines, the organisation first.",
    typeface: "serif",
    accent: "#151515",
    photo: false,
    margin: { fixed: 44, shrinks: 16 },
  },
  creative: {
    description: "A tinted side column with photo, skills and languages; name and career beside it, and on later pages as wide as these.",
    typeface: "sans",
    accent: "#6b3fa0",
    photo: true,
    margin: { fixed: 40, shrinks: 0 },
    side: { width: 176, margin: 22, gap: 26 },
  },
} satisfies Record<string, TemplateFacts>;

export type TemplateName = keyof typeof templates;

export const templateNames = Object.keys(templates) as [TemplateName, ...TemplateName[]];

export const defaultTemplate: TemplateName = "classic";

export const templateName = z
  .enum(templateNames)
  .meta({ description: "The template of the PDF; `GET /templates` lists them.", example: defaultTemplate });

export const pageSize = z.enum(["A4", "Letter"]).meta({ description: "The paper size of the PDF.", example: "A4" });
