import * as z from "zod";
import { type TemplateName, templateName, templates } from "../domain/templates.ts";
import { procedure } from "./trpc.ts";

export const listTemplates = procedure
  .meta({
    openapi: {
      method: "GET",
      path: "/templates",
      operationId: "listTemplates",
      tags: ["service"],
      summary: "List the templates",
      protect: false,
      successDescription: "Every template, by name.",
      errorResponses: [],
    },
  })
  .output(z.strictObject({ templates: z.array(z.strictObject({ name: templateName, description: z.string() })) }))
  .query(() => ({
    templates: Object.entries(templates).map(([name, description]) => ({ name: name as TemplateName, description })),
  }));
