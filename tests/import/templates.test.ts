import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { templateNames } from "../../domain/templates.ts";
import { readFile } from "../../formats/sources/read-file.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { samples } from "../support/samples/index.ts";
import { compared } from "./leaves.ts";

/** The fields that a person would have to type anew, if they were lost. */
const core = [
  "name",
  "email",
  "phone",
  "headline",
  "summary",
  "experience",
  "education",
  "skills",
  "languages",
  "certifications",
  "awards",
] as const;

/** Of one sample most is hidden, or stands behind labels and under heads of groups: no reader could have all of it back. */
const names = Object.keys(samples).filter((name) => name !== "several-roles");

describe("a PDF of this service", () => {
  // Each sample in one template, and each template with several samples: together they are few enough to render.
  it.each(names.map((name, i) => [name, templateNames[i % templateNames.length] ?? "classic"] as const))(
    "is read back: %s in %s",
    async (name, template) => {
      const content = resumeContent.parse(samples[name]);
      const { bytes } = await renderer.render({ content, template, page_size: "A4" }, AbortSignal.timeout(20_000));
      const { resume } = await readFile({ bytes });
      const plainFirst = [
        ...content.skills.filter((skill) => typeof skill === "string"),
        ...content.skills.filter((skill) => typeof skill === "object"),
      ];
      const truth = Object.fromEntries(core.map((field) => [field, field === "skills" ? plainFirst : content[field]]));
      const { right, missing, wrong } = compared(resume, truth);
      expect({ missing, wrong, right: right >= least(name) || right }).toEqual({ missing, wrong, right: true });
    },
  );
});

/** Jobs whose titles no word tells from their employers, and schools that name a grade without a word for it, are read in part. */
const hard: Record<string, number> = { "jobs-without-titles": 0.7, "academic-german": 0.85, "back-after-a-gap": 0.9, "mixed-dates": 0.9 };

const least = (name: string): number => hard[name] ?? 0.92;
