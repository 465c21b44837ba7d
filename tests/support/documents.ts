import type { PdfDocument } from "../../domain/ports.ts";
import { resumeContent } from "../../domain/resume.ts";
import type { ResumeInput } from "./resumes.ts";
import { sampleResumes } from "./sample-resumes.ts";
import { samples, withPhoto } from "./samples/index.ts";

/** A small resume, ready to be written to a file. */
export const aDocument = (fields: Partial<ResumeInput> = {}): PdfDocument => ({
  content: resumeContent.parse({ email: "ada@example.com", name: "Ada Example", ...fields }),
  template: "classic",
  page_size: "A4",
});

const all: Record<string, ResumeInput> = {
  ...sampleResumes,
  ...Object.fromEntries(Object.entries(samples).map(([name, sample]) => [name, withPhoto(sample)])),
};

/** Every sample resume as it is asked for. */
export const documents = Object.entries(all).map(([name, resume]) => ({ name, document: aDocument(resume) }));
