import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { templateNames } from "../../domain/templates.ts";
import { readFile } from "../../formats/sources/read-file.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { compared } from "../import/leaves.ts";
import { shown } from "../import/shown.ts";
import { samples } from "../support/samples/index.ts";

describe.each(templateNames)("a PDF of this service in %s", (template) => {
  it("is read back: 98 of 100 fields of all samples, and most of each", async () => {
    const reports = await Promise.all(
      Object.entries(samples).map(async ([name, sample]) => {
        const content = resumeContent.parse(sample);
        const { bytes } = await renderer.render({ content, template, page_size: "A4" }, AbortSignal.timeout(100_000));
        const { resume } = await readFile({ bytes });
        return { name, ...compared(resume, shown(content)) };
      }),
    );
    const wanted = reports.reduce((sum, { wanted }) => sum + wanted, 0);
    const lost = reports.flatMap(({ name, missing, wrong }) => [...missing, ...wrong].map((path) => `${name}: ${path}`));
    expect(reports.filter(({ right }) => right < 0.85)).toEqual([]);
    expect(1 - lost.length / wanted, lost.join("\n")).toBeGreaterThanOrEqual(0.98);
  });
});

it("reads several roles at one employer as positions under one head", async () => {
  const content = resumeContent.parse(samples["several-roles"]);
  const { bytes } = await renderer.render({ content, template: "classic", page_size: "A4" }, AbortSignal.timeout(100_000));
  const { resume } = await readFile({ bytes });
  expect(resume.experience).toMatchObject([
    {
      company: "Example Rail Works",
      employment_type: "Full-time",
      location: "Leeds",
      positions: [
        { role: "Lead Engineer, Tools", start: "2021-03", end: "present", location: "Leeds and remote" },
        { role: "Engineer", start: "2017-09", end: "2021-02" },
      ],
    },
    { role: "Fitter", company: "Sample Carriages" },
  ]);
});
