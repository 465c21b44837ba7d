import type { PdfDocument } from "../../domain/ports.ts";
import { resumeContent } from "../../domain/resume.ts";
import type { ResumeInput } from "./resumes.ts";
import { sampleResumes } from "./sample-resumes.ts";
import { samples, withPhoto } from "./samples/index.ts";
import { aWholeResume } from "./whole-resume.ts";

/** A small resume, ready to be written to a file. */
export const aDocument = (fields: Partial<ResumeInput> = {}): PdfDocument => ({
  content: resumeContent.parse({ email: "ada@example.com", name: "Ada Example", ...fields }),
  template: "classic",
  page_size: "A4",
});

const { content } = aWholeResume((number) => `word${number}.example`);

/** A resume with every field that is shown, each of a word of its own. */
const whole = {
  ...content,
  email: "ada@example.com",
  contact_email: "a@b.example",
  experience: content.experience.map((job) => ({ ...job, start: "2019", end: "2021" })),
};

const all: Record<string, ResumeInput> = {
  ...sampleResumes,
  ...Object.fromEntries(Object.entries(samples).map(([name, sample]) => [name, withPhoto(sample)])),
  whole: { ...whole, presentation: { show_personal: true } },
};

/** Every sample resume as it is asked for. */
export const documents = Object.entries(all).map(([name, resume]) => ({ name, document: aDocument(resume) }));
