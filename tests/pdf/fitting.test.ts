import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { type TemplateName, templateNames } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { densities } from "../../pdf-templates/parts/look.ts";
import { resumeDocument } from "../../pdf-templates/resume-document.tsx";
import { readPdf } from "../support/pdf.ts";
import { renderElement } from "../support/render.ts";
import type { ResumeInput } from "../support/resumes.ts";

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

const pdfOf = (template: TemplateName, bullets: number, max_pages?: number) =>
  renderer.render({ content: resumeContent.parse(resumeOf(bullets, max_pages)), template, page_size: "A4" }, signal);

/** The same with the size of its smallest text. */
async function fitted(template: TemplateName, bullets: number, max_pages?: number) {
  const pdf = await pdfOf(template, bullets, max_pages);
  const { pages } = await readPdf(pdf.bytes);
  const body = pages.flatMap(({ texts }) => texts).filter(({ text }) => text.includes("ledger"));
  return { ...pdf, size: Math.min(...body.map(({ height }) => height)) };
}

type File = Pick<Awaited<ReturnType<typeof renderElement>>, "bytes" | "pages">;
const rendered = new Map<string, Promise<File>>();

/** A resume at one density, without the search; each rendered once. */
function fileAt(template: TemplateName, bullets: number, step: number): Promise<File> {
  const key = `${template} ${bullets} ${step}`;
  const known = rendered.get(key);
  if (known) return known;
  const document = { content: resumeContent.parse(resumeOf(bullets)), template, page_size: "A4" as const };
  const file = resumeDocument(document, densities[step]).then(({ element }) => renderElement(element));
  rendered.set(key, file);
  return file;
}

/** toEqual looks at one byte after the other, and takes as long for it as a small render. */
const expectSame = (found: Pick<File, "bytes">, wanted: File | undefined) =>
  expect(Buffer.from(found.bytes).equals(wanted?.bytes ?? Buffer.of())).toBe(true);

/** The fewest bullets that need a second page, by halves. */
async function justOver(template: TemplateName, step: number) {
  let [fits, over] = [5, 200];
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if ((await fileAt(template, middle, step)).pages === 1) fits = middle;
    else over = middle;
  }
  return over;
}

describe.each(templateNames)("max_pages in the %s template", (template) => {
  it("sets a resume of a bit more than a page on one, with text that can be read with ease", async () => {
    const over = await justOver(template, 0);
    expect((await pdfOf(template, over)).pages).toBe(2);
    const onOne = await fitted(template, over, 1);
    expect(onOne).toMatchObject({ pages: 1, warnings: [] });
    expect(onOne.size).toBeGreaterThanOrEqual(8.4);
    // A page of the loosest density is left as it is designed.
    expectSame(await pdfOf(template, over - 1, 1), await pdfOf(template, over - 1));
  });

  it("chooses the loosest density that fits, so that a shorter resume is never set tighter", async () => {
    let last = 0;
    const most = (await justOver(template, densities.length - 1)) - 1;
    for (let bullets = (await justOver(template, 0)) - 1; bullets <= most; bullets += 4) {
      const files: File[] = [];
      for (const step of densities.keys()) files.push(await fileAt(template, bullets, step));
      const pages = files.map((file) => file.pages);
      const chosen = pages.indexOf(1);
      expect(pages.slice(chosen)).toEqual(pages.slice(chosen).fill(1));
      expect(chosen).toBeGreaterThanOrEqual(last);
      expectSame(await pdfOf(template, bullets, 1), files[chosen]);
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
    expectSame({ bytes }, await fileAt(template, 150, densities.length - 1));
  });
});
