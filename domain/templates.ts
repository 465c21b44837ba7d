import * as z from "zod";

/** The typefaces on offer, from the plainest to the most robust. pdf-templates/type/families.ts has the family of each. */
export const typefaces = ["humanist", "grotesque", "transitional", "oldstyle", "slab"] as const;

export type Typeface = (typeof typefaces)[number];

export const photoShapes = ["round", "square"] as const;

export type PhotoShape = (typeof photoShapes)[number];

/** What is known of a template without rendering it. Lengths are in points. */
export type TemplateFacts = {
  /** A sentence of its character, for people who choose. */
  description: string;
  typeface: Typeface;
  /** The size of most of its text. */
  size: number;
  /** The accent colour of a resume that asks for none. */
  accent: `#${string}`;
  /** The shape of the photo; false without a place for one. */
  photo: PhotoShape | false;
  /** Whether the headings of sections are in capitals, where a script has them. */
  capitals?: boolean;
  /** What stays free at both sides of a page. To fit a resume on fewer pages, `shrinks` is multiplied by the density. */
  margin: { fixed: number; shrinks: number };
  /**
   * A second column on the first page, where lines start or where they end: its width, what it keeps free at both sides of that, and the distance to the
   * other column. At the start it reaches to the edge of the paper, at the end to the margin of the page.
   */
  side?: { at: "start" | "end"; width: number; margin: number; gap: number };
};

/**
 * The templates on offer. A name stays valid for good: stored resumes carry it. pdf-templates/index.ts has the component of each.
 */
export const templates = {
  classic: {
    description: "A single column in a humanist sans serif: quiet headings, dates aligned right, easy to read for people and machines.",
    typeface: "humanist",
    size: 10,
    accent: "#24507a",
    photo: "square",
    margin: { fixed: 40, shrinks: 14 },
  },
  modern: {
    description: "A band of the accent colour with name, contact and photo; confident headings in the same colour.",
    typeface: "humanist",
    size: 10,
    accent: "#0b6470",
    photo: "round",
    capitals: true,
    margin: { fixed: 50, shrinks: 0 },
  },
  minimal: {
    description: "White space in place of rules and colours, for resumes that say much with little.",
    typeface: "humanist",
    size: 9.8,
    accent: "#26292c",
    photo: false,
    margin: { fixed: 36, shrinks: 26 },
  },
  compact: {
    description: "A long career on few pages: one line an entry's head, small margins, no ornament.",
    typeface: "humanist",
    size: 9.2,
    accent: "#7a2e2e",
    photo: false,
    capitals: true,
    margin: { fixed: 40, shrinks: 0 },
  },
  corporate: {
    description: "A conservative serif under a centred head; each job in two lines, the organisation first.",
    typeface: "transitional",
    size: 10,
    accent: "#151515",
    photo: false,
    capitals: true,
    margin: { fixed: 44, shrinks: 16 },
  },
  creative: {
    description: "A tinted side column with photo, skills and languages; name and career beside it, and on later pages as wide as these.",
    typeface: "humanist",
    size: 9.8,
    accent: "#6b3fa0",
    photo: "round",
    margin: { fixed: 40, shrinks: 0 },
    side: { at: "start", width: 176, margin: 22, gap: 26 },
  },
  academic: {
    description: "A long record of research in an old-style serif: publications numbered, no rules, no colours.",
    typeface: "oldstyle",
    size: 11,
    accent: "#1a1a1a",
    photo: false,
    capitals: true,
    margin: { fixed: 50, shrinks: 20 },
  },
  engineer: {
    description: "A grotesque in two columns on the first page: the career, and beside it skills and languages, which are read after it.",
    typeface: "grotesque",
    size: 9.2,
    accent: "#1d5f4c",
    photo: false,
    margin: { fixed: 46, shrinks: 0 },
    side: { at: "end", width: 140, margin: 0, gap: 30 },
  },
} satisfies Record<string, TemplateFacts>;

export type TemplateName = keyof typeof templates;

export const templateNames = Object.keys(templates) as [TemplateName, ...TemplateName[]];

export const defaultTemplate: TemplateName = "classic";

export const templateName = z
  .enum(templateNames)
  .meta({ description: "The template of the PDF; `GET /templates` lists them.", example: defaultTemplate });

export const pageSize = z.enum(["A4", "Letter"]).meta({ description: "The paper size of the PDF.", example: "A4" });
