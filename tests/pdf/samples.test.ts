import { describe, expect, it } from "vitest";
import { localeOf } from "../../domain/locales/locales.ts";
import { type ResumeContent, resumeContent } from "../../domain/resume.ts";
import { type TemplateFacts, type TemplateName, templateNames, templates } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { directionOfResume } from "../../outline/direction.ts";
import { outlineOf } from "../../outline/outline.ts";
import { presentable } from "../../outline/presentable.ts";
import { densities } from "../../pdf-templates/parts/look.ts";
import { readByPdfium } from "../support/pdfium.ts";
import { samples, withPhoto } from "../support/samples/index.ts";

/** The short run has each sample in one template, and each template with some of the samples. */
const templatesOf = (i: number) => (process.env.FULL ? templateNames : [templateNames[i % templateNames.length] ?? "classic"]);

const cases = Object.keys(samples).flatMap((name, i) => templatesOf(i).map((template) => ({ name, template })));

/** Without spaces and hyphens: at the end of a line, PDFium makes a mark of its own (U+0002) of a hyphen. */
const compared = (text: string) => text.normalize("NFC").replace(/[\s\p{Default_Ignorable_Code_Point}\u0002\u2010-]/gu, "");

/** The texts of an outline. */
function textsIn(value: unknown, field = ""): string[] {
  if (typeof value === "string") return ["key", "kind", "url", "photo"].includes(field) ? [] : [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, Array.isArray(value) ? field : name));
}

/** What is to be read in a PDF: texts as they are, or words where PDFium puts what is in another direction into its order. */
function wanted(content: ResumeContent): string[] {
  const { name = "", headline, contacts, sections } = outlineOf(presentable(content), localeOf(content.presentation?.locale));
  const titled = sections.map(({ name: _, ...section }) => section);
  const texts = textsIn([name, headline, contacts, titled]);
  return isRtl(content) ? texts.flatMap((text) => text.match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []) : texts;
}

const isRtl = (content: ResumeContent) => directionOfResume(presentable(content)) === "rtl";

/** What stays free at the left and at the right of a page, however tightly a resume is set. */
function marginsOf(template: TemplateName, content: ResumeContent): [number, number] {
  const { margin, side }: TemplateFacts = templates[template];
  const free = margin.fixed + margin.shrinks * Math.min(...densities.map(({ space }) => space));
  const margins: [number, number] = [side?.at === "start" ? Math.min(side.margin, free) : free, free];
  return isRtl(content) ? [margins[1], margins[0]] : margins;
}

/** As much as a letter may lean out of its place. */
const lean = 1.5;

describe("a sample resume", () => {
  it.each(cases)("has all of its words, within the margins: $name, in $template", async ({ name, template }) => {
    const sample = samples[name];
    if (!sample) throw new Error(name);
    const content = resumeContent.parse(withPhoto(sample));
    const page_size = content.presentation?.page_size ?? "A4";
    const { bytes, warnings } = await renderer.render({ content, template, page_size }, new AbortController().signal);
    expect(warnings).toEqual([]);

    const pages = await readByPdfium(bytes);
    const read = compared(pages.flatMap(({ characters }) => characters.map(({ text }) => text)).join(""));
    const { capitals = false }: TemplateFacts = templates[template];
    const shown = (text: string) => (capitals ? text.toLocaleUpperCase(localeOf(content.presentation?.locale)) : text);
    expect(wanted(content).filter((text) => !shown(read).includes(shown(compared(text))))).toEqual([]);

    const [left, right] = marginsOf(template, content);
    const beyond = pages.flatMap(({ width, characters }) =>
      characters.filter((character) => character.left < left - lean || character.right > width - right + lean),
    );
    expect(beyond).toEqual([]);
  });

  it("is a fictional person's, and unlike the others", () => {
    const all = Object.values(samples);
    expect(all.length).toBeGreaterThanOrEqual(30);
    for (const distinct of [all.map(({ email }) => email), all.map(({ name }) => name), all.map(({ custom }) => custom.shape)]) {
      expect(new Set(distinct).size).toBe(all.length);
    }
    for (const text of all.map((sample) => JSON.stringify(sample))) {
      for (const [, host] of text.matchAll(/(?:@|:\/\/)([a-z0-9-]+\.[a-z0-9.-]+)/g))
        expect(host).toMatch(/(^|\.)example(\.(com|org|net))?$/);
    }
    expect(new Set(all.map(({ location }) => location?.country_code)).size).toBeGreaterThanOrEqual(10);
    expect(new Set(all.map(({ presentation }) => localeOf(presentation?.locale))).size).toBeGreaterThanOrEqual(20);
  });
});
