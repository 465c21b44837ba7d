import { expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { templateNames, templates } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { readPdf } from "../support/pdf.ts";
import type { ResumeInput } from "../support/resumes.ts";

const person: ResumeInput = {
  email: "jesse@example.com",
  name: "Jesse Dummy",
  headline: "Front-end developer, formerly intensive care nurse in Newcastle",
  phone: "+61 491 570 156",
  location: { address: "8 Sample Parade", city: "Sydney", region: "NSW", postal_code: "2000", country_code: "AU" },
  url: "https://github.com/jesse-dummy",
};

it.each<[string, Partial<ResumeInput>]>([
  ["all there is to say", {}],
  ["no headline", { headline: undefined }],
  ["no address", { location: undefined }],
])("no gap is left between the head and what follows in creative: %s", async (_, changes) => {
  const content = resumeContent.parse({ ...person, ...changes, summary: "A summary.", skills: ["Go"] });
  const { bytes } = await renderer.render({ content, template: "creative", page_size: "A4" }, new AbortController().signal);
  const { side } = templates.creative;
  const ys = (await readPdf(bytes)).pages.flatMap(({ texts }) => texts.filter(({ x }) => x > side.width).map(({ y }) => y));
  const gaps = [...ys].sort((a, b) => b - a).map((y, i, all) => y - (all[i + 1] ?? y));
  expect(gaps.length).toBeGreaterThan(2);
  expect(Math.max(...gaps)).toBeLessThan(50);
});

it("the side of creative begins beside the name, however much contact there is", async () => {
  const content = resumeContent.parse({ ...person, summary: "A summary.", skills: ["Go"] });
  const { bytes } = await renderer.render({ content, template: "creative", page_size: "A4" }, new AbortController().signal);
  const texts = (await readPdf(bytes)).pages.flatMap((page) => page.texts);
  const at = (wanted: string) => texts.find(({ text }) => text === wanted)?.y ?? 0;
  expect(at("Skills")).toBeGreaterThan(0);
  expect(Math.abs(at("Skills") - at("Jesse Dummy"))).toBeLessThan(6);
});

it.each(templateNames)("a long headline has its line to itself in %s", async (template) => {
  const document = { content: resumeContent.parse(person), template, page_size: "A4" as const };
  const { bytes } = await renderer.render(document, new AbortController().signal);
  const texts = (await readPdf(bytes)).pages.flatMap((page) => page.texts);
  const headline = texts.find(({ text }) => text.startsWith("Front-end"));
  const beside = texts.filter((other) => other !== headline && Math.abs(other.y - (headline?.y ?? 0)) < 4);
  expect(headline).toBeDefined();
  expect(beside.map(({ text }) => text).filter((text) => !person.headline?.includes(text.trim()))).toEqual([]);
});

it.each(templateNames)("a name without a headline has its line to itself in %s", async (template) => {
  const document = {
    content: resumeContent.parse({ email: "jesse@example.com", name: "Jesse Dummy" }),
    template,
    page_size: "A4" as const,
  };
  const { bytes } = await renderer.render(document, new AbortController().signal);
  const [name, email] = (await readPdf(bytes)).pages.flatMap((page) => page.texts);
  expect([name?.text, email?.text]).toEqual(["Jesse Dummy", "jesse@example.com"]);
  expect((name?.y ?? 0) - (email?.y ?? 0)).toBeGreaterThan(8);
});

it("the foot of a page is at its other side from right to left, with the dot between name and number as well", async () => {
  const summary = "سطر من الملخص.\n".repeat(70);
  const content = resumeContent.parse({
    email: "layla@example.com",
    name: "ليلى مثال",
    summary,
    presentation: { locale: "ar", fit: "none" },
  });
  const { bytes } = await renderer.render({ content, template: "classic", page_size: "A4" }, new AbortController().signal);
  const foot = (await readPdf(bytes)).pages[1]?.texts.filter(({ y }) => y < 45) ?? [];
  const numbers = foot.map(({ text }) => text).find((text) => text.includes("2"));
  expect(numbers).toMatch(/^2 \/ 2\s+·$/);
  expect(foot.filter(({ x }) => x > 200)).toEqual([]);
});
