import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { photoShapes, type TemplateFacts, templateNames, templates, typefaces } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { familyOfTypeface } from "../../pdf-templates/type/families.ts";
import { readPdf } from "../support/pdf.ts";
import { openPdf } from "../support/pdf-structure.ts";
import { portrait } from "../support/portrait.ts";
import { everySection } from "../support/render.ts";
import type { ResumeInput } from "../support/resumes.ts";
import { sampleResumes } from "../support/sample-resumes.ts";

type Wanted = NonNullable<ResumeInput["presentation"]>;

const ada: ResumeInput = {
  email: "ada@example.com",
  name: "Ada Example",
  photo: portrait,
  summary: "Drives engines on lines that others have given up.",
  experience: [
    { role: "Engineer", company: "Example Works", start: "2019", end: "2021", details: ["Kept the time.", "Wrote it down."] },
    { role: "Trainee", company: "Sample Works", start: "2017", end: "2018", details: ["Swept the shed."] },
  ],
  skills: ["Steam", "Coal", "Rails", { name: "Signals", keywords: ["lamps", "flags"] }],
};

describe.each(templateNames)("in %s,", (template) => {
  const facts: TemplateFacts = templates[template];

  async function render(presentation: Wanted = {}, input: ResumeInput = ada) {
    const content = resumeContent.parse({ ...input, presentation });
    const { bytes, warnings } = await renderer.render({ content, template, page_size: "A4" }, new AbortController().signal);
    const { pages } = await readPdf(bytes);
    const texts = pages.flatMap((page) => page.texts);
    const at = (wanted: string) => texts.find(({ text }) => text.includes(wanted));
    return { bytes, warnings, pages, texts, at, raw: Buffer.from(bytes).toString("latin1") };
  }

  const words = (texts: { text: string }[]) => new Set(texts.flatMap(({ text }) => text.match(/[\p{L}\p{N}]{2,}/gu) ?? []));

  const everything: Wanted[] = [
    ...typefaces.map((typeface) => ({ typeface })),
    ...[9, 12].map((text_size) => ({ text_size })),
    ...(["narrow", "wide"] as const).map((margins) => ({ margins })),
    ...(["tight", "airy"] as const).map((spacing) => ({ spacing })),
    ...photoShapes.map((photo_shape) => ({ photo_shape })),
    { skills_style: "columns" },
    { typeface: "slab", text_size: 12, margins: "wide", spacing: "airy", photo_shape: "square", skills_style: "columns" },
    { typeface: "grotesque", text_size: 9, margins: "narrow", spacing: "tight", skills_style: "columns", max_pages: 1 },
  ];

  it("no word is lost, whatever is asked for", async () => {
    const [first] = everything;
    const wanted = words((await render(first, everySection)).texts);
    for (const presentation of everything.slice(1)) {
      const { texts } = await render(presentation, everySection);
      const found = words(texts);
      expect(
        [...wanted].filter((word) => !found.has(word)),
        JSON.stringify(presentation),
      ).toEqual([]);
    }
  });

  it("what is asked for and is the default changes no byte, nor does what an entry has that is shown nowhere", async () => {
    const defaults: Wanted = {
      accent_color: facts.accent,
      typeface: facts.typeface,
      margins: "normal",
      spacing: "normal",
      ...(facts.photo && { photo_shape: facts.photo }),
      skills_style: "lines",
      date_style: "month",
      markup: "commonmark",
      fit: "auto",
      direction: "auto",
      show_personal: false,
      embed_data: false,
      section_order: ["summary"],
    };
    const experience = everySection.experience?.map((job, i) => ({
      ...job,
      id: `job-${i}`,
      hidden: false,
      tags: ["t"],
      custom: { a: "b" },
    }));
    const hidden = { role: "Hidden", hidden: true };
    const asked = { ...everySection, experience: [...(experience ?? []), hidden], personal: [{ label: "Permit", text: "B" }] };
    const [plain, same] = [await render(undefined, everySection), await render(defaults, asked)];
    expect(Buffer.compare(same.bytes, plain.bytes)).toBe(0);
  });

  it("the text is in the family of the typeface, by default in the template's own", async () => {
    const familiesIn = async (presentation: Wanted) => {
      const objects = JSON.stringify((await openPdf((await render(presentation)).bytes)).objects);
      return new Set([...objects.matchAll(/"\/FontName":"\/[A-Z]{6}\+([A-Za-z]+)-/g)].map(([, name]) => name));
    };
    const compact = (typeface: (typeof typefaces)[number]) => familyOfTypeface[typeface].replace(" ", "");
    expect(await familiesIn({})).toEqual(new Set([compact(facts.typeface)]));
    for (const typeface of typefaces) expect(await familiesIn({ typeface })).toEqual(new Set([compact(typeface)]));
  });

  it("the text has the size that is asked for, however few pages are", async () => {
    expect((await render()).at("Drives engines")?.height).toBeCloseTo(facts.size, 1);
    for (const text_size of [9, 10.5, 12]) {
      expect((await render({ text_size })).at("Drives engines")?.height).toBeCloseTo(text_size, 1);
    }
    const { at, pages, warnings } = await render(
      { text_size: 12, max_pages: 1 },
      { ...sampleResumes["three-pages"], summary: ada.summary },
    );
    expect(at("Drives engines")?.height).toBeCloseTo(12, 1);
    expect(warnings).toEqual([expect.stringContaining(`The resume needs ${pages.length} pages`)]);
  });

  it("what stays free at the sides is narrow, normal or wide", async () => {
    const free = async (margins: Wanted["margins"], spacing?: Wanted["spacing"]) => {
      const { pages } = await render({ margins, spacing });
      const { texts, width } = pages[0] ?? { texts: [], width: 0 };
      // A column at the edge of the paper has its own.
      return facts.side?.at === "start"
        ? width - Math.max(...texts.map((text) => text.x + text.width))
        : Math.min(...texts.map(({ x }) => x));
    };
    const [narrow, none, normal, wide] = [await free("narrow"), await free(undefined), await free("normal"), await free("wide")];
    expect(none).toBe(normal);
    for (const spacing of ["tight", "airy"] as const) expect(await free("normal", spacing)).toBeCloseTo(normal, 1);
    expect(narrow).toBeLessThan(normal - 8);
    expect(wide).toBeGreaterThan(normal + 8);
  });

  it("distances are tight, normal or airy, and lines as well", async () => {
    const lowest = async (spacing: Wanted["spacing"]) => Math.min(...(await render({ spacing })).texts.map(({ y }) => y));
    const [tight, none, normal, airy] = [await lowest("tight"), await lowest(undefined), await lowest("normal"), await lowest("airy")];
    expect(none).toBe(normal);
    expect(tight).toBeGreaterThan(normal + 8);
    expect(airy).toBeLessThan(normal - 8);
    const lines = async (spacing: Wanted["spacing"]) => {
      const { texts } = await render({ spacing }, { ...ada, summary: "A sentence of a long summary. ".repeat(12) });
      const [first, second] = texts.filter(({ text }) => text.includes("sentence")).map(({ y }) => y);
      return (first ?? 0) - (second ?? 0);
    };
    expect(await lines("tight")).toBeLessThan(await lines("normal"));
    expect(await lines("airy")).toBeGreaterThan(await lines("normal"));
  });

  it("a photo is round or square, and by default as the template cuts it", async () => {
    const [none, round, square] = await Promise.all(
      [{}, ...photoShapes.map((photo_shape) => ({ photo_shape }))].map((wanted) => render(wanted)),
    );
    expect(none?.raw === round?.raw).toBe(facts.photo !== "square");
    expect(none?.raw === square?.raw).toBe(facts.photo !== "round");
    expect(round?.raw === square?.raw).toBe(facts.photo === false);
  });

  it("skills are in lines or in columns", async () => {
    const lines = await render();
    expect(lines.at("Steam")?.text).toBe("Steam, Coal, Rails");
    const { at } = await render({ skills_style: "columns" });
    const [steam, coal] = ["Steam", "Coal"].map((skill) => at(skill));
    expect([steam?.text, coal?.text]).toEqual(["Steam", "Coal"]);
    // At the side there is room for one.
    if (facts.side) expect(coal?.x).toBe(steam?.x);
    else expect(coal?.y).toBe(steam?.y);
    expect(at("lamps")?.y).toBeLessThan(at("Signals")?.y ?? 0);
  });

  it("skills in columns stand three in a row where all are short, else two, and one at a side", async () => {
    const inFirstRow = async (longest: string) => {
      const skills = ["Steam", "Coal", "Rails", longest];
      const { at } = await render({ skills_style: "columns" }, { ...ada, skills });
      return skills.filter((skill) => at(skill)?.y === at("Steam")?.y).length;
    };
    expect(await inFirstRow("Signals")).toBe(facts.side ? 1 : 3);
    expect(await inFirstRow("Signals of lamps and flags")).toBe(facts.side ? 1 : 2);
  });
});
