import * as z from "zod";
import { exampleResume } from "./fields/example.ts";
import { draft } from "./inputs.ts";

/** The files that a resume is read out of. */
const sourceFormats = [
  "resume",
  "json-resume",
  "reactive-resume",
  "rendercv",
  "linkedin",
  "pdf",
  "docx",
  "html",
  "markdown",
  "text",
] as const;

export type SourceFormat = (typeof sourceFormats)[number];

const unplaced = z
  .strictObject({
    path: z.string().describe("Where it stands in the file, such as `work[0].salary`, or in the resume."),
    text: z.string().describe("What it says."),
    page: z.int().describe("The page that it stands on."),
  })
  .partial()
  .meta({ id: "Unplaced", example: { text: "Driving licence: B", page: 1 } });

export type Unplaced = z.infer<typeof unplaced>;

/** What is understood of a file. */
export const imported = z
  .strictObject({
    source: z
      .strictObject({
        format: z.enum(sourceFormats).describe("What the file is. `resume` is this service's own JSON."),
        version: z.string().optional().describe("The version of its format, where it has one."),
        confidence: z
          .number()
          .min(0)
          .max(1)
          .describe("How sure it is that each text is in the right field: 1 for files of fields, less for those that people read."),
      })
      .meta({ id: "ImportSource", example: { format: "pdf", confidence: 0.8 } })
      .describe("What the file is."),
    resume: draft
      .meta({ id: "ImportedResume", examples: [{ phone: "", summary: "", education: [], ...exampleResume }] })
      .describe("The resume, which can be stored once it has an email."),
    unplaced: z.array(unplaced).meta({ description: "What the resume has no place for, or what is not understood.", example: [] }),
    warnings: z.array(z.string()).meta({ description: "What to look through.", example: [] }),
  })
  .meta({ id: "Imported", description: "A resume as it is read out of a file. Nothing is stored." });

export type Imported = z.infer<typeof imported>;
