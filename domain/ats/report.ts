import * as z from "zod";
import { download } from "../files/download.ts";
import { templateName } from "../templates.ts";

/** The ids of all checks, in the order of the report. Ids stay valid for good. */
export const atsCheckIds = [
  "contact",
  "online",
  "phone",
  "summary",
  "experience",
  "education",
  "skills",
  "skills-distinct",
  "section-titles",
  "jobs-described",
  "jobs-dated",
  "newest-first",
  "dates-readable",
  "dates-ordered",
  "bullet-length",
  "bullet-openers",
  "real-text",
  "real-words",
  "no-markup",
  "bullet-results",
  "weak-verbs",
  "bullets-distinct",
  "short-texts",
  "capitals",
  "first-person",
  "personal-data",
  "email-name",
  "file-names",
  "read-contact",
  "read-sections",
  "read-jobs",
  "read-schools",
  "text-kept",
  "pages",
] as const;

export type AtsCheckId = (typeof atsCheckIds)[number];

export const maxPaths = 10;

const atsCheck = z
  .strictObject({
    id: z.enum(atsCheckIds).describe("The name of the check."),
    status: z
      .enum(["pass", "advice", "fail"])
      .describe("How the resume does. `fail` is what a program gets wrong, `advice` what could be better."),
    weight: z.int().meta({ description: "What the check counts for in the score." }),
    message: z.string().meta({ description: "What to do." }),
    paths: z
      .array(z.string())
      .max(maxPaths)
      .meta({ description: `Where, in the resume: the first ${maxPaths}.` }),
    most: z
      .int()
      .optional()
      .meta({ description: "The score is not higher than this while the fault is there. Most faults have no such limit." }),
  })
  .meta({ id: "AtsCheck" });

export type AtsCheck = z.infer<typeof atsCheck>;

const entryRead = z
  .strictObject({
    title: z.string().describe("The job or the degree."),
    organization: z.string().describe("Where it was."),
    dates: z.string().describe("When it was, as the PDF has it."),
    bullets: z.int().meta({ description: "The number of its bullets." }),
  })
  .meta({ id: "AtsEntry" });

const resumeRead = z
  .strictObject({
    name: z.string().describe("The name of the person."),
    email: z.string().describe("The email address in the contact line."),
    phone: z.string().describe("The phone number in the contact line."),
    sections: z.array(z.string()).meta({ description: "The titles of the sections, in the order of the file." }),
    jobs: z.array(entryRead).describe("The jobs, in the order of the file."),
    schools: z.array(entryRead).describe("Degrees and schools, in the order of the file."),
  })
  .meta({ id: "AtsRead" });

const example = {
  score: 97,
  checks: [
    { id: "contact", status: "pass", weight: 6, message: "Name, email, phone and place are there.", paths: [] },
    {
      id: "jobs-dated",
      status: "advice",
      weight: 2,
      message: "Say when the job began, and when it ended: Engineer at Example Engines (experience[1]).",
      paths: ["experience[1]"],
    },
  ],
  pages: 1,
  warnings: [],
  template: "classic",
  read: {
    name: "Ada Example",
    email: "ada@example.com",
    phone: "+39 011 555 0100",
    sections: ["Experience"],
    jobs: [
      { title: "Captain", organization: "Example Boats", dates: "Feb 2020 – present", bullets: 2 },
      { title: "Engineer", organization: "Example Engines", dates: "", bullets: 3 },
    ],
    schools: [],
  },
};

/** How well a program can read a resume, and what to mend. */
export const atsReport = z
  .strictObject({
    score: z.int().min(0).max(100).meta({
      description: "Of the weights of all checks in the list: whole for a pass, half for advice. Not higher than the `most` of any check.",
    }),
    checks: z.array(atsCheck).meta({ description: "Those that apply to this resume." }),
    pages: download.shape.pages,
    warnings: download.shape.warnings,
    template: templateName.meta({ description: "The template of the PDF that was read." }),
    read: resumeRead.meta({ description: "What a program finds in the PDF. A text that it does not find is empty." }),
  })
  .meta({ id: "AtsReport", examples: [example] });

export type AtsReport = z.infer<typeof atsReport>;
