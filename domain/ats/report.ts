import * as z from "zod";
import { pdfDownload } from "../download.ts";
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
    id: z.enum(atsCheckIds),
    status: z.enum(["pass", "advice", "fail"]),
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

const entryRead = z.strictObject({
  title: z.string(),
  organization: z.string(),
  dates: z.string(),
  bullets: z.int().meta({ description: "The number of its bullets." }),
});

const resumeRead = z
  .strictObject({
    name: z.string(),
    email: z.string(),
    phone: z.string(),
    sections: z.array(z.string()).meta({ description: "The titles of the sections, in the order of the file." }),
    jobs: z.array(entryRead),
    schools: z.array(entryRead),
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
    pages: pdfDownload.shape.pages,
    warnings: pdfDownload.shape.warnings,
    template: templateName.meta({ description: "The template of the PDF that was read." }),
    read: resumeRead.meta({ description: "What a program finds in the PDF. A text that it does not find is empty." }),
  })
  .meta({ id: "AtsReport", examples: [example] });

export type AtsReport = z.infer<typeof atsReport>;
