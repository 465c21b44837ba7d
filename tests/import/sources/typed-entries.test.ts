import { describe, expect, it } from "vitest";
import { read } from "./read.ts";

const text = async (...lines: string[]) => (await read(["Ada Example", "ada@example.com", "", ...lines].join("\n"))).resume;

const html = async (body: string) => (await read(`<!doctype html><h1>Ada Example</h1><p>ada@example.com</p>${body}`)).resume;

describe("what people type of an entry", () => {
  it("has no number in its name where a list counts down", async () => {
    const { publications } = await text("PUBLICATIONS", "3. On Steam, 2021", "2. On Mills, 2019", "1. On Wind, 2017");
    expect(publications?.map(({ name }) => name)).toEqual(["On Steam", "On Mills", "On Wind"]);
  });

  it("is a role at the employer above as long as its dates are within the employer's", async () => {
    const roles = (end: string) =>
      html(`<h2>Experience</h2><h3>Example Works\t2015 – 2020</h3><p>Engineer\t2018 – ${end}</p><ul><li>Ran it.</li></ul>
<p>Stoker\t2015 – 2018</p><ul><li>Fired it.</li></ul>`);
    expect((await roles("2020")).experience).toMatchObject([
      { company: "Example Works", positions: [{ role: "Engineer" }, { role: "Stoker" }] },
    ]);
    expect((await roles("2022")).experience).toMatchObject([{ company: "Example Works" }, { role: "Engineer" }, { role: "Stoker" }]);
  });

  it("keeps the first of its links as its own", async () => {
    const { projects } = await html(
      '<h2>Projects</h2><h3><a href="https://kit.example.com">Mill Kit</a></h3><p>2020 – 2021 <a href="https://slides.example.com">Slides</a></p>',
    );
    expect(projects).toMatchObject([{ name: "Mill Kit", url: "https://kit.example.com" }]);
  });

  it("has its DOI in place of the link", async () => {
    const { publications } = await html(
      '<h2>Publications</h2><h3>On Steam</h3><p>A. Example, B. Sample</p><p><a href="https://doi.org/10.1000/steam">10.1000/steam</a></p><p>2021</p>',
    );
    expect(publications).toEqual([{ name: "On Steam", date: "2021", doi: "10.1000/steam", authors: ["A. Example", "B. Sample"] }]);
  });

  it("keeps a year that is part of a name", async () => {
    const { experience } = await text("EXPERIENCE", "Keeper of Windows 2019", "Example Mills", "2020 - 2021", "- Ground.");
    expect(experience).toMatchObject([{ role: "Keeper of Windows 2019", start: "2020", end: "2021" }]);
  });

  it("has a day, a month, a year and today as ISO 8601 writes them", async () => {
    const job = (dates: string) => text("EXPERIENCE", "Engineer", "Example Mills", dates, "- Ground.");
    expect((await job("15 March 2019 - 2 May 2021")).experience).toMatchObject([{ start: "2019-03-15", end: "2021-05-02" }]);
    expect((await job("März 2019 - heute")).experience).toMatchObject([{ start: "2019-03", end: "present" }]);
    expect((await job("2019 - current")).experience).toMatchObject([{ start: "2019", end: "present" }]);
  });

  it("is no introduction of its section where bullets are in it", async () => {
    const { experience, section_intros } = await html(
      "<h2>Experience</h2><p>The work of years.</p><ul><li>All of it.</li></ul><h3>Engineer, Example Mills</h3><p>2020 – 2021</p>",
    );
    expect(section_intros).toBeUndefined();
    expect(experience).toMatchObject([{ details: ["All of it."] }, { role: "Engineer" }]);
  });

  it("has the labelled one of two grades as its score", async () => {
    const { education } = await text("EDUCATION", "BSc Mathematics, Example University, 2011 - 2014", "GPA: 3.9", "Cum laude");
    expect(education).toMatchObject([{ degree: "BSc Mathematics", score: "3.9", summary: "Cum laude" }]);
  });

  it("goes on behind a bracket that its line leaves open", async () => {
    expect((await text("SKILLS", "Engines (steam", "and diesel), valves")).skills).toEqual(["Engines (steam and diesel)", "valves"]);
  });

  it("tells what somebody was in a project, also where that is no job", async () => {
    const { projects } = await text("PROJECTS", "Mill Kit    2020 - 2021", "Core contributor", "- Grinds.");
    expect(projects).toMatchObject([{ name: "Mill Kit", role: "Core contributor", details: ["Grinds."] }]);
  });

  it("has no legal form as its place", async () => {
    const job = (name: string, years: string) => ["Engineer", `${name}, Co.`, years, "- Ground.", ""];
    const { experience } = await text("EXPERIENCE", ...job("Example Mills", "2020 - 2021"), ...job("Sample Steam", "2018 - 2019"));
    expect(experience).toMatchObject([{ company: "Example Mills, Co." }, { company: "Sample Steam, Co." }]);
  });
});
