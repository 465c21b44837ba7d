import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { templateNames, templates } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { readPdf } from "../support/pdf.ts";
import { openPdf } from "../support/pdf-structure.ts";
import type { ResumeInput } from "../support/resumes.ts";

const signal = new AbortController().signal;

const jobs: ResumeInput["experience"] = [
  {
    role: "Role One",
    company: "Company One",
    location: "Place One",
    url: "https://one.example",
    start: "2019",
    end: "2021",
    details: ["Did it."],
  },
  { role: "Role Two", company: "Company Two", start: "2017", end: "2018", details: ["Did it."] },
  { company: "Company Three", location: "Place Three", start: "2015", end: "2016", details: ["Did it."] },
  { role: "Role Four", location: "Place Four", start: "2013", end: "2014", details: ["Did it."] },
];

describe.each(templateNames)("the head of an entry in %s", (template) => {
  const render = async (input: Partial<ResumeInput>) => {
    const content = resumeContent.parse({ email: "ada@example.com", name: "Ada Example", ...input });
    return (await renderer.render({ content, template, page_size: "A4" }, signal)).bytes;
  };
  const textsOf = async (input: Partial<ResumeInput>) => (await readPdf(await render(input))).pages.flatMap(({ texts }) => texts);

  const alone: Record<string, [Partial<ResumeInput>, Partial<ResumeInput>]> = {
    "a job": [{ experience: [{ role: "Example Works", start: "2019" }] }, { experience: [{ company: "Example Works", start: "2019" }] }],
    "a school": [
      { education: [{ degree: "Example Works", year: "2019" }] },
      { education: [{ institution: "Example Works", year: "2019" }] },
    ],
    "voluntary work": [
      { volunteer: [{ role: "Example Works", start: "2019" }] },
      { volunteer: [{ organization: "Example Works", start: "2019" }] },
    ],
    "a job with nothing but its place": [
      { experience: [{ role: "Example Works", start: "2019" }] },
      { experience: [{ location: "Example Works", start: "2019" }] },
    ],
  };

  it.each(Object.entries(alone))("is the organisation where %s has no title, set as a title is", async (_, [titled, untitled]) => {
    expect(await textsOf(untitled)).toEqual(await textsOf(titled));
    expect((await textsOf(titled)).map(({ text }) => text)).toContain("Example Works");
  });

  it("is all that is bold in it: keywords and courses are one text with their labels", async () => {
    const texts = await textsOf({
      experience: [{ role: "Example Works", details: ["Did it."], keywords: ["Rust", "Go"] }],
      education: [{ degree: "Example Studies", courses: ["Algebra", "Logic"] }],
    });
    const written = texts.map(({ text }) => text);
    expect(written).toContain("Skills: Rust, Go");
    expect(written).toContain("Courses: Algebra, Logic");
  });

  it("is the address or the date where there is nothing else", async () => {
    const texts = await textsOf({
      projects: [{ url: "https://one.example", start: "2019" }],
      experience: [{ start: "2012", end: "2014" }],
    });
    const at = (wanted: string) => texts.find(({ text }) => text === wanted);
    expect(at("one.example")?.y).toBe(at("2019")?.y);
    expect(at("2012 – 2014")?.x).toBe(at("one.example")?.x);
  });

  it("is the address before the place", async () => {
    const texts = await textsOf({ experience: [{ location: "Place One", url: "https://one.example", details: ["Did it."] }] });
    const [address, place] = ["one.example", "Place One"].map((wanted) => texts.findIndex(({ text }) => text === wanted)) as [
      number,
      number,
    ];
    expect(address).toBeGreaterThanOrEqual(0);
    expect(place).toBeGreaterThan(address);
  });

  it("is a heading in the structure, whatever it consists of", async () => {
    const experience = [...(jobs ?? []), { location: "Place Five" }, { start: "2012", end: "2014" }];
    const { elements } = await openPdf(await render({ experience, projects: [{ url: "https://one.example" }] }));
    expect(elements.filter(({ type }) => type === "H3")).toHaveLength(7);
  });

  it("has title, organisation, place, date and address as texts apart", async () => {
    const education = [{ degree: "Degree One", institution: "School One", location: "Place Five", year: "2010", score: "Score One" }];
    const texts = (await textsOf({ experience: jobs, education })).map(({ text }) => text);
    const wanted = ["Role One", "Company One", "Place One", "one.example", "2019 – 2021", "Degree One", "School One", "Place Five", "2010"];
    for (const text of wanted) expect(texts).toContain(text);
    expect(texts).toContainEqual(expect.stringMatching(/Score One$/));
  });

  it("stands close to the next where no entry of the section is more than one line", async () => {
    const distance = async (rest: object) => {
      const texts = await textsOf({ certifications: [{ name: "First" }, { name: "Second" }, { name: "Third", ...rest }] });
      const yOf = (wanted: string) => texts.find(({ text }) => text === wanted)?.y ?? Number.NaN;
      return yOf("First") - yOf("Second");
    };
    expect(await distance({ date: "2019" })).toBeLessThan(await distance({ summary: "What it says." }));
  });

  it("is further below the one before than its lines are apart, so that programs tell two schools apart", async () => {
    const education = ["One", "Two"].map((n) => ({ degree: `Degree ${n}`, institution: `School ${n}`, year: "2010" }));
    const texts = await textsOf({ education });
    const heights = [...new Set(texts.filter(({ text }) => /One|Two/.test(text)).map(({ y }) => y))];
    const gaps = heights.slice(1).map((y, i) => (heights[i] ?? 0) - y);
    expect(gaps).toHaveLength(3);
    expect(gaps[1]).toBeGreaterThan(1.4 * (gaps[0] ?? 0));
  });

  it("has the date on its first line, at the margin, whatever is missing", async () => {
    const texts = await textsOf({ experience: jobs });
    const margin = templates[template].margin.fixed + templates[template].margin.shrinks;
    const firsts =
      template === "corporate"
        ? ["Company One", "Company Two", "Company Three", "Role Four"]
        : ["Role One", "Role Two", "Company Three", "Role Four"];
    const at = (wanted: string) => texts.find(({ text }) => text === wanted) ?? { x: 0, y: 0, width: 0 };
    for (const [i, date] of ["2019 – 2021", "2017 – 2018", "2015 – 2016", "2013 – 2014"].entries()) {
      expect(at(date).y).toBeCloseTo(at(firsts[i] ?? "").y, 1);
      expect(at(date).x + at(date).width).toBeCloseTo(595.28 - margin, 0);
    }
  });
});

it.each(["creative", "engineer"] as const)(
  "a long address beside a column is shown by its host, and leads where it led: %s",
  async (template) => {
    const url = "https://one.example/a-path-of-so-many-letters/that-no-line-has-room-for-it";
    const content = resumeContent.parse({
      email: "ada@example.com",
      experience: [{ role: "Role", company: "Company", url }],
      skills: ["Go"],
    });
    const { pages, words } = await readPdf((await renderer.render({ content, template, page_size: "A4" }, signal)).bytes);
    expect(words).toMatch(/Company one\.example (?!\/)/);
    expect(pages[0]?.links).toContain(url);
  },
);

it.each(["creative", "engineer"] as const)(
  "a long address is whole where the line beside a column has room for it: %s",
  async (template) => {
    const content = resumeContent.parse({
      email: "ada@example.com",
      projects: [{ name: "Project", type: "open source", url: "https://code.example/ada-example/counts-words" }],
      skills: ["Go"],
    });
    const { words } = await readPdf((await renderer.render({ content, template, page_size: "A4" }, signal)).bytes);
    expect(words).toContain("code.example/ada-example/counts-words");
  },
);

it.each(["classic", "corporate", "academic"] as const)(
  "no organisation of %s slants in a language whose script has no italics",
  async (template) => {
    const fontsIn = async (locale: string) => {
      const content = resumeContent.parse({ email: "ada@example.com", experience: jobs, presentation: { locale } });
      const { bytes } = await renderer.render({ content, template, page_size: "A4" }, signal);
      const { pages, dict } = await openPdf(bytes);
      return Object.values(dict(dict(pages[0]?.dict["/Resources"])["/Font"])).map((font) => `${dict(font)["/BaseFont"]}`);
    };
    expect(await fontsIn("en")).toContainEqual(expect.stringMatching(/It$/));
    expect(await fontsIn("ja")).not.toContainEqual(expect.stringMatching(/It$/));
  },
);

it.each([
  ["tr", "İŞ DENEYİMİ"],
  ["el", "ΕΠΑΓΓΕΛΜΑΤΙΚΗ ΕΜΠΕΙΡΙΑ"],
  ["de", "BERUFSERFAHRUNG"],
])("the headings of compact are in the capitals of their language: %s", async (locale, heading) => {
  const content = resumeContent.parse({ email: "ada@example.com", experience: jobs, presentation: { locale } });
  const { bytes, warnings } = await renderer.render({ content, template: "compact", page_size: "A4" }, signal);
  expect((await readPdf(bytes)).words).toContain(heading);
  expect(warnings).toEqual([]);
});

it.each(["de", "es"])("the days of an entry stay on one line beside its place, however long months are written: %s", async (locale) => {
  const content = resumeContent.parse({
    email: "ada@example.com",
    experience: [{ ...jobs[0], start: "2015-09-12", end: "2017-12-24" }],
    presentation: { locale, date_style: "full" },
  });
  const { bytes } = await renderer.render({ content, template: "compact", page_size: "A4" }, signal);
  const texts = (await readPdf(bytes)).pages.flatMap((page) => page.texts);
  const yOf = (part: string) => texts.find(({ text }) => text.includes(part))?.y;
  expect(yOf("2017")).toBe(yOf("Role One"));
});

it("the number of a publication in a resume from right to left has its dot between its digits and the title", async () => {
  const content = resumeContent.parse({ email: "ada@example.com", name: "محرك", publications: [{ name: "البحث" }, { name: "المثال" }] });
  const { bytes } = await renderer.render({ content, template: "academic", page_size: "A4" }, signal);
  const texts = (await readPdf(bytes)).pages.flatMap((page) => page.texts);
  const [number, dot, title] = [/^\P{L}*1\P{L}*$/u, /\./, /البحث/].map(
    (part) => texts.find(({ text, y }) => part.test(text) && y < 700)?.x ?? 0,
  );
  expect(number).toBeGreaterThan(dot ?? 0);
  expect(dot).toBeGreaterThan(title ?? 0);
});

it("a heading in capitals has all of a letter whose capital is made of several characters", async () => {
  const custom_sections = [{ id: "a", title: "Η μάΰ και η αΐ", intro: "Text." }];
  const content = resumeContent.parse({ email: "ada@example.com", custom_sections, presentation: { locale: "uk" } });
  const { bytes, warnings } = await renderer.render({ content, template: "modern", page_size: "A4" }, signal);
  expect((await readPdf(bytes)).words).toContain("Η μάΰ και η αΐ".toUpperCase().normalize("NFC"));
  expect(warnings).toEqual([]);
});
