import * as z from "zod";
import { photoShapes, type TemplateFacts, templateName, templateNames, templates, typefaces } from "../domain/templates.ts";
import { procedure } from "./trpc.ts";

const template = z
  .strictObject({
    name: templateName,
    description: z.string().describe("What it looks like."),
    typeface: z.enum(typefaces).describe("Its typeface, where `presentation.typeface` asks for no other."),
    text_size: z.number().describe("The size of its text in points, where `presentation.text_size` asks for no other."),
    accent_color: z.string().describe("The colour of its headings, where `presentation.accent_color` asks for no other."),
    photo: z
      .enum(photoShapes)
      .nullable()
      .describe("How it cuts the photo, where `presentation.photo_shape` asks for no other; null if it shows none."),
    columns: z.union([z.literal(1), z.literal(2)]).describe("How many columns its first page has."),
    thumbnail: z.string().describe("Where a picture of its first page is (PNG), from the address of the service."),
  })
  .meta({ id: "Template" });

const list = templateNames.map((name): z.output<typeof template> => {
  const { description, typeface, size, accent, photo, side }: TemplateFacts = templates[name];
  return {
    name,
    description,
    typeface,
    text_size: size,
    accent_color: accent,
    photo: photo || null,
    columns: side ? 2 : 1,
    thumbnail: `/templates/${name}.png`,
  };
});

export const listTemplates = procedure
  .meta({
    openapi: {
      method: "GET",
      path: "/templates",
      operationId: "listTemplates",
      tags: ["service"],
      summary: "List the templates",
      protect: false,
      successDescription: "Every template, with what it looks like and what it does where a resume asks for nothing else.",
      errorResponses: {},
    },
  })
  .output(
    z
      .strictObject({ templates: z.array(template).describe("The templates.") })
      .meta({ id: "TemplateList", examples: [{ templates: list }] }),
  )
  .query(() => ({ templates: list }));
