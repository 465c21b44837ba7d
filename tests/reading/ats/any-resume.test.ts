import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AtsCheckId, atsReport } from "../../../domain/ats/report.ts";
import { sectionNames } from "../../../domain/presentation.ts";
import { seed } from "../../support/seed.ts";
import { aPerfect, aPhone, atsReportOf, type Content, skills, statuses, words } from "./perfect-resume.ts";

describe("for any resume", () => {
  const list = <Item>(item: fc.Arbitrary<Item>) => fc.array(item, { maxLength: 4 });
  const some = <Shape>(shape: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> }) => fc.record(shape, { requiredKeys: [] });
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.constantFrom("", " ", "Built the mill.", "Responsible for the mill", "I", "工場を建てた", "สร้างโรงสี", words(50)),
  );
  const date = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.tuple(fc.constantFrom("", "3/", "Mar ", "15 March "), fc.integer({ min: 1890, max: 2110 })).map((parts) => parts.join("")),
    fc.constantFrom("", "present", "2022-03", "2019-12-31", "١٩٩٩"),
  );
  const dated = { start: date, end: date, details: list(text), summary: text };
  const section = fc.constantFrom(...sectionNames);
  const aContent = some({
    name: text,
    phone: fc.oneof(text, fc.constant(aPhone)),
    summary: fc.oneof(text, fc.constant(`The ${words(30)}`)),
    url: text,
    location: some({ city: text, country_code: text }),
    profiles: list(some({ network: text, username: text })),
    skills: list(fc.oneof(text, some({ name: text, keywords: list(text) }))),
    experience: list(some({ role: text, company: text, ...dated })),
    education: list(some({ degree: text, year: date, start: date, end: date })),
    projects: list(some({ name: text, ...dated })),
    volunteer: list(some({ role: text, ...dated })),
    certifications: list(some({ name: text, date, expires: date })),
    custom_sections: list(some({ title: text, items: list(some({ title: text, date, details: list(text) })) })),
    presentation: some({
      locale: fc.constantFrom("en", "en-GB", "it", "ja", "xx"),
      hidden_sections: list(section),
      section_titles: fc.dictionary(section, text, { maxKeys: 3 }),
      max_pages: fc.integer({ min: 1, max: 5 }),
    }),
  }).map(
    (fields) => ({ ...aPerfect({ name: "", phone: "", summary: "", skills: [], experience: [], education: [] }), ...fields }) as Content,
  );
  const aPdf = fc.record({ pages: fc.integer({ min: 1, max: 100 }), warnings: list(text) });
  const runs = { numRuns: process.env.FULL ? 10_000 : 100, seed };

  it(`it is whole, and the same each time (SEED=${seed})`, () => {
    fc.assert(
      fc.property(aContent, aPdf, (content, pdf) => {
        const report = atsReportOf(content, pdf);
        expect(atsReport.parse(report)).toEqual(report);
        expect(atsReportOf(structuredClone(content), structuredClone(pdf))).toEqual(report);
        expect(report.score === 100).toBe(Object.keys(statuses(report)).length === 0);
      }),
      runs,
    );
  });

  type Made = { content: Content; pdf: { pages: number; warnings: string[] } };

  /** Each makes worse what one check looks at. */
  const worse: Partial<Record<AtsCheckId, (made: Made) => Made>> = {
    contact: ({ content, pdf }) => ({ pdf, content: { ...content, name: "" } }),
    phone: ({ content, pdf }) => ({ pdf, content: { ...content, phone: content.phone === aPhone ? "ask my agent" : content.phone } }),
    skills: ({ content, pdf }) => ({ pdf, content: { ...content, skills: skills(60) } }),
    "skills-distinct": ({ content, pdf }) => ({ pdf, content: { ...content, skills: [...content.skills, ...content.skills] } }),
    education: ({ content, pdf }) => ({ pdf, content: { ...content, education: [] } }),
    "real-text": ({ content, pdf }) => ({ pdf, content: { ...content, summary: "Lorem ipsum" } }),
    "real-words": ({ content, pdf }) => ({ pdf, content: { ...content, name: "asdf" } }),
    "no-markup": ({ content, pdf }) => ({ pdf, content: { ...content, summary: `<p>${content.summary}</p>` } }),
    pages: ({ content, pdf }) => ({ content, pdf: { ...pdf, pages: pdf.pages + 1 } }),
    "text-kept": ({ content, pdf }) => ({ content, pdf: { ...pdf, warnings: [...pdf.warnings, "lost"] } }),
  };

  it.each(Object.entries(worse))(`%s is never better for what it looks at being worse (SEED=${seed})`, (id, worsen) => {
    const points = { pass: 2, advice: 1, fail: 0 };
    const pointsOf = ({ content, pdf }: Made) => {
      const check = atsReportOf(content, pdf).checks.find((each) => each.id === id);
      return check ? points[check.status] : points.pass;
    };
    fc.assert(
      fc.property(aContent, aPdf, (content, pdf) => {
        expect(pointsOf(worsen({ content, pdf }))).toBeLessThanOrEqual(pointsOf({ content, pdf }));
      }),
      { ...runs, numRuns: runs.numRuns / 10 },
    );
  });
});
