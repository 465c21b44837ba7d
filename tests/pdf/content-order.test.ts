import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import type { TemplateName } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { readPdf } from "../support/pdf.ts";
import { openPdf } from "../support/pdf-structure.ts";
import type { ResumeInput } from "../support/resumes.ts";

/* What a program meets that reads page after page as it was painted, and knows nothing of the structure. */

const render = async (template: TemplateName, input: ResumeInput) => {
  const document = { content: resumeContent.parse(input), template, page_size: "A4" as const };
  const { bytes } = await renderer.render(document, new AbortController().signal);
  return { bytes, ...(await readPdf(bytes)) };
};

const bulletsOf = (job: number, count: number) => Array.from({ length: count }, (_, i) => `Bullet ${i} of job ${job}.`);
const careerOf = (jobs: number, bullets: number): ResumeInput => ({
  email: "ada@example.com",
  name: "Ada Example",
  experience: Array.from({ length: jobs }, (_, i) => ({ role: `Role ${i}`, company: `Company ${i}`, details: bulletsOf(i, bullets) })),
  skills: ["Go", "Rust"],
});

describe.each(["creative", "engineer"] as const)("beside a column, in %s,", (template) => {
  it("a career of one page comes first", async () => {
    const { words } = await render(template, careerOf(2, 3));
    expect(words).toMatch(/Ada Example.*ada@example\.com.*Experience.*Bullet 2 of job 1.*Skills.*Go/);
  });

  it("a career of more pages comes last, and in one piece", async () => {
    const { bytes, pages, words } = await render(template, careerOf(6, 12));
    expect(pages.length).toBeGreaterThan(1);
    expect(words).toMatch(/Ada Example.*ada@example\.com.*Skills.*Go.*Experience.*Role 0/);
    const career = words.slice(words.indexOf("Experience")).replace(/ Ada Example *· *\d+ \/ \d+/g, "");
    const whole = Array.from({ length: 6 }, (_, i) => `Role ${i} Company ${i} ${bulletsOf(i, 12).join(" ")}`);
    expect(career.replace(/ ?• */g, " ").replace(/\s+/g, " ").trim()).toBe(`Experience ${whole.join(" ")}`);
    const tabs = (await openPdf(bytes)).document.kids.filter(({ type }) => type === "Sect");
    const structured = tabs.map((section) => section.kids.length);
    // In the structure, what is heard first is the career.
    expect(structured[0]).toBeGreaterThan(structured[1] ?? 0);
  });
});

it("beside a column that goes on, name and contacts come first, wherever the page ends", async () => {
  const education = Array.from({ length: 4 }, (_, i) => ({ degree: `Degree ${i}`, institution: "Example University" }));
  for (let bullets = 8; bullets <= 12; bullets++) {
    const { words } = await render("creative", { ...careerOf(4, bullets), education, presentation: { fit: "none" } });
    expect(words, `${bullets} bullets`).toMatch(/^Ada Example ada@example\.com .*Skills Go/);
  }
});

it("the foot is between two entries where a page begins with one, and at the end where it begins within one", async () => {
  const seen = new Set<boolean>();
  for (const bullets of [8, 9, 11, 13]) {
    const { pages } = await render("classic", careerOf(9, bullets));
    for (const { texts } of pages.slice(1)) {
      const foot = texts.findIndex(({ y }) => y < 45);
      const [first] = texts.filter(({ y }) => y > 45);
      const beginsAnew = /^(Role|Skills)/.test(first?.text ?? "");
      seen.add(beginsAnew);
      expect(foot === 0, first?.text).toBe(beginsAnew);
    }
  }
  expect(seen).toEqual(new Set([true, false]));
});
