import * as z from "zod";
import { templateName, templateNames, templates } from "../domain/templates.ts";
import { procedure } from "./trpc.ts";

const list = templateNames.map((name) => ({ name, description: templates[name].description }));

export const listTemplates = procedure
  .meta({
    openapi: {
      method: "GET",
      path: "/templates",
      operationId: "listTemplates",
      tags: ["service"],
      summary: "List the templates",
      protect: false,
      successDescription: "Every template, with its name and what it looks like.",
      errorResponses: {},
    },
  })
  .output(
    z
      .strictObject({
        templates: z
          .array(z.strictObject({ name: templateName, description: z.string().describe("What it looks like.") }).meta({ id: "Template" }))
          .describe("The templates."),
      })
      .meta({ id: "TemplateList", examples: [{ templates: list }] }),
  )
  .query(() => ({ templates: list }));
