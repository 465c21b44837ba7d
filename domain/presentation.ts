import * as z from "zod";
import { text } from "./fields/text.ts";
import { pageSize, photoShapes, templateName, typefaces } from "./templates.ts";

/** The sections of a resume, in their usual order. */
export const sectionNames = [
  "summary",
  "experience",
  "education",
  "skills",
  "projects",
  "certifications",
  "publications",
  "awards",
  "volunteer",
  "languages",
  "interests",
  "references",
  "custom_sections",
] as const;

export type SectionName = (typeof sectionNames)[number];

/** The place of one custom section, by the id that it has. */
const customSectionName = z
  .string()
  .regex(/^custom_sections\.[A-Za-z0-9_-]{1,64}$/, { error: "must be custom_sections. and the id of one", abort: true })
  .meta({
    description: "One of your own sections, by its id.",
    example: "custom_sections.patents",
  }) as unknown as z.ZodType<`custom_sections.${string}`>;

const placed = <Name extends string>(names: readonly [Name, ...Name[]]) => z.union([z.enum(names), customSectionName]);
const sectionTitle = (name: string) => text(100).optional().describe(`The heading of the section \`${name}\`.`);

/** How dates are written, `month` by default. */
const dateStyle = z.enum(["month", "year", "numeric", "full"]);

export type DateStyle = z.infer<typeof dateStyle>;

/** Characters of an address that is a small code, which a phone reads off paper. */
const longestCode = 300;

/** How the PDF looks. */
export const presentation = z
  .strictObject({
    template: templateName.optional(),
    page_size: pageSize.optional(),
    accent_color: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/, "must be a colour such as #1f4e79")
      .optional()
      .meta({ description: "The colour of headings and rules, as `#rrggbb`. Without it, the template's own.", example: "#1f4e79" }),
    typeface: z.enum(typefaces).optional().meta({
      description:
        "The kind of letters: `humanist` and `grotesque` have no serifs, `transitional`, `oldstyle` and `slab` have. Without it, the template's own. Sizes follow, so that all look equally large.",
      example: "humanist",
    }),
    text_size: z.number().min(9).max(12).optional().meta({
      description:
        "The size of the text, in points; headings and the rest follow. It is kept as asked: to save pages, only distances shrink. Without it, the template's own.",
      example: 10.5,
    }),
    margins: z
      .enum(["narrow", "normal", "wide"])
      .optional()
      .describe("What stays free at the edges of a page, measured by the template's own, which is `normal`, the default."),
    spacing: z
      .enum(["tight", "normal", "airy"])
      .optional()
      .describe("The distances between lines, entries and sections, measured by the template's own, which are `normal`, the default."),
    photo_shape: z
      .enum(photoShapes)
      .optional()
      .describe("How the photo is cut. Without it, as the template does. Templates without a photo take it, too."),
    skills_style: z
      .enum(["lines", "columns"])
      .optional()
      .describe("`lines`, the default, sets each group of skills on lines of its own, `columns` sets groups and skills side by side."),
    locale: z
      .string()
      .max(35)
      .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, "must be a language tag such as en or pt-BR")
      .optional()
      .meta({ description: "The language of the resume, as a BCP 47 tag.", example: "en" }),
    date_style: dateStyle.optional().meta({
      description:
        "How dates are written. `month`, the default, writes months, and the days that certificates, awards and publications have. `year` writes years alone, `numeric` the same as `month` in digits, `full` every day that is given.",
      example: "month",
    }),
    direction: z
      .enum(["auto", "ltr", "rtl"])
      .optional()
      .describe("The direction of the page. `auto`, the default, takes it from the text."),
    section_order: z
      .array(placed(sectionNames))
      .max(sectionNames.length + 100)
      .optional()
      .meta({
        description:
          "The order of the sections. Sections that are not listed follow in their usual order. `custom_sections.<id>` is one of your own.",
      }),
    hidden_sections: z
      .array(placed([...sectionNames, "photo"]))
      .max(sectionNames.length + 101)
      .optional()
      .meta({ description: "Sections that the PDF does not show. `custom_sections.<id>` is one of your own; `photo` hides the photo." }),
    show_personal: z.boolean().optional().describe("Whether `personal` is shown."),
    section_titles: z
      .strictObject(
        Object.fromEntries(sectionNames.map((name) => [name, sectionTitle(name)])) as Record<SectionName, ReturnType<typeof sectionTitle>>,
      )
      .meta({ id: "SectionTitles" })
      .optional()
      .meta({ description: "Headings that replace the usual ones, by section.", example: { experience: "Where I have worked" } }),
    markup: z.enum(["commonmark", "none"]).optional().meta({
      description:
        "How marks in paragraphs and bullets are read. `commonmark`, the default, reads `**bold**`, `*italic*`, code in backticks, `[links](https://example.com)` and bare addresses. `none` prints each text as it was typed.",
    }),
    qr: text(longestCode)
      .regex(/^https:\/\/[^\s"<>]+$/, { error: "must be an address that begins with https://", abort: true })
      .refine((address) => URL.canParse(address), { error: "must be an address", abort: true })
      .refine((address) => new URL(address).href.length <= longestCode, {
        error: `must have at most ${longestCode} characters as a browser sends it, in ASCII`,
      })
      .optional()
      .meta({
        description: "An address that the PDF shows as a QR code, after the last section. It is a link, too.",
        example: "https://example.com/ada",
      }),
    embed_data: z.boolean().optional().meta({
      description:
        "Whether the PDF carries what it shows as `resume.json`, a JSON Resume, so that programs read it without a guess, and `POST /import` word for word. Off by default. What is hidden is not in it.",
    }),
    fit: z.enum(["auto", "none"]).optional().meta({
      description:
        "`auto`, the default, sets a resume slightly tighter where that saves a last page of less than a quarter. `none` leaves it as designed. `max_pages` comes first.",
    }),
    max_pages: z
      .int()
      .min(1)
      .max(60)
      .optional()
      .meta({ description: "The number of pages that the PDF is to fit on. The layout gets denser to reach it.", example: 2 }),
  })
  .meta({ id: "Presentation", example: { template: "classic", page_size: "A4", accent_color: "#1f4e79" } });

export type Presentation = z.infer<typeof presentation>;
