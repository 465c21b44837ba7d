import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { type TemplateFacts, type TemplateName, templateNames, templates } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { readPdf } from "../support/pdf.ts";
import { openPdf } from "../support/pdf-structure.ts";
import type { ResumeInput } from "../support/resumes.ts";
import { sampleResumes } from "../support/sample-resumes.ts";

const job = { role: "Engineer", company: "Example Works", start: "2019", end: "2021", details: ["First.", "Second.", "Third."] };
const ada: ResumeInput = {
  email: "ada@example.com",
  name: "Ada Example",
  headline: "Engine driver",
  phone: "+39 011 555 0100",
  experience: [job, { ...job, role: "Trainee", company: "Sample Works" }],
  skills: ["Steam"],
  publications: [{ name: "On engines", publisher: "Example Press", date: "2017" }],
};

async function render(template: TemplateName, input: ResumeInput = ada) {
  const { bytes } = await renderer.render({ content: resumeContent.parse(input), template, page_size: "A4" }, new AbortController().signal);
  const { pages } = await readPdf(bytes);
  const texts = pages.flatMap((page) => page.texts);
  const at = (wanted: string) => {
    const found = texts.find(({ text }) => text === wanted);
    if (!found) throw new Error(`"${wanted}" is not in ${texts.map(({ text }) => `"${text}"`).join(", ")}`);
    return found;
  };
  return { bytes, pages, texts, at };
}

describe.each(templateNames)("a resume in %s", (template) => {
  it("has air between jobs: more than two fifths of a line beside what is between its lines", async () => {
    const { texts, at } = await render(template);
    const [first, second] = [
      ["Engineer", "Example Works"],
      ["Trainee", "Sample Works"],
    ].map((head) => Math.max(...head.map((text) => at(text).y)));
    const lines = [...new Set(texts.map(({ y }) => y).filter((y) => y <= (first ?? 0) && y >= (second ?? 0)))];
    const gaps = lines.slice(1).map((y, i) => (lines[i] ?? 0) - y);
    expect(gaps.at(-1)).toBeGreaterThan(1.4 * Math.max(...gaps.slice(0, -1)));
  });

  it("has more air before a section than before an entry", async () => {
    const { texts, at } = await render(template, { ...ada, skills: [], education: [{ degree: "Diploma", year: "2018" }] });
    const { capitals = false }: TemplateFacts = templates[template];
    const above = ({ y }: { y: number }) => Math.min(...texts.map((text) => text.y).filter((other) => other > y + 1)) - y;
    const entry = at(template === "corporate" ? "Sample Works" : "Trainee");
    expect(above(at(capitals ? "EDUCATION" : "Education"))).toBeGreaterThan(above(entry));
  });

  it("sets paragraphs further apart than lines", async () => {
    const summary = `${"Drives engines of many kinds. ".repeat(4)}\n\n${"Mends them, too, where they stand. ".repeat(4)}`;
    const { texts } = await render(template, { ...ada, summary, experience: [], publications: [] });
    const lines = texts.filter(({ text }) => /Drives|engines|kinds|Mends|them|stand/.test(text)).map(({ y }) => y);
    const gaps = lines.slice(1).map((y, i) => (lines[i] ?? 0) - y);
    expect(Math.max(...gaps)).toBeGreaterThan(1.05 * Math.min(...gaps));
  });

  it("fills a page to the foot", async () => {
    const details = Array.from({ length: 90 }, (_, i) => `Bullet ${i}.`);
    const { pages } = await render(template, { ...ada, experience: [{ ...job, details }] });
    const lowest = Math.min(...(pages[0]?.texts ?? []).map(({ y }) => y));
    // The margin, and less than a line.
    expect(lowest).toBeLessThan(70);
  });

  it("has headings that are larger than all but the name", async () => {
    const { texts, at } = await render(template);
    const { capitals = false }: TemplateFacts = templates[template];
    const heading = capitals ? "EXPERIENCE" : "Experience";
    const larger = texts.filter(({ height }) => height >= at(heading).height).map(({ text }) => text);
    expect(larger).toEqual(expect.arrayContaining(["Ada Example", heading]));
    for (const text of ["Engineer", "Example Works", "Steam"]) expect(larger).not.toContain(text);
  });

  it.each([undefined, sampleResumes["one-page"].photo])("begins with who it is, for who reads the file in its order", async (photo) => {
    const { texts } = await render(template, { ...ada, summary: "Drives.", ...(photo && { photo }) });
    expect(texts.slice(0, 4).map(({ text }) => text)).toEqual(["Ada Example", "Engine driver", "ada@example.com", "+39 011 555 0100"]);
  });
});

it("minimal says what is a heading by size: it is half as large again as a title, and light", async () => {
  const { at } = await render("minimal");
  expect(at("Experience").height).toBeGreaterThan(1.4 * at("Engineer").height);
});

it("the band of modern takes less than an eighth of the page", async () => {
  const { bytes } = await render("modern", { ...ada, photo: sampleResumes["one-page"].photo });
  const [, height] = /-?[\d.]+ -?[\d.]+ 597\.28 -([\d.]+) re/.exec((await openPdf(bytes)).pages[0]?.content ?? "") ?? [];
  expect(Number(height) / 841.89).toBeLessThan(0.125);
});

it("corporate sets the organisation of a job first, and the title of a publication", async () => {
  const { texts } = await render("corporate");
  const places = ["Example Works", "Engineer", "On engines", "Example Press"].map((wanted) =>
    texts.findIndex(({ text }) => text === wanted),
  );
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

it("a span of two long months has its line in the narrow column of engineer", async () => {
  const resume: ResumeInput = {
    ...ada,
    experience: [{ role: "Intérprete de enlace", company: "Feria del Libro Ejemplo", start: "2017-11", end: "2017-12" }],
    skills: ["Go"],
    presentation: { locale: "es" },
  };
  const { texts } = await render("engineer", resume);
  expect(texts.map(({ text }) => text)).toContain("noviembre de 2017 – diciembre de 2017");
});
