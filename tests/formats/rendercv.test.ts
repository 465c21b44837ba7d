import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { write } from "../../formats/rendercv.ts";
import { aDocument, documents } from "../support/documents.ts";
import { compared, shownTexts } from "../support/shown-texts.ts";

const textOf = (document: Parameters<typeof write>[0]) => new TextDecoder().decode(write(document).bytes);

/** Every text of a file, without the backslashes of Markdown. */
const textsIn = (value: unknown): string[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)])
    : [`${value}`.replace(/\\(?=[\p{P}\p{S}])/gu, "").replace(/\*+/g, "")];

describe("a resume for RenderCV", () => {
  it.each(documents)("has all of its words but the dates: $name", ({ document }) => {
    const text = compared(textsIn(parse(textOf(document))).join("\n"));
    const wanted = shownTexts(document.content).filter((each) => !/\d{4}/.test(each));
    // What ends a label, and the stars of a text, are RenderCV's to set.
    const plain = (each: string) => compared(each).replace(/[:：*]/gu, "");
    expect(wanted.filter((each) => !text.replace(/[:：*]/gu, "").includes(plain(each)))).toEqual([]);
  });

  it("has its kinds of entries, dates and looks", () => {
    const text = textOf(
      aDocument({
        headline: "Engineer",
        phone: "+39 011 555 0100",
        url: "ada.example",
        summary: "Likes **mills**.",
        experience: [
          {
            role: "Miller",
            company: "Mill",
            url: "mill.example",
            location: "Turin",
            start: "2019-03",
            end: "present",
            details: ["Built *it*."],
          },
          { role: "Driver", company: "Engines", start: "Spring 2016", end: "2018" },
        ],
        education: [{ degree: "BSc", institution: "School", year: "2014", score: "110/110" }],
        projects: [{ name: "Wheel", description: "Turns.", keywords: ["oak"] }],
        skills: [{ name: "Tools", keywords: ["stone"] }],
        interests: [{ name: "Music" }],
        custom_sections: [{ title: "Projects", items: [{ title: "Other", subtitle: "Club" }] }],
      }),
    );
    expect(parse(text)).toEqual({
      cv: {
        name: "Ada Example",
        headline: "Engineer",
        email: "ada@example.com",
        custom_connections: [
          { fontawesome_icon: "phone", placeholder: "+39 011 555 0100", url: null },
          { fontawesome_icon: "link", placeholder: "ada.example", url: "https://ada.example/" },
        ],
        sections: {
          Summary: ["Likes **mills**."],
          Experience: [
            {
              company: "[Mill](https://mill.example/)",
              position: "Miller",
              start_date: "2019-03",
              end_date: "present",
              location: "Turin",
              highlights: ["Built *it*."],
            },
            { company: "Engines", position: "Driver", date: "Spring 2016 – 2018" },
          ],
          Education: [{ institution: "School", area: "BSc", date: "2014", summary: "Grade: 110/110" }],
          Skills: [{ label: "Tools", details: "stone" }],
          Projects: [{ name: "Wheel", summary: "Turns.", highlights: ["Skills: oak"] }],
          Interests: ["Music"],
          "Projects (2)": [{ name: "Other", summary: "Club" }],
        },
      },
      design: { theme: "classic", page: { size: "a4" }, colors: { section_titles: "#24507a" } },
    });
    expect(parse(textOf(aDocument({ presentation: { locale: "de" } }))).locale).toEqual({ language: "german" });
  });

  it("has each role at an employer with what the employer has, and no range of dates that runs backwards", () => {
    const { cv } = parse(
      textOf(
        aDocument({
          experience: [
            {
              company: "Mill",
              location: "Turin",
              url: "mill.example",
              start: "2015",
              end: "2021",
              positions: [{ role: "Miller", start: "2019-03", end: "heute", location: "Leeds" }, { role: "Stoker" }],
            },
            { role: "Driver", company: "Engines", start: "2018", end: "2016" },
          ],
          presentation: { locale: "de" },
        }),
      ),
    );
    const company = "[Mill](https://mill.example/)";
    expect(cv.sections.Berufserfahrung).toEqual([
      { company, position: "Miller", start_date: "2019-03", end_date: "present", location: "Leeds" },
      { company, position: "Stoker", start_date: "2015", end_date: "2021", location: "Turin" },
      { company: "Engines", position: "Driver", date: "2018 – 2016" },
    ]);
  });

  it("has a place as one, and no sign of a place at what is none", () => {
    const { cv } = parse(textOf(aDocument({ location: { city: "Turin" }, contacts: [{ label: "Licence", text: "B" }] })));
    expect(cv.location).toBe("Turin");
    expect(cv.custom_connections).toEqual([{ fontawesome_icon: "circle-info", placeholder: "Licence: B", url: null }]);
  });

  it("has the paper and the colour that are asked for", () => {
    const { content } = aDocument({ presentation: { accent_color: "#aa0000" } });
    expect(parse(textOf({ content, template: "classic", page_size: "Letter" })).design).toEqual({
      theme: "classic",
      page: { size: "us-letter" },
      colors: { section_titles: "#aa0000" },
    });
  });

  it("says that it has no photo", () => {
    const photographed = documents.find(({ name }) => name === "maximal");
    expect(photographed && write(photographed.document).warnings).toEqual(["The YAML of RenderCV has no photo: it is left out."]);
  });
});
