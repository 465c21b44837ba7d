import { describe, expect, it } from "vitest";
import { newResume } from "../../../domain/inputs.ts";
import { write } from "../../../formats/json-resume.ts";
import { jsonResumes } from "../../support/json-resumes.ts";
import { read } from "./read.ts";

describe("a resume of this service", () => {
  it("comes back as it is", async () => {
    const resume = {
      email: "ada@example.com",
      name: "Ada Example",
      skills: ["Steam"],
      experience: [],
      education: [],
      phone: "",
      summary: "",
      custom: { a: [1] },
    };
    const answer = await read(resume);
    expect(answer).toMatchObject({ source: { format: "resume", confidence: 1 }, resume, unplaced: [] });
  });

  it("is made valid, and what that takes out is listed", async () => {
    const { resume, unplaced } = await read({
      email: "ada@example.com",
      experience: [{ role: "x".repeat(301), salary: 1 }, { role: "Engineer" }],
      skills: Array.from({ length: 202 }, (_, i) => `skill ${i}`),
      nonsense: true,
    });
    expect(newResume.safeParse(resume).success).toBe(true);
    expect(resume.experience).toMatchObject([{}, { role: "Engineer" }]);
    expect(unplaced.map(({ path }) => path).sort()).toEqual([
      "experience[0].role",
      "experience[0].salary",
      "nonsense",
      "skills[200]",
      "skills[201]",
    ]);
  });
});

describe("JSON Resume", () => {
  const document = {
    basics: { name: "Ada Example", label: "Engineer", email: "ada@example.com", website: "https://ada.example.com", pets: 3 },
    work: [{ name: "Example Engines", position: "Engineer", startDate: "2019-01-01", highlights: ["Built the mill."], team: "Mills" }],
    meta: { version: "v1.0.0" },
  };

  it("is read whole: what a resume has no field for is kept, and told", async () => {
    const { source, resume, unplaced } = await read(document);
    expect(source).toEqual({ format: "json-resume", version: "1.0.0", confidence: 1 });
    expect(resume).toMatchObject({
      name: "Ada Example",
      headline: "Engineer",
      experience: [{ role: "Engineer", custom: { team: "Mills" } }],
    });
    expect(unplaced).toEqual([
      { path: "basics.pets", text: "3" },
      { path: "work[0].team", text: "Mills" },
    ]);
  });

  it("comes back as it was, key for key", async () => {
    const { resume } = await read(document);
    const content = newResume.parse(resume);
    expect(JSON.parse(new TextDecoder().decode(write({ content }).bytes))).toEqual(document);
  });

  it.each(Object.entries(jsonResumes))("is imported and exported as it was, blanks and all: %s", async (_, given) => {
    const { resume } = await read(given);
    const content = newResume.parse({ email: "ada@example.com", ...resume });
    expect(JSON.parse(new TextDecoder().decode(write({ content: { ...content, custom: content.custom ?? {} } }).bytes))).toEqual(given);
  });
});
