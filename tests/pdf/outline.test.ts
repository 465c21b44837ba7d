import { describe, expect, it } from "vitest";
import { type DateStyle, sectionNames } from "../../domain/presentation.ts";
import { type RenderedContent, resumeContent } from "../../domain/resume.ts";
import { outlineOf } from "../../outline/outline.ts";
import { presentable } from "../../outline/presentable.ts";
import { plain } from "../../outline/text/inline.ts";
import { aResume } from "../support/resumes.ts";
import { aWholeResume } from "../support/whole-resume.ts";

const { fields, content: written } = aWholeResume((number) => `text${number}of.example`);
const content = { ...written, presentation: { show_personal: true } };

/** A resume without some of its texts. */
const without = (resume: RenderedContent, texts: string[]): RenderedContent =>
  JSON.parse(JSON.stringify(resume), (_key, value) => (texts.includes(value) ? "" : value));

describe("the outline of a resume", () => {
  /** What is shown only where another field is missing. */
  const insteadOf: Record<string, RegExp> = {
    "education[].year": /^education\[\]\.end$/,
    email: /^contact_email$/,
    "profiles[].username": /^profiles\[\]\.url_label$/,
    "projects[].date": /^projects\[\]\.start$/,
    "location.address": /^location\.text$/,
    "location.postal_code": /^location\.text$/,
    "location.city": /^location\.text$/,
    "location.region": /^location\.text$/,
    "location.country_code": /^location\.text$/,
  };

  it.each(fields)("shows $path", ({ path, text }) => {
    const missing = insteadOf[path];
    const shown = missing
      ? without(
          content,
          fields.filter((field) => missing.test(field.path)).map(({ text }) => text),
        )
      : content;
    expect(JSON.stringify(outlineOf(presentable(shown), "en"))).toContain(text);
    if (missing) expect(JSON.stringify(outlineOf(presentable(content), "en"))).not.toContain(text);
  });

  it("shows nothing personal unless asked to, no entry that is hidden, and nothing that is the caller's own", () => {
    const own = { id: "canary-id", tags: ["canary-tag"], custom: { canary: "canary-own" } };
    const resume = resumeContent.parse({
      ...aResume(),
      personal: [{ label: "Born", text: "canary-birth" }],
      experience: [
        { role: "Shown", ...own, positions: [{ role: "canary-position", hidden: true }] },
        { role: "canary-job", hidden: true },
      ],
      custom_sections: [{ title: "canary-section", hidden: true, items: [{ title: "canary-item" }] }],
      profiles: [{ network: "canary-network", hidden: true }],
      languages: [{ language: "Italian", certificates: [{ name: "canary-exam", hidden: true }] }],
      awards: [{ title: "canary-award" }],
      projects: [{ name: "canary-project", hidden: true }],
      section_intros: { awards: "canary-intro", projects: "canary-intro" },
      presentation: { hidden_sections: ["awards"], section_titles: { projects: "canary-title" } },
    });
    const outline = JSON.stringify(outlineOf(presentable(resume), "en"));
    expect(outline).toContain("Shown");
    expect(outline).not.toContain("canary");
    expect(JSON.stringify(presentable(resume))).not.toContain("canary");
  });

  it("sets roles at one employer as a group under its name, with the whole time", () => {
    const positions = [
      { role: "Lead", start: "2021-03", end: "present" },
      { role: "Engineer", start: "2016-05", end: "2021-03" },
    ];
    const groupOf = (job: object) => {
      const resume = resumeContent.parse(aResume({ experience: [{ company: "Example Engines", positions, ...job }] }));
      return outlineOf(presentable(resume), "en").sections.find(({ name }) => name === "experience")?.parts[0];
    };
    expect(groupOf({})).toMatchObject({
      title: "Example Engines",
      date: "May 2016 – present",
      positions: [
        { title: "Lead", date: "Mar 2021 – present" },
        { title: "Engineer", date: "May 2016 – Mar 2021" },
      ],
    });
    expect(groupOf({ positions: positions.toReversed() })).toMatchObject({ date: "May 2016 – present" });
    expect(groupOf({ start: "2015", end: "2022" })).toMatchObject({ date: "2015 – 2022" });
    expect(groupOf({ positions: [{ start: "once", end: "then" }, positions[1]] })).toMatchObject({ date: "May 2016 – then" });
  });

  it("places and hides one custom section by its id", () => {
    const own = (id: string) => ({ id, title: `Section ${id}`, items: [{ title: "Item" }] });
    const titles = (presentation: object) => {
      const custom_sections = [own("a"), own("b"), { ...own("c"), id: undefined }];
      const resume = resumeContent.parse(aResume({ summary: "Text.", custom_sections, presentation }));
      return outlineOf(presentable(resume), "en").sections.map(({ title }) => title.replace("Section ", ""));
    };
    expect(titles({})).toEqual(["Summary", "a", "b", "c"]);
    expect(titles({ section_order: ["custom_sections.b", "summary"] })).toEqual(["b", "Summary", "a", "c"]);
    expect(titles({ section_order: ["custom_sections", "summary"] })).toEqual(["a", "b", "c", "Summary"]);
    expect(titles({ section_order: ["custom_sections.none"], hidden_sections: ["custom_sections.a"] })).toEqual(["Summary", "b", "c"]);
  });

  it("shows a custom section that is a text alone, and none that is a title alone", () => {
    const custom_sections = [{ title: "Empty" }, { title: "Availability", intro: "From **May** on." }];
    const { sections } = outlineOf(presentable(resumeContent.parse(aResume({ custom_sections }))), "en");
    expect(sections.map(({ title, paragraphs }) => [title, ...paragraphs.map(plain)])).toEqual([["Availability", "From May on."]]);
  });

  it("has every section, and none that is hidden", () => {
    const names = (resume: RenderedContent) => outlineOf(presentable(resume), "en").sections.map(({ name }) => name);
    expect(names(content)).toEqual([...sectionNames]);
    const hidden_sections = sectionNames.slice(1);
    expect(names({ ...content, presentation: { hidden_sections } })).toEqual(sectionNames.slice(0, 1));
  });

  it("has months in what takes its time, and days in what happens on a day, unless it asks for another style", () => {
    const [start, end, day] = ["2019-03-01T00:00:00.000Z", "05/2021", "2020-07-09"];
    const dated = (date_style?: DateStyle) => {
      const { sections } = outlineOf(
        presentable({
          ...resumeContent.parse(aResume()),
          experience: [{ role: "Job", start, end }],
          education: [{ degree: "School", start, year: end }],
          projects: [{ name: "Project", start, end }],
          volunteer: [{ role: "Volunteer", start, end }],
          certifications: [{ name: "Certificate", date: day, expires: end }],
          awards: [{ title: "Award", date: day }],
          publications: [{ name: "Publication", date: day }],
          presentation: { locale: "en", ...(date_style && { date_style }) },
        }),
        "en",
      );
      const dates = sections.flatMap(({ parts }) => parts.map((part) => (part.kind === "entry" ? part.date : undefined)));
      return [...new Set(dates)].filter(Boolean);
    };
    expect(dated()).toEqual(["Mar 2019 – May 2021", "Jul 9, 2020 – May 2021", "Jul 9, 2020"]);
    expect(dated("month")).toEqual(dated());
    expect(dated("year")).toEqual(["2019 – 2021", "2020 – 2021", "2020"]);
    expect(dated("numeric")).toEqual(["03/2019 – 05/2021", "2020-07-09 – 05/2021", "2020-07-09"]);
    expect(dated("full")).toEqual(["Mar 1, 2019 – May 2021", "Jul 9, 2020 – May 2021", "Jul 9, 2020"]);
  });

  it("keeps the lines of a paragraph and of a bullet, and makes one line of any other text", () => {
    const { fields, content } = aWholeResume((number) => `text ${number}\nline.`);
    const texts = JSON.stringify(presentable({ ...content, presentation: { show_personal: true } }));
    const joined = fields.filter(({ text }) => !texts.includes(JSON.stringify(text))).map(({ path }) => path);
    expect(joined).toEqual(fields.filter(({ max }) => max < 3_000).map(({ path }) => path));
  });
});

/** The authors that are set bold in a publication of a person. */
function boldAmong(authors: string[], person: object = { name: "Ada Example" }) {
  const publications = [{ name: "On Engines", authors }];
  const { sections } = outlineOf(presentable(resumeContent.parse(aResume({ ...person, publications }))), "en");
  const [note = []] = sections.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === "entry" ? part.notes : [])));
  return note.flatMap((run, i) => (run.kind === "text" && run.strong ? [{ text: run.text, after: plain(note.slice(0, i)) }] : []));
}

it.each([
  ["Ada Example", true],
  ["ada  example", true],
  ["Example, Ada", true],
  ["A. Example", true],
  ["Example A", true],
  ["Ada B. Example", true],
  ["Example AB", true],
  ["AB Example*", true],
  ["A. Example¹", true],
  ["B. A. Example", false],
  ["B. Example", false],
  ["Ada Sample", false],
  ["Ada E. Sample", false],
  ["Example", false],
])("among the authors of a publication, %s is the person or not: %s", (author, isOwn) => {
  expect(boldAmong(["Z. Other", author])).toEqual(isOwn ? [{ text: author, after: "Z. Other, " }] : []);
});

it.each([
  ["van der Berg, L.", { name: "Ludwig van der Berg" }],
  ["L. van der Berg", { name: "Ludwig van der Berg" }],
  ["J.-P. Example", { name: "Jean-Paul Example" }],
  ["García, M.", { name: "María García López" }],
  ["M. García-López", { name: "María García López" }],
  ["Smith J", { name: "John Smith Jr." }],
  ["J. Smith", { name: "Dr. John Smith, PhD" }],
  ["LI J", { name: "Li Jing" }],
  ["Zhang, W.", { name: "Zhang Wei" }],
  ["山田太郎", { name: "山田 太郎" }],
  ["김 철수", { name: "김철수" }],
  ["T. Yamada", { name: "山田 太郎", name_reading: "Yamada Taro" }],
])("among the authors of a publication, %s is found for %j", (author, person) => {
  expect(boldAmong([author, "Z. Other"], person)).toEqual([{ text: author, after: "" }]);
});

it("among authors who are written alike, the person is bold at the right place", () => {
  expect(boldAmong(["Maria A. Example", "A. Example"])).toEqual([{ text: "A. Example", after: "Maria A. Example, " }]);
  expect(boldAmong(["Wei Z.", "W. Zhang"], { name: "Wei Zhang" })).toEqual([{ text: "W. Zhang", after: "Wei Z., " }]);
});
