import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { type TemplateName, templateNames } from "../../domain/templates.ts";
import type { LaidNode } from "../../pdf-engine/layout/laid-out.ts";
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
