import { describe, expect, it } from "vitest";
import { resumeContent } from "../domain/resume.ts";
import { type TemplateName, templates } from "../domain/templates.ts";
import { renderer } from "../handlers/renderer.ts";
import { render as renderElement } from "../pdf-engine/render.ts";
import { densities } from "../pdf-templates/look.ts";
import { resumeDocument } from "../pdf-templates/resume-document.tsx";
import { readPdf } from "./support/pdf.ts";
import type { ResumeInput } from "./support/resumes.ts";

const names = Object.keys(templates) as TemplateName[];
const signal = new AbortController().signal;

const bullet = "Moved the ledger from nightly batches to a stream, and wrote down why.";

/** A resume of so many bullets. */
const resumeOf = (bullets: number, max_pages?: number): ResumeInput => ({
  email: "ada@example.com",
  name: "Ada Example",
  experience: Array.from({ length: Math.ceil(bullets / 5) }, (_, i) => ({
    role: "Engineer",
    company: "Example Engines",
    start: `${2020 - i}`,
    details: Array.from({ length: Math.min(5, bullets - 5 * i) }, () => bullet),
  })),
  ...(max_pages !== undefined && { presentation: { max_pages } }),
});

async function fitted(template: TemplateName, bullets: number, max_pages?: number) {
  const pdf = await renderer.render({ content: resumeContent.parse(resumeOf(bullets, max_pages)), template, page_size: "A4" }, signal);
  const { pages } = await readPdf(pdf.bytes);
  const body = pages.flatMap(({ texts }) => texts).filter(({ text }) => text.includes("ledger"));
  return { ...pdf, size: Math.min(...body.map(({ height }) => height)) };
}

/** Pages at each density, without the search. */
async function pagesAt(template: TemplateName, bullets: number, step: number) {
  const document = { content: resumeContent.parse(resumeOf(bullets)), template, page_size: "A4" as const };
  return (await renderElement((await resumeDocument(document, densities[step])).element, signal)).pages;
}

/** The fewest bullets that need a second page, by halves. */
async function justOver(template: TemplateName, step: number) {
  let [fits, over] = [5, 200];
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if ((await pagesAt(template, middle, step)) === 1) fits = middle;
    else over = middle;
  }
  return over;
}

describe.each(names)("max_pages in the %s template", (template) => {
  it("sets a resume of a bit more than a page on one, with text that can be read with ease", async () => {
    const over = await justOver(template, 0);
    expect((await fitted(template, over)).pages).toBe(2);
    const onOne = await fitted(template, over, 1);
    expect(onOne).toMatchObject({ pages: 1, warnings: [] });
    expect(onOne.size).toBeGreaterThanOrEqual(8.4);
    // A page of the loosest density is left as it is designed.
    expect((await fitted(template, over - 1, 1)).bytes).toEqual((await fitted(template, over - 1)).bytes);
  });

  it("chooses the loosest density that fits, so that a shorter resume is never set tighter", async () => {
    let last = 0;
    const most = (await justOver(template, densities.length - 1)) - 1;
    for (let bullets = (await justOver(template, 0)) - 1; bullets <= most; bullets += 4) {
      const document = { content: resumeContent.parse(resumeOf(bullets, 1)), template, page_size: "A4" as const };
      const pages = [];
      const files = [];
      for (const density of densities) {
        const { element } = await resumeDocument(document, density);
        const rendered = await renderElement(element, signal);
        pages.push(rendered.pages);
        files.push(rendered.bytes);
      }
      const chosen = pages.indexOf(1);
      expect(pages.slice(chosen)).toEqual(pages.slice(chosen).fill(1));
      expect(chosen).toBeGreaterThanOrEqual(last);
      expect((await fitted(template, bullets, 1)).bytes).toEqual(files[chosen]);
      last = chosen;
    }
    expect(last).toBeGreaterThan(0);
  });

  it("sets as tightly as may be what cannot fit, and says so", async () => {
    const { pages, warnings, size, bytes } = await fitted(template, 150, 1);
    expect(pages).toBeGreaterThan(1);
    expect(warnings).toEqual([`The resume needs ${pages} pages, even set as tightly as can be read with ease; 1 was asked for.`]);
    expect(size).toBeGreaterThanOrEqual(8.4);
    expect(size).toBeLessThan((await fitted(template, 150)).size + 0.01);
    const document = { content: resumeContent.parse(resumeOf(150, 1)), template, page_size: "A4" as const };
    expect(bytes).toEqual((await renderElement((await resumeDocument(document, densities.at(-1))).element, signal)).bytes);
  });
});
