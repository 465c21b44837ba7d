import { expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { read, write } from "../../formats/json-resume.ts";

it("what an entry of a JSON Resume has under any name comes back under it, be it text or not, when the entry has changed", () => {
  const document = {
    basics: { name: "Ada Example", email: "ada@example.com" },
    work: [{ name: "Example Mills", grade: 7, note: "7", "json:note": "7", "json:json:note": true, "json:": "{" }],
  };
  const content = resumeContent.omit({ variants: true }).parse(read(JSON.stringify(document))?.resume);
  const experience = content.experience.map((job) => ({ ...job, role: "Engineer" }));
  const { bytes } = write({ content: { custom: {}, ...content, experience } });
  expect(JSON.parse(new TextDecoder().decode(bytes)).work).toEqual([{ ...document.work[0], position: "Engineer" }]);
});
