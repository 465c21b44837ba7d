import { describe, expect, it } from "vitest";
import { type RenderedContent, resumeContent } from "../../domain/resume.ts";
import { templateNames } from "../../domain/templates.ts";
import { readFile } from "../../formats/sources/read-file.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { samples } from "../support/samples/index.ts";
import { compared } from "./leaves.ts";

/** What a PDF shows of a resume, as a reader can tell it: nothing that is hidden, and of two fields that print alike the one that is usual. */
function shown({ presentation, photo, custom, variants, contact_email, ...content }: Record<string, unknown>) {
  const { email, skills = [], projects = [], education = [], ...others } = content as RenderedContent;
  const truth = {
    ...others,
    email: contact_email ?? email,
    // A list stands before the groups.
    skills: [...skills.filter((skill) => typeof skill === "string"), ...skills.filter((skill) => typeof skill === "object")],
    projects: projects.map(({ start, end, ...project }) => ({ ...project, ...(end ? { start, end } : { date: project.date ?? start }) })),
    education: education.map(({ start, end, ...one }) => ({ ...one, ...(start ? { start, end } : { year: one.year ?? end }) })),
  };
  return JSON.parse(
    JSON.stringify(truth, (key, value) => (key !== "" && isUnseen(key, value) ? undefined : value)),
    (_, value) => (Array.isArray(value) ? value.filter((one) => one !== null) : value),
  );
}

const isUnseen = (key: string, value: unknown): boolean =>
  ["id", "tags", "custom", "url_label"].includes(key) || (typeof value === "object" && value !== null && "hidden" in value);

describe.each(templateNames)("a PDF of this service in %s", (template) => {
  it("is read back: 98 of 100 fields of all samples, and most of each", async () => {
    const reports = await Promise.all(
      Object.entries(samples).map(async ([name, sample]) => {
        const content = resumeContent.parse(sample);
        const { bytes } = await renderer.render({ content, template, page_size: "A4" }, AbortSignal.timeout(60_000));
        const { resume } = await readFile({ bytes });
        return { name, ...compared(resume, shown(content)) };
      }),
    );
    const wanted = reports.reduce((sum, { wanted }) => sum + wanted, 0);
    const lost = reports.flatMap(({ name, missing, wrong }) => [...missing, ...wrong].map((path) => `${name}: ${path}`));
    expect(reports.filter(({ right }) => right < 0.85)).toEqual([]);
    expect(1 - lost.length / wanted, lost.join("\n")).toBeGreaterThanOrEqual(0.98);
  }, 60_000);
});

it("reads several roles at one employer as positions under one head", async () => {
  const content = resumeContent.parse(samples["several-roles"]);
  const { bytes } = await renderer.render({ content, template: "classic", page_size: "A4" }, AbortSignal.timeout(20_000));
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
