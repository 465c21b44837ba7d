import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { templateNames } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { pdftotext } from "../support/poppler.ts";
import { readers } from "../support/readers.ts";
import { render } from "../support/render.ts";
import { aResume, type ResumeInput } from "../support/resumes.ts";
import { samples } from "../support/samples/index.ts";
import { scriptTexts } from "../support/script-texts.ts";

type Script = (typeof scriptTexts)[string];

/** Texts as long as the fields of a resume are, from one word on. They begin with different words, and some have brackets and digits. */
function resumeIn({ text, locale, spaceless }: Script) {
  const pieces = spaceless ? (text.replace(/\s/g, "").match(/.{1,4}\p{M}*/gu) ?? []) : text.split(" ");
  const part = (from: number, count: number) => pieces.slice(from, from + count).join(spaceless ? "" : " ");
  const bracketed = `${part(1, 4)} (${part(3, 2)}) 2023, React`;
  return aResume({
    name: part(0, 2),
    headline: part(1, 4),
    summary: text,
    location: { city: part(2, 1), region: part(4, 2) },
    experience: [
      { role: part(2, 3), company: part(3, 2), location: part(1, 1), start: "2020-01", details: [text, part(2, 9), bracketed] },
      { role: part(5, 2), company: part(6, 3), summary: part(3, 12), keywords: [part(5, 1), part(6, 2)] },
    ],
    education: [{ degree: part(4, 3), institution: part(7, 3) }],
    skills: [part(3, 1), { name: part(4, 2), keywords: [part(5, 1), part(7, 1)] }],
    projects: [{ name: part(8, 2), description: part(2, 15) }],
    ...(locale && { presentation: { locale } }),
  });
}

const unwritten = new Set(["email", "start", "presentation"]);

function fieldsOf(value: unknown): string[] {
  if (typeof value === "string") return value.trim() ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (unwritten.has(key) ? [] : fieldsOf(inner)));
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Matches a field as a reader gives it: on one line or on several, with marks of direction, which are not seen. */
function asRead(field: string, spaceless = false): RegExp {
  const between = spaceless ? "\\n?" : "";
  const source = Array.from(field.normalize("NFC").replace(/\s+/g, " "), (char) => (char === " " ? "\\s+" : escaped(char)));
  return new RegExp(source.join(between), "u");
}

/** Percent of the fields that a reader must find. PDFium turns round what both directions are joined in without a space (docs/readers.md). */
const least = (reader: string, script: string) => (reader === "PDFium" && script.endsWith("with Latin") ? 75 : 100);

const fromTheRight = ["arabic-teacher", "hebrew"].map((name) => [name, samples[name] as ResumeInput] as const);

describe.each(templateNames)("texts side by side that are read from the right, in %s,", (template) => {
  it.each(fromTheRight)("come apart and come back: %s", async (_, resume) => {
    const { email, phone = "", experience = [] } = resume;
    const content = resumeContent.parse(resume);
    const { bytes } = await renderer.render({ content, template, page_size: "A4" }, new AbortController().signal);
    for (const { name: reader, read } of readers) {
      const found = (await read(bytes)).split(/\s+/).join(" ");
      for (const text of [email, phone, ...experience.flatMap(({ role = "", company = "" }) => [role, company])])
        expect(found, `${reader}: ${text}`).toMatch(new RegExp(`(^| )${escaped(text)}( |$)`));
    }
  });
});

it("what is read from the right has its bullets before it, and its Latin words in their order", async () => {
  const details = ["عملت في Example Engines", "عملت مع فريق Example Works 2023"];
  const summary = scriptTexts.Arabic?.text ?? "";
  const { bytes } = await render(
    aResume({ name: "ليلى", summary, experience: [{ role: "مهندسة", details }], presentation: { locale: "ar" } }),
  );
  for (const { name: reader, read } of readers) {
    const found = (await read(bytes)).split(/\s+/).join(" ");
    for (const text of details) expect(found, reader).toContain(`• ${text}`);
  }
});

const withSigns: [locale: string, lines: string[]][] = [
  ["ar", ["شركة Example (GmbH)، برلين", "كتبت React، و TypeScript، و Go", "تحسن بنسبة 35% في React", "أدرت C++، و C#، و Go", "هل Go؟ نعم"]],
  [
    "he",
    [
      "חברת Example (GmbH), ברלין",
      "כתבתי React, ו TypeScript, ו Go",
      "שיפור של 35% ב React",
      "עבדתי עם Example Works, ב 2023.",
      "האם Go? כן",
    ],
  ],
];

it.each(withSigns)("brackets and commas beside Latin words stay where they are in text from the right: %s", async (locale, details) => {
  const { bytes } = await render(aResume({ name: "ליילה", experience: [{ role: "מהנדסת", details }], presentation: { locale } }));
  // PDFium turns round what both directions are joined in (docs/readers.md).
  for (const { name: reader, read } of readers.filter(({ name }) => name !== "PDFium")) {
    const found = (await read(bytes)).split(/\s+/).join(" ");
    for (const text of details) expect(found, reader).toContain(`• ${text}`);
  }
});

const rows = new Map<string, string[]>();

describe.each(Object.entries(scriptTexts))("the fields of a resume in %s", (script, text) => {
  it("are read back from its PDF", async () => {
    const resume = resumeIn(text);
    const fields = fieldsOf(resume);
    const { bytes } = await render(resume);
    const row: string[] = [];
    const lost: string[] = [];
    for (const { name: reader, read } of readers) {
      const found = await read(bytes);
      const missing = fields.filter((field) => !asRead(field, text.spaceless).test(found));
      const share = Math.floor((100 * (fields.length - missing.length)) / fields.length);
      row.push(`${share} %`);
      if (share < least(reader, script)) lost.push(...missing.map((field) => `${reader}: ${field}`));
    }
    rows.set(script, row);
    expect(lost).toEqual([]);
  });
});

it.skipIf(!pdftotext)("docs/readers.md has the table of what each reader finds", ({ skip }) => {
  skip(rows.size < Object.keys(scriptTexts).length);
  const heads = ["Script", ...readers.map(({ name }) => name)];
  const table = [heads, heads.map(() => "---"), ...[...rows].map(([script, row]) => [script, ...row])];
  const page = readFileSync(new URL("../../docs/readers.md", import.meta.url), "utf8");
  expect(page).toContain(table.map((cells) => `| ${cells.join(" | ")} |`).join("\n"));
});
