import { describe, expect, it } from "vitest";
import { type DateStyle, sectionNames } from "../../domain/presentation.ts";
import { type RenderedContent, resumeContent } from "../../domain/resume.ts";
import { outlineOf } from "../../outline/outline.ts";
import { presentable } from "../../outline/presentable.ts";
import { aResume } from "../support/resumes.ts";
import { aWholeResume } from "../support/whole-resume.ts";

const { fields, content } = aWholeResume((number) => `text${number}of.example`);

describe("the outline of a resume", () => {
  // A degree has the year only where it has no end.
  const insteadOfOthers = ["education[].year"];

  it.each(fields.filter(({ path }) => !insteadOfOthers.includes(path)))("shows $path", ({ text }) => {
    expect(JSON.stringify(outlineOf(presentable(content), "en"))).toContain(text);
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
    const texts = JSON.stringify(presentable(content));
    const joined = fields.filter(({ text }) => !texts.includes(JSON.stringify(text))).map(({ path }) => path);
    expect(joined).toEqual(fields.filter(({ max }) => max < 3_000).map(({ path }) => path));
  });
});
