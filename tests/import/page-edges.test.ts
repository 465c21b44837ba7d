import { expect, it } from "vitest";
import { readFile } from "../../formats/sources/read-file.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { aDocument } from "../support/documents.ts";

it("what each page of a PDF repeats, and its number, are no text of the resume", async () => {
  const details = Array.from({ length: 95 }, (_, i) => `Built mill number ${i + 1} of the valley.`);
  const jobs = ["Example Mills", "Example Bakery"].map((company, i) => ({
    role: "Engineer",
    company,
    start: `201${i}`,
    end: `201${i + 2}`,
    details,
  }));
  const document = aDocument({ experience: jobs });
  const { bytes, pages } = await renderer.render(document, AbortSignal.timeout(100_000));
  expect(pages).toBeGreaterThan(2);
  const { resume, unplaced } = await readFile({ bytes });
  expect(resume.experience).toMatchObject(jobs);
  expect(unplaced).toEqual([]);
});
