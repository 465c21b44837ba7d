import { describe, expect, it } from "vitest";
import { locales } from "../../domain/locales/locales.ts";
import type { TextItem } from "../../domain/ports.ts";
import { type RenderedContent, resumeContent } from "../../domain/resume.ts";
import { type TemplateName, templateNames } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { reporter } from "../../handlers/rendering/report-on-file.ts";
import { atsReportOf } from "../../reading/ats/ats-report.ts";
import { readResume } from "../../reading/read-resume.ts";
import { plainFile } from "../support/ats/plain-file.ts";

const content = resumeContent.parse({
  email: "ada@example.com",
  name: "Ada Example",
  phone: "+39 011 555 0100",
  summary: "An engineer.",
  skills: ["SQL"],
  experience: [
    { role: "Captain", company: "Example Boats", start: "2020-02", end: "present", details: ["Led the crew.", "Kept the log."] },
    { role: "Engineer", company: "Example Engines", start: "2015", end: "2019-12", details: ["Built the mill."] },
    { role: "Stoker", company: "Example Steam", start: "2012", end: "2014" },
  ],
  education: [{ degree: "BSc Mathematics", institution: "Example University", year: "2011" }],
});

const file = plainFile(content);

/** What a report says of a file for the resume above. */
function missed(items: TextItem[], stored: RenderedContent = content) {
  const { checks } = atsReportOf(stored, { template: "classic", pages: 1, warnings: [], items });
  const faults = checks.filter(({ id, status }) => id.startsWith("read-") && status !== "pass");
  return Object.fromEntries(faults.map(({ id, paths }) => [id, paths]));
}

const at = (text: string) => file.findIndex((item) => item.text === text);

/** The file with other texts in place of one. */
const instead = (text: string, ...others: Partial<TextItem>[]): TextItem[] =>
  file.flatMap((item) => (item.text === text ? others.map((other) => ({ ...item, ...other })) : [item]));

describe("a file of another program", () => {
  it("is read into contacts, sections and entries", () => {
    const { name, email, phone, sections, entries } = readResume(file);
    expect({ name, email, phone }).toEqual({ name: content.name, email: content.email, phone: content.phone });
    expect(sections.map((section) => section.name)).toEqual(["summary", "experience", "education", "skills"]);
    expect(entries("experience")).toMatchObject([
      { title: "Captain", organization: "Example Boats", dates: "2020-02 – present", bullets: ["Led the crew.", "Kept the log."] },
      { title: "Engineer", organization: "Example Engines", bullets: ["Built the mill."] },
      { title: "Stoker", organization: "Example Steam", dates: "2012 – 2014", bullets: [] },
    ]);
    expect(missed(file)).toEqual({});
  });

  it("may have the employer above the title", () => {
    const swapped = file.map((item) => {
      const [first, second] = [at("Captain"), at("Example Boats")];
      if (item === file[first]) return { ...item, text: "Example Boats" };
      return item === file[second] ? { ...item, text: "Captain" } : item;
    });
    expect(missed(swapped)).toEqual({});
  });

  it("may break a long title, a bullet and a name into lines", () => {
    const long = {
      ...content,
      name: "Ada Wilhelmina Example",
      experience: [{ role: "Captain of the fleet", company: "Boats", details: [] }],
    };
    const items = plainFile(long as RenderedContent).flatMap((item) => {
      if (item.text === "Captain of the fleet")
        return [
          { ...item, text: "Captain of" },
          { ...item, text: "the fleet", y: item.y - 6 },
        ];
      if (item.text === long.name)
        return [
          { ...item, text: "Ada Wilhelmina", y: item.y + 26 },
          { ...item, text: "Example" },
        ];
      return [item];
    });
    expect(missed(items, long as RenderedContent)).toEqual({});
  });

  it("may have a phone number with dashes, and signs that are letters elsewhere", () => {
    const dashed = { ...content, phone: "+39—011—555—0100", experience: [{ role: "Cook", company: "School № 5", start: "2020" }] };
    expect(missed(plainFile(dashed), dashed)).toEqual({});
  });

  it("may have letters of a word in several texts", () => {
    expect(missed(instead("Captain", { text: "Cap", width: 6 }, { text: "tain", x: 56, width: 8 }))).toEqual({});
  });

  it.each(Object.keys(locales))("may have the titles of %s", (locale) => {
    const foreign = { ...content, presentation: { locale } };
    expect(missed(plainFile(foreign), foreign)).toEqual({});
  });

  it("may have its titles beside the first line of what they are of", () => {
    const titles = ["Summary", "Experience", "Education", "Skills"].map(at);
    // Each title comes down to the line below, at the left of it.
    const beside = file.map((item, i) =>
      titles.includes(i) ? { ...item, x: -150, width: 100, height: 10, y: file[i + 1]?.y ?? 0 } : item,
    );
    expect(missed(beside)).toEqual({});
    expect(readResume(beside).sections.map(({ title }) => title)).toEqual(["Summary", "Experience", "Education", "Skills"]);
  });

  it("may have a job that is called as a section is", () => {
    const jobs = { ...content, experience: [{ role: "Projects", company: "Example Boats", start: "2020", end: "2021" }] };
    const small = plainFile(jobs).map((item) => (item.height === 14 ? { ...item, height: 10 } : item));
    expect(missed(small, jobs)).toEqual({});
  });

  it("may have one title of many beside what it is of", () => {
    const beside = file.map((item, i) => (i === at("Skills") ? { ...item, y: file[i + 1]?.y ?? 0, width: 20 } : item));
    const moved = beside.map((item, i) => (i === at("Skills") + 1 ? { ...item, x: 150 } : item));
    expect(missed(moved)).toEqual({});
  });

  it("may be of many pages, with an entry across two", () => {
    const below = at("• Kept the log.");
    const onTwoPages = file.map((item, i) => (i < below ? item : { ...item, page: 2, y: item.y + 400 }));
    expect(missed(onTwoPages)).toEqual({});
  });
});

/** Lines of a column, each with the space above it and its texts. A new page begins where the space is 0. */
function column(...rows: [space: number, ...texts: string[]][]): TextItem[] {
  let [page, y] = [1, 800];
  return rows.flatMap(([space, ...texts]) => {
    if (space === 0) [page, y] = [page + 1, 800];
    y -= space;
    return texts.map((text, i) => ({ text, page, x: 50 + 200 * i, y, width: 100, height: text === "Experience" ? 14 : 10 }));
  });
}

describe("an entry without bullets begins", () => {
  const titles = (...rows: [number, ...string[]][]) =>
    readResume(column([20, "Experience"], ...rows))
      .entries("experience")
      .map(({ texts }) => texts);
  const expected = [
    ["Captain", "Example Boats", "On three seas"],
    ["Engineer", "Example Engines", "In two mills"],
  ];

  it("where its date is, with its lines below", () => {
    const first: [number, ...string[]][] = [
      [20, "Captain", "2020"],
      [12, "Example Boats"],
      [12, "On three seas"],
    ];
    expect(titles(...first, [15, "Engineer", "2018"], [12, "Example Engines"], [12, "In two mills"])).toEqual(expected);
    expect(titles(...first, [0, "Engineer", "2018"], [12, "Example Engines"], [12, "In two mills"])).toEqual(expected);
  });

  it("above its date, after the widest space", () => {
    const first: [number, ...string[]][] = [
      [20, "Captain"],
      [12, "Example Boats", "2020"],
      [12, "On three seas"],
    ];
    expect(titles(...first, [15, "Engineer"], [12, "Example Engines", "2018"], [12, "In two mills"])).toEqual(expected);
    expect(titles(...first, [0, "Engineer"], [12, "Example Engines", "2018"], [12, "In two mills"])).toEqual(expected);
  });

  it("after the widest space, even where a page ends within the entry above", () => {
    const second: [number, ...string[]][] = [
      [18, "Engineer"],
      [12, "Example Engines", "2018"],
      [12, "In two mills"],
    ];
    expect(titles([20, "Captain"], [12, "Example Boats", "2020"], [0, "On three seas"], ...second)).toEqual(expected);
  });
});

const below = { page: 1, x: 50, y: 1_000, width: 12, height: 10 };

describe("a report tells of", () => {
  it.each<[what: string, items: TextItem[], expected: Record<string, string[]>]>([
    ["a name behind the first title", [...file.slice(1, 6), ...file.slice(0, 1), ...file.slice(6)], { "read-contact": ["name"] }],
    ["an email that is a picture", instead(content.email), { "read-contact": ["email"] }],
    [
      "a phone number in two lines",
      instead(content.phone, { text: "+39 011" }, { text: "555 0100", y: 1_900 }),
      { "read-contact": ["phone"] },
    ],
    ["a title that is a picture", instead("Skills"), { "read-sections": ["skills"] }],
    [
      "a title below what it is of",
      [...instead("Skills"), { ...below, text: "Skills", height: 14 }, { ...below, text: "Page 1", y: 980 }],
      { "read-sections": ["skills"] },
    ],
    [
      "title and employer in one text",
      instead("Captain", { text: "Captain, Example Boats" }).filter(({ text }) => text !== "Example Boats"),
      { "read-jobs": ["experience[0].role", "experience[0].company"] },
    ],
    ["an employer that is cut", instead("Example Engines", { text: "Example Eng…" }), { "read-jobs": ["experience[1].company"] }],
    ["dates that are another's", instead("2015 – 2019-12", { text: "2015 – 2018" }), { "read-jobs": ["experience[1].start"] }],
    ["a school that is not there", instead("Example University"), { "read-schools": ["education[0].institution"] }],
  ])("%s", (_, items, expected) => {
    expect(missed(items)).toEqual(expected);
  });

  it("another template, where it is not of the plainest", () => {
    const message = (template: TemplateName) =>
      atsReportOf(content, { template, pages: 1, warnings: [], items: [] }).checks.find(({ id }) => id === "read-contact")?.message;
    expect(message("creative")).toBe("A program does not find it in this PDF: try another template, such as classic: name, email, phone.");
    expect(message("classic")).toBe("A program does not find it in this PDF: name, email, phone.");
  });

  it("nothing where there is no text at all, but that", () => {
    expect(Object.keys(missed([]))).toEqual(["read-contact", "read-sections", "read-jobs", "read-schools"]);
  });
});

describe("a paragraph under the title of a section", () => {
  const intro = "Eleven years of engines and boats, in three countries and on two seas, with crews of up to forty people. Always on time.";
  const introduced = { ...content, section_intros: { experience: intro, education: "Evenings at school, for the most part." } };

  it.each(templateNames)("is no entry: in %s", async (template) => {
    const document = { content: introduced, template, page_size: "A4" } as const;
    const { signal } = new AbortController();
    const report = await reporter.report(document, await renderer.render(document, signal), signal);
    expect(report.read.jobs.map(({ title, organization }) => [title, organization].toSorted())).toEqual([
      ["Captain", "Example Boats"],
      ["Engineer", "Example Engines"],
      ["Example Steam", "Stoker"],
    ]);
    expect(report.read.schools.map(({ title }) => title)).toEqual(["BSc Mathematics"]);
    expect(report.checks.filter(({ id, status }) => id.startsWith("read-") && status !== "pass")).toEqual([]);
  });
});
