import schema from "@jsonresume/schema/schema.json" with { type: "json" };
import { Ajv } from "ajv";
import formats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { read, write } from "../../formats/json-resume.ts";
import { aDocument, documents } from "../support/documents.ts";
import { jsonResumes } from "../support/json-resumes.ts";
import { portrait } from "../support/portrait.ts";
import { aWholeResume } from "../support/whole-resume.ts";

const ajv = new Ajv({ allErrors: true });
formats.default(ajv);
const isValid = ajv.compile(schema);

type Content = ReturnType<typeof resumeContent.parse>;

/** What its owner gets. */
const exported = (content: Content) => shown({ ...content, custom: content.custom ?? {} });

/** What others get. */
const shown = (content: Parameters<typeof write>[0]["content"]) => JSON.parse(new TextDecoder().decode(write({ content }).bytes));

/** What is stored of a document that is imported. */
function imported(document: unknown): Content {
  const { resume } = read(JSON.stringify(document)) ?? {};
  return resumeContent.parse({ email: "ada@example.com", ...resume });
}

/** A resume without its hidden entries. */
const withoutHidden = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value, (_, inner) => (Array.isArray(inner) ? inner.filter((entry) => entry?.hidden !== true) : inner)));

describe("a resume as JSON Resume", () => {
  it.each(documents)("is valid, and read back whole: $name", ({ document: { content } }) => {
    const document = exported(content);
    isValid(document);
    expect(isValid.errors ?? []).toEqual([]);
    const { presentation = {}, ...back } = imported(document);
    const { presentation: { hidden_sections: _, ...look } = {}, ...shown } = content;
    expect(presentation).toEqual(look);
    const { contact_email, email, personal, ...others } = withoutHidden(shown);
    expect(back).toEqual({ ...others, email: contact_email ?? email, ...(look.show_personal && { personal }), custom: undefined });
  });

  it("has all fields of the model, however they are filled", () => {
    const values = [
      "",
      "present",
      "2019-03",
      "March 2019",
      "3/2019",
      "Spring",
      "example.com/a b",
      "https://example.com/é",
      "https://example.com/?a=[b]|%zz",
      "C#",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 40 }), (texts) => {
        const { content } = aWholeResume((i) => texts[i % texts.length] ?? "");
        const parsed = resumeContent.parse({
          ...content,
          summary: "Engineer",
          email: "ada@example.com",
          contact_email: undefined,
          presentation: { show_personal: true },
        });
        const document = exported(parsed);
        isValid(document);
        expect(isValid.errors ?? []).toEqual([]);
        expect(imported(document)).toEqual(parsed);
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it("has addresses and dates where its schema takes them, and as they were written", () => {
    const { content } = aDocument({
      url: "example.com/ada",
      experience: [
        { role: "Miller", company: "Mill", start: "March 2019", end: "present" },
        { role: "Driver", company: "Engines", start: "2016", end: "04/05/2018" },
      ],
      education: [{ degree: "BSc", institution: "School", year: "2014" }],
      skills: ["Grinding", { name: "Driving" }],
      volunteer: [{ role: "Mentor", start: "2015" }],
    });
    expect(exported(content)).toEqual({
      basics: { name: "Ada Example", email: "ada@example.com", url: "https://example.com/ada", "x-url": "example.com/ada" },
      work: [
        { position: "Miller", name: "Mill", startDate: "2019-03", "x-start": "March 2019" },
        { position: "Driver", name: "Engines", startDate: "2016", endDate: "2018", "x-end": "04/05/2018" },
      ],
      education: [{ studyType: "BSc", institution: "School", endDate: "2014" }],
      skills: [{ name: "Grinding" }, { name: "Driving", "x-group": true }],
      volunteer: [{ position: "Mentor", startDate: "2015", "x-end": null }],
    });
  });

  it("leaves out what is hidden, and the caller's own data", () => {
    const { content } = aDocument({
      summary: "Hidden",
      awards: [{ title: "Hidden" }],
      presentation: { hidden_sections: ["summary", "awards"] },
      custom: { note: "Own" },
    });
    expect(exported(content)).toEqual({ basics: { name: "Ada Example", email: "ada@example.com" } });
  });

  it("does not name a section that is hidden or missing: its id and its title can say what it is about", () => {
    const { content } = aDocument({
      custom_sections: ["illness", "talks", "arrest"].map((id) => ({ id, title: id, items: [{ title: id }], hidden: id === "arrest" })),
      presentation: {
        section_order: ["custom_sections.arrest", "custom_sections.illness", "custom_sections.talks", "custom_sections.divorce"],
        hidden_sections: ["custom_sections.illness"],
        section_titles: { awards: "Prizes of illness" },
      },
    });
    for (const file of [shown(content), exported(content)]) {
      expect(JSON.stringify(file)).not.toMatch(/illness|arrest|divorce/);
      expect(JSON.stringify(file)).toContain("custom_sections.talks");
    }
  });

  it("has what entries have for their owner alone, for the owner alone, and nothing of what is hidden", () => {
    const { content } = aDocument({
      contact_email: "hello@example.com",
      awards: [
        { title: "Shown", id: "a", tags: ["t"], custom: { mood: "good" } },
        { title: "Hidden", hidden: true },
      ],
      experience: [{ company: "Mill", positions: [{ role: "Miller" }, { role: "Hidden", hidden: true }] }],
    });
    const basics = { name: "Ada Example", email: "hello@example.com" };
    const work = [{ name: "Mill", "x-positions": [{ role: "Miller" }] }];
    expect(shown(content)).toEqual({ basics, work, awards: [{ title: "Shown" }] });
    expect(exported(content)).toEqual({ basics, work, awards: [{ title: "Shown", "x-id": "a", "x-tags": ["t"], mood: "good" }] });
  });
});

describe("a JSON Resume that is imported", () => {
  it.each(Object.entries(jsonResumes))("is exported as it was: %s", (_, document) => {
    expect(exported(imported(document))).toEqual(document);
  });

  it("keeps what a resume has no field for, and says so", () => {
    const { resume, unplaced } = read(
      JSON.stringify({
        $schema: "https://example.com/schema.json",
        basics: { name: "Ada", image: "https://example.com/ada.png" },
        work: [{ name: "Mill", mood: "good" }],
        meta: { version: "v1" },
      }),
    ) ?? { unplaced: [] };
    expect(resume).toMatchObject({ name: "Ada", experience: [{ company: "Mill" }] });
    expect(unplaced).toEqual(["basics.image: https://example.com/ada.png", "work[0].mood: good"]);
  });

  it("has placed several roles in a project, which become one", () => {
    const { resume, unplaced } = read(JSON.stringify({ projects: [{ name: "Mill", roles: ["Lead", "Writer"] }] })) ?? {};
    expect(resume?.projects).toMatchObject([{ name: "Mill", role: "Lead, Writer" }]);
    expect(unplaced).toEqual([]);
  });

  it("reads what other programs write in place of its keys", () => {
    const fieldsOf = (name: string) => {
      const { resume: { custom: _, ...fields } = {} } = read(JSON.stringify(jsonResumes[name])) ?? {};
      return JSON.parse(JSON.stringify(fields, (key, value) => (key === "custom" ? undefined : value)));
    };
    expect(fieldsOf("texts with comments, and one text in place of a list")).toMatchObject({
      experience: [{ company: "Mill" }],
      skills: [{ name: "Web", keywords: ["HTML", "CSS (expert)"] }],
    });
    expect(fieldsOf("keys that have the names of fields here")).toEqual({
      name: "Ada Example",
      email: "ada@example.com",
      headline: "Engineer",
      name_reading: "Eyda",
      location: { text: "Turin" },
      experience: [{ company: "Mill", role: "Miller", details: ["Ground."], keywords: ["Stone"] }],
      education: [{ institution: "School", year: "2014", location: "Turin", details: ["Best of the year"] }],
      projects: [{ name: "Reader", role: "Lead", description: "Reads." }],
      certifications: [{ name: "Sailor", date: "2019", expires: "2029" }],
    });
    expect(fieldsOf("two lists for one section")).toMatchObject({
      experience: [{ company: "Mill" }, { company: "Navy", role: "Cook" }],
      certifications: [{ name: "Sailor" }],
    });
  });

  it("reads the keys of its first versions", () => {
    const website = "https://example.com";
    const given = {
      basics: { name: "Ada Example", picture: portrait, website },
      work: [{ company: "Mill", position: "Miller", website, startDate: "2019", endDate: "2020" }],
      volunteer: [{ organization: "Club", website, startDate: "2019", endDate: "2020" }],
      education: [{ institution: "School", gpa: "3.8" }],
      publications: [{ name: "On Mills", website }],
    };
    expect(read(JSON.stringify(given))?.resume).toMatchObject({
      photo: portrait,
      url: website,
      experience: [{ company: "Mill", url: website }],
      volunteer: [{ organization: "Club", url: website }],
      education: [{ institution: "School", score: "3.8" }],
      publications: [{ name: "On Mills", url: website }],
    });
  });

  it("has placed a text with its comment, which become one", () => {
    const highlights = [{ text: "Built it (at last).", comment: "Rust" }];
    const { resume, unplaced } = read(JSON.stringify({ work: [{ name: "Mill", highlights }] })) ?? {};
    expect(resume?.experience).toMatchObject([{ details: ["Built it (at last). (Rust)"] }]);
    expect(unplaced).toEqual([]);
  });

  it("means that a job without an end goes on, and that a school with one date has a year", () => {
    const { resume } = read(JSON.stringify({ work: [{ startDate: "2019" }], education: [{ endDate: "2014" }] })) ?? {};
    expect(resume).toEqual({ experience: [{ start: "2019", end: "present" }], education: [{ year: "2014" }] });
  });

  it("that was changed since has the change, and the rest as it was", () => {
    const stored = imported({
      basics: { name: "Ada", label: "", phone: "" },
      work: [{ name: "Mill", startDate: "Spring 2019", mood: "good" }],
      meta: { theme: "even" },
    });
    const [job] = stored.experience;
    expect(exported({ ...stored, phone: "+39 011 555 0100", experience: [{ ...job, start: "2019-04" }] })).toEqual({
      basics: { name: "Ada", label: "", phone: "+39 011 555 0100", email: "ada@example.com" },
      work: [{ name: "Mill", startDate: "2019-04", mood: "good" }],
      meta: { theme: "even" },
    });
  });

  it.each(["", "no JSON", "[]", "1", "{}", '{"name":"Ada"}'])("is none: %s", (text) => {
    expect(read(text)).toBe(undefined);
  });
});
