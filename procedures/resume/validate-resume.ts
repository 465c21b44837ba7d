import * as z from "zod";
import { asMeant, droppedKeys } from "../../domain/as-meant.ts";
import { isStorable, tooLarge } from "../../domain/content.ts";
import { issue } from "../../domain/errors/issue.ts";
import { toIssues } from "../../domain/errors/issues.ts";
import { exampleResume } from "../../domain/fields/example.ts";
import { withoutServerFields } from "../../domain/fields/server-fields.ts";
import { newResume } from "../../domain/inputs.ts";
import { isJsonObject, type JsonObject } from "../../domain/json/json-object.ts";
import { resumeContent } from "../../domain/resume.ts";
import { repeatedIds } from "../../domain/sections/unique-ids.ts";
import { faultsOf } from "../../domain/variants/check-variants.ts";
import { warnings, warningsOf } from "../../domain/warnings.ts";
import { signedIn } from "../signed-in.ts";

const validation = z
  .strictObject({
    valid: z.boolean().meta({ description: "Whether `POST /resume` would take it.", example: true }),
    issues: z.array(issue).meta({ description: "Every fault, as `POST /resume` would tell them.", example: [] }),
    warnings,
    resume: resumeContent
      .meta({ id: "ResumeContent", examples: [{ ...exampleResume, phone: "", summary: "", education: [] }] })
      .optional()
      .describe("The resume as it would be stored. It is there when it is valid."),
  })
  .meta({ id: "Validation" });

/** No object schema: that would lose a key such as __proto__, which is a fault. */
const anything = z
  .unknown()
  .refine(isJsonObject, "must be a JSON object")
  .meta({
    type: "object",
    additionalProperties: true,
    description: "The resume, whatever is in it.",
    examples: [exampleResume],
  }) as unknown as z.ZodType<JsonObject, JsonObject>;

export const validateResume = signedIn
  .meta({
    openapi: {
      method: "POST",
      path: "/validate",
      operationId: "validateResume",
      tags: ["resumes"],
      summary: "Check a resume without storing it",
      description:
        "Tells every fault at once and, when no field is at fault, every warning. A valid resume is there as it would be stored. Nothing is stored.",
      protect: true,
      successDescription: "What there is to say of the resume, be it valid or not.",
      errorResponses: {},
    },
    body: "resume",
  })
  .input(z.strictObject({ resume: anything }))
  .output(validation)
  .mutation(({ input: { resume } }) => {
    const dropped = droppedKeys(resume);
    if (dropped.length > 0) return { valid: false, issues: dropped, warnings: [] };
    const parsed = newResume.safeParse(asMeant(resume, { fromTop: true }));
    if (!parsed.success) return { valid: false, issues: toIssues(parsed.error, resume, newResume), warnings: [] };
    const content = withoutServerFields(parsed.data);
    const issues = [
      ...repeatedIds(content),
      ...Object.keys(content.variants ?? {}).flatMap((name) => faultsOf(content, name)),
      ...(isStorable(content) ? [] : [{ path: "", code: "too_big" as const, message: tooLarge }]),
    ];
    return { valid: issues.length === 0, issues, warnings: warningsOf(content), ...(issues.length === 0 && { resume: content }) };
  });
