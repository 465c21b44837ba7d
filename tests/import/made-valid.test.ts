import { expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { write } from "../../formats/json-resume.ts";
import { readFile } from "../../formats/sources/read-file.ts";

const readJson = (json: string) => readFile({ bytes: new TextEncoder().encode(json) });

it("of a list, what no resume can hold is taken out with its place in the document, and nothing else", async () => {
  const long = (letter: string) => letter.repeat(10_000);
  const document = { email: "ada@example.com", experience: [{ role: "Engineer", details: [long("a"), "Built a mill.", long("b")] }] };
  const { resume, unplaced } = await readJson(JSON.stringify(document));
  expect(resume.experience).toEqual([{ role: "Engineer", details: ["Built a mill."] }]);
  const places = { "experience[0].details[0]": long("a"), "experience[0].details[2]": long("b") };
  expect(Object.fromEntries(unplaced.map(({ path, text }) => [path, text]))).toEqual(places);
});

it("characters that nothing draws are taken out of texts, which stay", async () => {
  const { resume, unplaced } = await readJson(
    String.raw`{"email": "ada@example.com", "name": "Ada\u0007 Example\u0000", "skills": ["\u0001"]}`,
  );
  expect([resume.name, resume.skills, unplaced]).toEqual(["Ada Example", [], []]);
});

it("characters that nothing draws are taken out of a JSON Resume, too, of which the rest is kept", async () => {
  const document = {
    basics: { name: "Ada\u0007 Example", email: "ada@example.com", summary: "One line\r\nand another." },
    work: [{ name: "Example Engines", highlights: ["Built\u0000 a mill."] }],
    salary: "A lot\r\nof it",
  };
  const { resume, unplaced, warnings } = await readJson(JSON.stringify(document));
  const { bytes } = write({ content: resumeContent.parse(resume) });
  expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({
    basics: { name: "Ada Example", email: "ada@example.com", summary: "One line\nand another." },
    work: [{ name: "Example Engines", highlights: ["Built a mill."] }],
    salary: "A lot\nof it",
  });
  expect([unplaced, warnings]).toEqual([[{ path: "salary", text: "A lot\nof it" }], []]);
});

it("what would change the nature of objects is left out", async () => {
  const { resume } = await readJson(
    '{"email": "ada@example.com", "experience": [{"role": "Engineer", "__proto__": {"summary": "other"}}]}',
  );
  expect(JSON.stringify(resume.experience)).toBe('[{"role":"Engineer"}]');
  expect(resume.experience?.[0]?.summary).toBeUndefined();
});
