import type { PdfDocument } from "../../../domain/ports.ts";
import { resumeContent } from "../../../domain/resume.ts";
import { atsReportOf as reportOfFile } from "../../../reading/ats/ats-report.ts";
import { plainFile } from "../../support/ats/plain-file.ts";
import type { ResumeInput } from "../../support/resumes.ts";

export type Content = PdfDocument["content"];
export type Report = ReturnType<typeof reportOfFile>;

/** The report on a resume whose file says what is stored. */
export const atsReportOf = (content: Content, pdf: { pages: number; warnings: string[] }) =>
  reportOfFile(content, { template: "classic", ...pdf, items: plainFile(content) });

export const onePage = { pages: 1, warnings: [] as string[] };

export const aPhone = "+39 011 555 0100";

export const words = (count: number) => Array(count).fill("word").join(" ");
export const skills = (count: number) => Array.from({ length: count }, (_, i) => `craft ${i}`);

/** A resume with which nothing is wrong. */
export const aPerfect = (fields: Partial<ResumeInput> = {}): Content =>
  resumeContent.parse({
    email: "ada@example.com",
    name: "Ada Example",
    phone: aPhone,
    url: "https://ada.example.com",
    location: { city: "Leeds", country_code: "GB" },
    summary: `The engineer of ${words(22)}`,
    skills: ["TypeScript", { name: "Data", keywords: ["SQL", "Kafka"] }],
    experience: [
      { role: "Captain", company: "Example Boats", start: "2020-02", end: "present", details: ["Led the crew of nine.", ""] },
      {
        role: "Engineer",
        company: "Example Engines",
        start: "2015",
        end: "Jan 2020",
        details: ["Built the mill.", "Kept it running.", "Cut its costs by half."],
      },
    ],
    education: [{ degree: "BSc Mathematics", institution: "Example University", year: "2014" }],
    volunteer: [{ role: "Mentor", organization: "Code Club", summary: "Teach children of nine and ten to write games." }],
    ...fields,
  });

export const aJob = (fields: object) => ({
  experience: [{ role: "Captain", start: "2020", end: "2021", details: ["Led the crew."], ...fields }],
});
export const paragraphs = [1, 2].map((nth) => ({ name: `Mill ${nth}`, description: `The mill ${nth} of ${words(90)}` }));
export const bullets = (...details: string[]) => aJob({ details });
export const anotherJob = { role: "Engineer", company: "Example Engines", start: "2010", end: "2012", details: ["Built the mill."] };

export const statuses = ({ checks }: Report) => Object.fromEntries(checks.filter((c) => c.status !== "pass").map((c) => [c.id, c.status]));
