import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { type SectionName, sectionNames } from "../../domain/presentation.ts";
import { resumeContent } from "../../domain/resume.ts";
import { type TemplateFacts, type TemplateName, templateNames, templates } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { aFolder } from "../support/npm-start.ts";
import { readPdf } from "../support/pdf.ts";
import { everySection } from "../support/render.ts";
import type { ResumeInput } from "../support/resumes.ts";
import { findTool } from "../support/tools.ts";

const qpdf = findTool(["qpdf"], "the suite of templates");

/** A red dot. */
const photo =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==";

async function render(template: TemplateName, input: ResumeInput, presentation: ResumeInput["presentation"] = {}) {
  const content = resumeContent.parse({ ...input, presentation });
  const rendered = await renderer.render({ content, template, page_size: "A4" }, new AbortController().signal);
  const { words, ...read } = await readPdf(rendered.bytes);
  // Text that stands close to text is not apart from it.
  return { ...rendered, ...read, words: words.replace(/ (?=[:,])/g, "").replace(/ +/g, " ") };
}

/** The objects of a file, to be searched as text. */
async function objectsOf(bytes: Uint8Array) {
  const file = `${await aFolder()}/a.pdf`;
  await writeFile(file, bytes);
  return execFileSync(qpdf ?? "", ["--qdf", "--object-streams=disable", file, "-"], { maxBuffer: 1e9 }).toString("latin1");
}

/** A word of every section of the model. */
const marks: Record<SectionName, string[]> = {
  summary: ["twelve years"],
  experience: ["Role One", "Company One", "2019 – present", "Place One", "Summary one", "Detail one", "one.example", "key"],
  education: ["Degree One, Area One", "School One", "2010 – 2014", "Place Two", "Score One", "Course One", "Thesis one", "Degree Two"],
  skills: ["plain skill", "Grouped (expert): one, two"],
  projects: ["Project One", "About it", "2018", "project.example", "Part one", "tool"],
  certifications: ["Certificate One", "Issuer One", "2020 – 2025", "cert.example"],
  publications: ["Paper One", "Publisher One", "2017", "A. Example", "On engines"],
  awards: ["Award One", "Awarder One", "2016", "For work"],
  volunteer: ["Helper", "Club One", "2015", "Gave time", "Each week"],
  languages: ["Italian (native), Latin"],
  interests: ["Music (piano)"],
  references: ["Referee One", "Reliable."],
  custom_sections: ["Patents", "Patent One", "Office", "2021", "About mills", "Granted", "Talk One"],
};

describe.each(templateNames)("the template %s", (template) => {
  const { capitals = false }: TemplateFacts = templates[template];
  const heading = (title: string) => (capitals ? title.toUpperCase() : title);

  it("shows every section of the model, and who it is", async () => {
    const { words, links, warnings } = await render(template, everySection).then((pdf) => ({
      ...pdf,
      links: pdf.pages.flatMap((page) => page.links),
    }));
    for (const mark of Object.values(marks).flat()) expect(heading(words)).toContain(heading(mark));
    for (const mark of [
      "Ada Example",
      "Engine driver · she/her",
      "+39 011 555 0100",
      "1 Mill Lane, 10100 Turin, Piedmont, IT",
      "Mastodon: @ada",
    ]) {
      expect(words).toContain(mark);
    }
    expect(links).toContain("https://github.com/ada");
    expect(warnings).toEqual([]);
  });

  it("leaves out what is hidden or empty, and sets the rest in the order that is asked for", async () => {
    const section_order: SectionName[] = ["references", "education", "experience"];
    const { words } = await render(template, everySection, { section_order, hidden_sections: ["awards", "projects"] });
    for (const mark of [...marks.awards.slice(0, 2), ...marks.projects.slice(0, 2), heading("Awards"), heading("Projects")])
      expect(words).not.toContain(mark);
    const places = ["Referee One", "Degree One", "Role One"].map((mark) => words.indexOf(mark));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const { words: few } = await render(template, { email: "ada@example.com", name: "Ada Example", skills: ["one"] });
    expect(few).toBe(`Ada Example ada@example.com ${heading("Skills")} one`);
  });

  it("takes titles of one's own, and those of another language", async () => {
    const own = await render(template, everySection, { section_titles: { experience: "Where I was" } });
    expect(own.words).toContain(heading("Where I was"));
    const german = await render(
      template,
      { ...everySection, experience: [{ role: "Ingenieurin", start: "2020-03", end: "present" }] },
      { locale: "de-AT" },
    );
    expect(german.words).toContain(heading("Berufserfahrung"));
    expect(german.words).toContain("März 2020 – heute");
    expect(german.info).toMatchObject({ Title: "Ada Example - Lebenslauf" });
  });

  it("is A4 or Letter", async () => {
    const content = resumeContent.parse(everySection);
    const { bytes } = await renderer.render({ content, template, page_size: "Letter" }, new AbortController().signal);
    expect((await readPdf(bytes)).pages[0]).toMatchObject({ width: 612, height: 792 });
    expect((await render(template, everySection)).pages[0]?.height).toBeCloseTo(841.89, 1);
  });

  it("looks intended with a name alone, on one page", async () => {
    const { words, pages } = await render(template, { email: "ada@example.com", name: "Ada Example" });
    expect(pages).toHaveLength(1);
    expect(words.split(" ").sort()).toEqual(["Ada", "Example", "ada@example.com"]);
  });

  it.skipIf(!qpdf)("is a PDF 1.7 with properties, bookmarks and the accent colour, dark enough", async () => {
    const { bytes, info } = await render(template, everySection, { accent_color: "#ffcc00", locale: "en-GB" });
    expect(info).toMatchObject({
      PDFFormatVersion: "1.7",
      Title: "Ada Example - Resume",
      Author: "Ada Example",
      Keywords: "plain skill, Grouped, one, two",
      Language: "en-GB",
    });
    const objects = await objectsOf(bytes);
    const titles = [...objects.matchAll(/\/Title \((.*?)\)/g)].map(([, title]) => title);
    for (const title of ["Summary", "Experience", "Patents"]) expect(titles).toContain(title);
    // Yellow is not to be read on white; #806600 is the lightest of its kind with 4.5:1 or more.
    expect(objects).not.toMatch(/\n1 0\.8 0 rg/);
    expect(objects).toMatch(/\n0\.\d+ 0\.\d+ 0 rg/);
  });

  it.skipIf(!qpdf)("shows the photo where it has a place for it, unless that is hidden", async () => {
    const withPhoto = (await objectsOf((await render(template, { ...everySection, photo })).bytes)).includes("/Subtype /Image");
    expect(withPhoto).toBe(templates[template].photo !== false);
    const hidden = await render(template, { ...everySection, photo }, { hidden_sections: ["photo"] });
    expect(await objectsOf(hidden.bytes)).not.toContain("/Subtype /Image");
  });
});

describe("a resume", () => {
  const ada = { email: "ada@example.com", name: "Ada Example" };

  it("keeps what it hides out of the whole file, and out of the warnings", async () => {
    const { info, warnings, words } = await render(
      "classic",
      { ...ada, summary: "ქართული", skills: ["Secret"] },
      { hidden_sections: ["summary", "skills"], section_titles: { awards: "ქა" } },
    );
    expect({ info, warnings, words }).toMatchObject({ warnings: [], words: "Ada Example ada@example.com" });
    expect(JSON.stringify(info)).not.toContain("Secret");
  });

  it("loses nothing of a profile, of education or of a phone number that is not to be dialled", async () => {
    const profiles = [
      { network: "GitHub", username: "ada", url: "https://github.com/ada" },
      { network: "Mastodon", username: "@ada", url: "https://social.example/@ada" },
      { network: "Chess", username: "countess", url: "https://chess.example/4711" },
    ];
    const education = [{ degree: "MSc", start: "2010", year: "2014" }];
    const { words, pages } = await render("classic", { ...ada, phone: "+49 (0)30 5550100 ext. 12", profiles, education });
    for (const mark of ["github.com/ada", "Mastodon: social.example/@ada", "Chess: countess", "2010 – 2014", "+49 (0)30 5550100 ext. 12"]) {
      expect(words).toContain(mark);
    }
    expect(pages[0]?.links).not.toContainEqual(expect.stringContaining("tel:"));
    const { pages: dialled } = await render("classic", { ...ada, phone: "+49 (0)30 555-0100" });
    expect(dialled[0]?.links).toContain("tel:+49305550100");
  });

  it("has no heading over nothing, no bullet before a bullet, and no box for a ligature", async () => {
    const custom_sections = [
      { title: "Nothing", items: [] },
      { title: "Talks", items: [{ title: "One ﬁne talk", details: ["• said", "- done\nand more"] }] },
    ];
    const { words, warnings } = await render("classic", { ...ada, custom_sections });
    expect(words).toBe("Ada Example ada@example.com Talks One fine talk • said • done and more");
    expect(warnings).toEqual([]);
  });

  it("sets the further lines of a bullet below its first", async () => {
    const { pages } = await render("classic", { ...ada, projects: [{ details: ["one\ntwo"] }] });
    const at = (text: string) => pages[0]?.texts.find((each) => each.text === text);
    expect(at("two")?.x).toBeCloseTo(61.04, 0);
  });
});

it("every section of the model has words to look for", () => {
  expect(Object.keys(marks)).toEqual([...sectionNames]);
});
