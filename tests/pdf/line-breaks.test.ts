import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { type TemplateName, templateNames } from "../../domain/templates.ts";
import type { LaidLine, LaidNode } from "../../pdf-engine/layout/laid-out.ts";
import { layOut } from "../../pdf-engine/layout/lay-out.ts";
import { resumeDocument } from "../../pdf-templates/resume-document.tsx";
import type { ResumeInput } from "../support/resumes.ts";
import { sampleResumes } from "../support/sample-resumes.ts";
import { scriptTexts } from "../support/script-texts.ts";

const textsIn = (node: LaidNode): string[][] => [
  ...(node.lines && node.lines.length > 1 ? [node.lines.map(({ string }) => string)] : []),
  ...(node.children ?? []).flatMap(textsIn),
];

/** Returns the texts of a resume that take several lines, each with its lines. */
async function brokenTexts(input: ResumeInput, template: TemplateName = "classic"): Promise<string[][]> {
  const { element } = await resumeDocument({ content: resumeContent.parse(input), template, page_size: "A4" });
  return textsIn((await layOut(element, new AbortController().signal)).layout);
}

/** Returns the lines that are wider than the place of their text, and the texts that reach out of the page, of which `left` is the edge. */
function outOfPlace({ box, lines = [], children = [] }: LaidNode, paper = box?.width ?? 0, left = 0): string[] {
  const [from, width] = [left + (box?.left ?? 0), box?.width ?? 0];
  const room = width + (box?.marginLeft ?? 0) + (box?.marginRight ?? 0) + 1;
  const isOut = lines.length > 0 && (from < 0 || from + width > paper);
  return [
    ...lines.filter((line) => isOut || inkWidth(line) > room).map(({ string }) => string),
    ...children.flatMap((child) => outOfPlace(child, paper, from)),
  ];
}

/** Returns how wide a line is without what is blank at its ends. */
function inkWidth({ runs }: LaidLine): number {
  const glyphs = runs.flatMap(({ glyphs = [], positions = [] }) =>
    glyphs.map(({ isBlank }, i) => ({ isBlank, width: positions[i]?.xAdvance ?? 0 })),
  );
  const [from, to] = [glyphs.findIndex(({ isBlank }) => !isBlank), glyphs.findLastIndex(({ isBlank }) => !isBlank)];
  return glyphs.slice(from, to + 1).reduce((sum, { width }) => sum + width, 0);
}

const unbreakable = /^\S*[@/]\S*$/;

describe.each(templateNames)("the lines of %s", (template) => {
  it.each(["three-pages", "maximal", "mixed", "one-page"] as const)("end with no word by itself: %s", async (sample) => {
    const texts = await brokenTexts(sampleResumes[sample], template);
    const alone = texts.filter((lines) => lines.at(-1)?.trim().split(/\s+/).length === 1);
    // An address may have no other way, nor a text of two words.
    expect(alone.filter((lines) => !unbreakable.test(lines.join("").trim()) && lines.join("").trim().split(/\s+/).length > 2)).toEqual([]);
  });
});

describe.each(["Japanese", "Simplified Chinese", "Traditional Chinese", "Thai"])("the lines of a text in %s", (script) => {
  it("end with four letters or more, wherever the text ends", async () => {
    const { text = "", locale } = scriptTexts[script] ?? {};
    const characters = Array.from(text.replace(/\s/g, "").repeat(2));
    const details = Array.from({ length: 24 }, (_, i) => characters.slice(0, 130 + i).join(""));
    const texts = await brokenTexts({
      email: "a@example.com",
      experience: [{ role: "A", details }],
      presentation: { ...(locale && { locale }) },
    });
    expect(texts.length).toBeGreaterThan(10);
    for (const lines of texts) expect(lines.at(-1)?.replace(/[\p{P}\p{M}\s]/gu, "").length, lines.join("|")).toBeGreaterThan(3);
  });
});

describe.each(templateNames)("a name of several lines in %s", (template) => {
  it.each(["PD Dr.-Ing. Friederike Musterfrau-Beispielhofer", "Maximiliana Konstantinopolitanska Example von und zu Musterhausen"])(
    "has them about equally long: %s",
    async (name) => {
      const [lines = []] = await brokenTexts({ email: "a@example.com", name, skills: ["Go"] }, template);
      const lengths = lines.map((line) => line.trim().length);
      expect(lengths.length).toBeGreaterThan(1);
      expect(Math.min(...lengths) / Math.max(...lengths)).toBeGreaterThan(0.7);
    },
  );
});

const word = "Wagenburgstrasse".repeat(18);

describe.each(templateNames)("no line of %s is wider than its place", (template) => {
  it.each<[string, object]>([
    ["a word before another script", { interests: [{ name: `${word}東京` }], skills: [`${word}東京`] }],
    ["a word after another script", { interests: [{ name: `東京${word}` }], summary: `東京${word} กรุงเทพ${word}` }],
    ["a word from right to left", { interests: [{ name: `${"الخبرة".repeat(20)}東京 ${word.slice(160)}` }] }],
    ["dates of the widest letters", { experience: [{ role: "A", location: "B", start: "W".repeat(40), end: "W".repeat(40) }] }],
    [
      "a place and a date",
      { projects: [{ date: "W".repeat(40), location: "Example-on-Sea, Exampleshire", url: "https://example.com/a", keywords: ["Go"] }] },
    ],
  ])("whatever is in it: %s", async (_, fields) => {
    const presentation = { typeface: "slab", text_size: 12, margins: "narrow" };
    const input = { email: "a@example.com", name: "A", ...fields, presentation };
    const { element } = await resumeDocument({ content: resumeContent.parse(input), template, page_size: "A4" });
    const { layout } = await layOut(element, new AbortController().signal);
    expect((layout.children ?? []).flatMap((page) => outOfPlace(page))).toEqual([]);
  });
});

describe("a line", () => {
  it("ends in no number that is read with the next word", async () => {
    const words = (count: number) => Array.from({ length: count }, () => "word").join(" ");
    const details = Array.from({ length: 24 }, (_, i) => `Moved ${words(i)} 12 tables, ${words(24)} and 40,000 questions.`);
    const texts = await brokenTexts({ email: "a@example.com", experience: [{ role: "Engineer", details }] });
    expect(texts.length).toBeGreaterThan(20);
    for (const lines of texts) expect(lines.filter((line) => /\d\s*$/.test(line))).toEqual([]);
  });

  it("of several in the middle of a page is about as long as the others", async () => {
    const address = "Apartment 1204, Tower C, Example Residency, 100 Feet Ring Road, Example Layout, Phase II, Ward 4";
    const [lines = []] = await brokenTexts(
      { email: "a@example.com", location: { address, city: "Bengaluru", country_code: "IN" } },
      "corporate",
    );
    const lengths = lines.map((line) => line.trim().length);
    expect(lengths.length).toBeGreaterThan(1);
    expect(Math.min(...lengths) / Math.max(...lengths)).toBeGreaterThan(0.7);
  });

  it("ends after a sign of an address, not between two of its letters", async () => {
    const url = `https://people.example.com/in/${"konstantinopolitanska-".repeat(6)}example`;
    const [lines = []] = await brokenTexts({ email: "a@example.com", url }, "creative");
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/[/.-]$/);
  });

  it.each(["·", "-", "–"])("ends in no %s between words", async (sign) => {
    const words = "Kafka PostgreSQL TypeScript Terraform Kubernetes Go Rust Python Linux Redis".split(" ");
    const details = words.map((_, i) => [...words.slice(i), ...words, ...words].join(` ${sign} `));
    const texts = await brokenTexts({ email: "a@example.com", experience: [{ role: "Engineer", details }] });
    expect(texts).toHaveLength(details.length);
    for (const lines of texts) for (const line of lines) expect(line.trimEnd().at(-1)).not.toBe(sign);
  });

  it("stands by itself with no word of a text from right to left", async () => {
    const texts = await brokenTexts(sampleResumes.arabic, "creative");
    expect(texts.length).toBeGreaterThan(2);
    for (const lines of texts) expect(lines.at(-1)?.trim().split(/\s+/).length, lines.join("|")).toBeGreaterThan(1);
  });
});
