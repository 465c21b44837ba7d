import { describe, expect, it } from "vitest";
import { type Locale, locales } from "../../domain/locales/locales.ts";
import { resumeContent } from "../../domain/resume.ts";
import { templateNames } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { showScore } from "../../outline/labels.ts";
import { type Entry, outlineOf } from "../../outline/outline.ts";
import { presentable } from "../../outline/presentable.ts";
import { plain } from "../../outline/text/inline.ts";
import { readPdf } from "../support/pdf.ts";
import { aResume } from "../support/resumes.ts";

const all = Object.keys(locales) as Locale[];

const labelledResume = (locale: Locale) =>
  resumeContent.parse(
    aResume({
      education: [{ degree: "BSc", institution: "Example University", score: "3.8", courses: ["Logic", "Optics"] }],
      experience: [{ role: "Engineer", company: "Example Engines", details: ["Built it.", "Ran it."], keywords: ["Rust", "Go"] }],
      projects: [{ name: "Mill", keywords: ["Steam"] }, { name: "Bare" }],
      skills: [{ name: "Data", keywords: ["SQL"] }, { name: "Sailing" }],
      presentation: { locale },
    }),
  );

describe("a grade", () => {
  it.each<[string, Locale, string]>([
    ["3.8", "en", "GPA: 3.8"],
    ["3.92 / 4.0", "en", "GPA: 3.92 / 4.0"],
    ["92 %", "en", "Grade: 92 %"],
    ["First Class Honours", "en", "Grade: First Class Honours"],
    ["1,3 (sehr gut)", "de", "Note: 1,3 (sehr gut)"],
    ["16/20", "fr", "Note\u00a0: 16/20"],
    ["Notable", "es", "Calificación: Notable"],
    ["88点", "ja", "成績：88点"],
  ])("%s is called what it is in %s", (score, locale, shown) => {
    expect(showScore(score, locale)).toBe(shown);
  });

  it.each<[string, Locale]>([
    ["GPA 3.8", "en"],
    ["8.9 CGPA", "en"],
    ["Grade: A", "en"],
    ["Abschlussnote 1,3", "de"],
    ["Mention bien", "fr"],
    ["Nota: 8,5", "es"],
    ["средний балл 4,8", "ru"],
    ["GPA平均3.8", "ja"],
  ])("that names itself is not named again: %s in %s", (score, locale) => {
    expect(showScore(score, locale)).toBe(score);
  });

  it.each(all)("is named once in %s", (locale) => {
    const named = showScore("3.8", locale);
    expect(named).toMatch(/^\P{Nd}{2,}[:：] ?3\.8$/u);
    expect(showScore(named, locale)).toBe(named);
    expect(showScore("GPA 3.8", locale)).toBe("GPA 3.8");
  });
});

it.each(all)("grades, courses and keywords have labels in %s, and groups of skills the colon of the language", (locale) => {
  const { labels, colon = ": " } = locales[locale];
  const { sections } = outlineOf(presentable(labelledResume(locale)), locale);
  const entries = sections.flatMap(({ parts }) => parts.filter((part): part is Entry => part.kind === "entry"));
  expect(entries.map(({ title, notes, keywordsLabel }) => ({ title, notes: notes.map(plain), keywordsLabel }))).toEqual([
    { title: "Engineer", notes: [], keywordsLabel: `${labels.keywords}${colon}` },
    { title: "BSc", notes: [showScore("3.8", locale)], keywordsLabel: `${labels.courses}${colon}` },
    { title: "Mill", notes: [], keywordsLabel: `${labels.keywords}${colon}` },
    { title: "Bare", notes: [], keywordsLabel: undefined },
  ]);
  expect(sections.find(({ name }) => name === "skills")?.parts).toEqual([
    { kind: "item", label: `Data${colon}`, text: "SQL" },
    { kind: "item", label: "Sailing", text: undefined },
  ]);
});

it("lists and brackets have the punctuation of their script", () => {
  const { sections } = outlineOf(
    presentable(
      resumeContent.parse(
        aResume({
          skills: ["設計", "実装", "Rust"],
          interests: [{ name: "القراءة" }, { name: "السفر" }],
          languages: [
            { language: "日本語", fluency: "母語" },
            { language: "中文", fluency: "HSK 6" },
            { language: "English", fluency: "fluent" },
          ],
        }),
      ),
    ),
    "ja",
  );
  const texts = sections.flatMap(({ parts }) => parts.map((part) => (part.kind === "item" ? part.text : undefined)));
  expect(texts).toEqual(["設計、実装、Rust", "日本語（母語）、中文（HSK 6）、English (fluent)", "القراءة، السفر"]);
});

it("a label in Chinese characters has a colon of their width in any language", () => {
  const { contacts, sections } = outlineOf(
    presentable(
      resumeContent.parse(
        aResume({ profiles: [{ network: "微信", username: "xiaoming" }], skills: [{ name: "语言", keywords: ["Rust"] }] }),
      ),
    ),
    "en",
  );
  expect(contacts.map(({ text }) => text)).toContain("微信：xiaoming");
  expect(sections.find(({ name }) => name === "skills")?.parts).toEqual([{ kind: "item", label: "语言：", text: "Rust" }]);
});

it("a network has the colon of the language before a name in it", () => {
  const resume = presentable(resumeContent.parse(aResume({ profiles: [{ network: "Mastodon", username: "@ada" }] })));
  expect(outlineOf(resume, "fr").contacts.map(({ text }) => text)).toContain("Mastodon\u00a0: @ada");
});

it.each(templateNames)("%s sets a grade as a text of its own, and keywords apart from the last bullet", async (template) => {
  const document = { content: labelledResume("en"), template, page_size: "A4" as const };
  const { bytes, warnings } = await renderer.render(document, new AbortController().signal);
  expect(warnings).toEqual([]);
  const texts = (await readPdf(bytes)).pages.flatMap((page) => page.texts);
  expect(texts.map(({ text }) => text)).toContain("GPA: 3.8");
  const yOf = (words: string) => texts.find(({ text }) => text.includes(words))?.y ?? Number.NaN;
  const betweenBullets = yOf("Built it.") - yOf("Ran it.");
  expect(yOf("Ran it.") - yOf("Rust, Go")).toBeGreaterThan(betweenBullets + 1);
  const read = texts
    .map(({ text }) => text)
    .join(" ")
    .replace(/\s+/g, " ");
  for (const words of ["Skills: Rust, Go", "Courses: Logic, Optics", "Data: SQL"]) expect(read).toContain(words);
});
