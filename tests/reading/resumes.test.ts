import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import type { TemplateName } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { reporter } from "../../handlers/rendering/report-on-file.ts";
import { badResumes } from "../support/ats/bad-resumes.ts";
import { goodResumes } from "../support/ats/good-resumes.ts";
import type { ResumeInput } from "../support/resumes.ts";

const { signal } = new AbortController();

async function reportOn(input: ResumeInput, template: TemplateName = "classic") {
  const document = { content: resumeContent.parse(input), template, page_size: "A4" } as const;
  return reporter.report(document, await renderer.render(document, signal), signal);
}

it.each(Object.entries(goodResumes))("%s keeps 90 points or more", async (_, resume) => {
  const { score, checks } = await reportOn(resume);
  const faults = checks.filter(({ status }) => status !== "pass").map(({ message }) => message);
  expect(score, faults.join("\n")).toBeGreaterThanOrEqual(90);
});

it.each(Object.entries(badResumes))("%s has less than 60 points", async (_, resume) => {
  expect((await reportOn(resume)).score).toBeLessThan(60);
});

describe("the PDF of a resume", () => {
  it("is read without a word of what is stored", async () => {
    const { read, template } = await reportOn(goodResumes["a cook without a page on the web"] as ResumeInput);
    expect(template).toBe("classic");
    expect(read).toMatchObject({
      name: "Marta Silva",
      email: "marta.silva@example.com",
      phone: "+44 7700 900123",
      jobs: [
        { title: "Line Cook", organization: "Example Hotel", bullets: 3 },
        { title: "Breakfast Cook", organization: "Corner Café", bullets: 2 },
      ],
      schools: [{ title: "Diploma in Professional Cookery", organization: "Leeds Example College" }],
    });
    expect([...read.sections].sort()).toEqual(["Education", "Experience", "Skills", "Summary"]);
  });

  it("is read from the right as well: the email and the phone number stand beside others", async () => {
    const resume = goodResumes["a مهندسة"] as ResumeInput;
    const { read } = await reportOn({ ...resume, headline: "مهندسة" });
    expect(read).toMatchObject({ name: resume.name, email: resume.email, phone: resume.phone });
  });

  it("is the one of the template that is asked for", async () => {
    const resume = goodResumes["an infirmière"] as ResumeInput;
    const { template, read } = await reportOn(resume, "minimal");
    expect(template).toBe("minimal");
    expect(read.email).toBe(resume.email);
  });
});
