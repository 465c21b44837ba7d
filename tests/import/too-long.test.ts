import { expect, it } from "vitest";
import { readFile } from "../../formats/sources/read-file.ts";

it("of a list, what no resume can hold is taken out with its place in the document, and nothing else", async () => {
  const long = (letter: string) => letter.repeat(10_000);
  const document = { email: "ada@example.com", experience: [{ role: "Engineer", details: [long("a"), "Built a mill.", long("b")] }] };
  const { resume, unplaced } = await readFile({ bytes: new TextEncoder().encode(JSON.stringify(document)) });
  expect(resume.experience).toEqual([{ role: "Engineer", details: ["Built a mill."] }]);
  const places = { "experience[0].details[0]": long("a"), "experience[0].details[2]": long("b") };
  expect(Object.fromEntries(unplaced.map(({ path, text }) => [path, text]))).toEqual(places);
});
