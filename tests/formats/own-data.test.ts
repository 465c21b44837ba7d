import { expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { read, write } from "../../formats/json-resume.ts";

it("what an entry of a JSON Resume has under any name comes back under it, be it text or not", () => {
  const document = {
    basics: { name: "Ada Example", email: "ada@example.com" },
    work: [{ name: "Example Mills", grade: 7, note: "7", "json:note": "7", "json:json:note": true, "json:": "{" }],
  };
  const found = read(JSON.stringify(document));
  const { bytes } = write({ content: { custom: {}, ...resumeContent.omit({ variants: true }).parse(found?.resume) } });
  expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual(document);
});
