import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { type TemplateName, templateNames } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { fitted } from "../../pdf-templates/fitting.ts";
import { densities } from "../../pdf-templates/parts/look.ts";
import { resumeDocument } from "../../pdf-templates/resume-document.tsx";
import { readPdf } from "../support/pdf.ts";
import { renderElement } from "../support/render.ts";
import type { ResumeInput } from "../support/resumes.ts";

const signal = new AbortController().signal;

const bullet = "Moved the ledger from nightly batches to a stream, and wrote down why.";

/** A resume of so many bullets. */
const resumeOf = (bullets: number, presentation: ResumeInput["presentation"] = {}): ResumeInput => ({
  email: "ada@example.com",
  name: "Ada Example",
  experience: Array.from({ length: Math.ceil(bullets / 5) }, (_, i) => ({
    role: "Engineer",
    company: "Example Engines",
    start: `${2020 - i}`,
    details: Array.from({ length: Math.min(5, bullets - 5 * i) }, () => bullet),
  })),
  presentation,
});

const pdfOf = (template: TemplateName, bullets: number, presentation?: ResumeInput["presentation"]) =>
  renderer.render({ content: resumeContent.parse(resumeOf(bullets, presentation)), template, page_size: "A4" }, signal);

/** The same with the size of its smallest text. */
async function sized(template: TemplateName, bullets: number, presentation?: ResumeInput["presentation"]) {
  const pdf = await pdfOf(template, bullets, presentation);
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
  let [fits, over] = [15, 80];
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
    expect((await pdfOf(template, over, { fit: "none" })).pages).toBe(2);
    const onOne = await sized(template, over, { max_pages: 1 });
    expect(onOne).toMatchObject({ pages: 1, warnings: [] });
    expect(onOne.size).toBeGreaterThanOrEqual(8.4);
    // A page of the loosest density is left as it is designed.
    expectSame(await pdfOf(template, over - 1, { max_pages: 1 }), await pdfOf(template, over - 1));
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
      expectSame(await pdfOf(template, bullets, { max_pages: 1 }), files[chosen]);
      last = chosen;
    }
    expect(last).toBeGreaterThan(0);
  });

  it("sets as tightly as may be what cannot fit, and says so", async () => {
    const { pages, warnings, size, bytes } = await sized(template, 150, { max_pages: 1 });
    expect(pages).toBeGreaterThan(1);
    expect(warnings).toEqual([`The resume needs ${pages} pages, even set as tightly as can be read with ease; 1 was asked for.`]);
    expect(size).toBeGreaterThanOrEqual(8.4);
    expect(size).toBeLessThan((await sized(template, 150)).size + 0.01);
    expectSame({ bytes }, await fileAt(template, 150, densities.length - 1));
  });
});

describe.each(templateNames)("a last page with little on it, in the %s template,", (template) => {
  it("is saved by the least tightening that does so", async () => {
    const over = await justOver(template, 0);
    expect((await fileAt(template, over, 0)).pages).toBe(2);
    const [byOne, byTwo] = [await fileAt(template, over, 1), await fileAt(template, over, 4)];
    const saved = byOne.pages === 1 ? byOne : byTwo;
    expect(saved.pages).toBe(1);
    expectSame(await pdfOf(template, over), saved);
  });

  it("stays where it is asked for, and where no slight tightening saves it", async () => {
    const over = await justOver(template, 0);
    for (const presentation of [{ fit: "none" }, { max_pages: 2 }, { fit: "auto", max_pages: 2 }] as const) {
      expectSame(await pdfOf(template, over, presentation), await fileAt(template, over, 0));
    }
    const farOver = await justOver(template, 4);
    expectSame(await pdfOf(template, farOver), await fileAt(template, farOver, 0));
  });
});

/** The densities at which a document is laid out, when it fills so many pages at each, and which of the layouts is taken. */
async function triedOf(layouts: { pages: number; lastPage: number }[], presentation: object = {}) {
  const tried: number[] = [];
  const { layout } = await fitted(
    async (density) => {
      const step = densities.indexOf(density);
      tried.push(step);
      return { step, pages: 0, lastPage: 0, ...layouts[step] };
    },
    resumeContent.parse({ ...resumeOf(1), presentation }),
  );
  return { tried, taken: layout.step };
}

describe("a document is laid out", () => {
  const little = { pages: 2, lastPage: 0.24 };
  const saved = { pages: 1, lastPage: 0.9 };
  it.each<[string, (typeof little)[], { tried: number[]; taken: number }]>([
    ["once where it has one page, however little is on it", [{ pages: 1, lastPage: 0.1 }], { tried: [0], taken: 0 }],
    ["once where a quarter of the last page is filled", [{ pages: 2, lastPage: 0.25 }], { tried: [0], taken: 0 }],
    ["twice where one step saves a page", [little, saved], { tried: [0, 1], taken: 1 }],
    ["three times where two steps save a page", [little, little, little, little, saved], { tried: [0, 1, 4], taken: 4 }],
    ["three times where nothing saves a page, and stays as designed", Array(6).fill(little), { tried: [0, 1, 4], taken: 0 }],
  ])("%s", async (_, layouts, expected) => {
    expect(await triedOf(layouts)).toEqual(expected);
  });

  it("as tightly as max_pages wants, whatever fit says", async () => {
    const layouts = [2, 2, 2, 1, 1, 1].map((pages) => ({ pages, lastPage: 0.9 }));
    for (const fit of ["auto", "none"]) expect(await triedOf(layouts, { max_pages: 1, fit })).toMatchObject({ taken: 3 });
  });
});

it.each(["classic", "creative"] as const)("a last page is as full as its lowest text is deep, in %s", async (template) => {
  const margins = { classic: { top: 46, bottom: 50 }, creative: { top: 44, bottom: 50 } }[template];
  const shares: number[] = [];
  for (const bullets of [1, 20, 60, 75]) {
    const document = { content: resumeContent.parse(resumeOf(bullets)), template, page_size: "A4" as const };
    const { bytes, lastPage } = await resumeDocument(document).then(({ element }) => renderElement(element));
    const { height = 0, texts = [] } = (await readPdf(bytes)).pages.at(-1) ?? {};
    const lowest = Math.min(...texts.filter(({ y }) => y > margins.bottom).map(({ y }) => y));
    // From the lowest baseline, a line ends about a third of an em below.
    expect(lastPage).toBeCloseTo((height - lowest + 3.3 - margins.top) / (height - margins.top - margins.bottom), 2);
    shares.push(lastPage);
  }
  expect(Math.min(...shares)).toBeLessThan(0.25);
  expect(Math.max(...shares)).toBeGreaterThan(0.5);
});
