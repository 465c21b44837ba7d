import type { PdfDocument } from "../../domain/ports.ts";
import type { SectionName } from "../../domain/presentation.ts";
import { resumeContent } from "../../domain/resume.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { layOut } from "../../pdf-engine/layout/lay-out.ts";
import { paint } from "../../pdf-engine/painting/painter.ts";
import { readPdf } from "./pdf.ts";
import { aFullResume, type ResumeInput } from "./resumes.ts";

/** A resume as PDF, and what a reader finds in it. */
export async function render(input: ResumeInput, page_size: PdfDocument["page_size"] = "A4") {
  const rendered = await renderer.render(
    { content: resumeContent.parse(input), template: "classic", page_size },
    new AbortController().signal,
  );
  return { ...rendered, ...(await readPdf(rendered.bytes)), pageCount: rendered.pages };
}

/** A document of elements as PDF, with the text in it. */
export async function renderElement(document: Parameters<typeof layOut>[0], signal = new AbortController().signal) {
  const laidOut = await layOut(document, signal);
  return { ...paint(laidOut), pages: laidOut.pages, lastPage: laidOut.lastPage };
}

/** Something in every section of the model but the summary, which the sample has. A section that is missing here does not compile. */
const sections = {
  headline: "Engine driver",
  pronouns: "she/her",
  location: { address: "1 Mill Lane", postal_code: "10100", city: "Turin", region: "Piedmont", country_code: "IT" },
  profiles: [
    { network: "GitHub", url: "https://github.com/ada" },
    { network: "Mastodon", username: "@ada" },
  ],
  skills: ["plain skill", { name: "Grouped", level: "expert", keywords: ["one", "two"] }],
  experience: [
    {
      role: "Role One",
      company: "Company One",
      start: "2019",
      end: "present",
      details: ["Detail one"],
      location: "Place One",
      url: "https://one.example",
      summary: "Summary one",
      keywords: ["key"],
    },
  ],
  education: [
    {
      degree: "Degree One",
      area: "Area One",
      institution: "School One",
      start: "2010",
      end: "2014",
      score: "Score One",
      courses: ["Course One"],
      location: "Place Two",
      summary: "Thesis one",
    },
    { degree: "Degree Two", institution: "School Two", year: "2009" },
  ],
  projects: [
    {
      name: "Project One",
      description: "About it",
      start: "2018",
      url: "https://project.example",
      details: ["Part one"],
      keywords: ["tool"],
    },
  ],
  volunteer: [{ role: "Helper", organization: "Club One", start: "2015", summary: "Gave time", details: ["Each week"] }],
  certifications: [{ name: "Certificate One", issuer: "Issuer One", date: "2020", expires: "2025", url: "https://cert.example" }],
  awards: [{ title: "Award One", awarder: "Awarder One", date: "2016", summary: "For work" }],
  publications: [{ name: "Paper One", publisher: "Publisher One", date: "2017", authors: ["A. Example"], summary: "On engines" }],
  languages: [{ language: "Italian", fluency: "native" }, { language: "Latin" }],
  interests: [{ name: "Music", keywords: ["piano"] }],
  references: [{ name: "Referee One", reference: "Reliable." }],
  custom_sections: [
    { title: "Patents", items: [{ title: "Patent One", subtitle: "Office", date: "2021", text: "About mills", details: ["Granted"] }] },
    { title: "Talks", items: [{ title: "Talk One" }] },
  ],
} satisfies Partial<ResumeInput> & Record<Exclude<SectionName, "summary">, unknown>;

export const everySection: ResumeInput = aFullResume(sections);
