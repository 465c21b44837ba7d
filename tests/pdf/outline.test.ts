import { describe, expect, it } from "vitest";
import { sectionNames } from "../../domain/presentation.ts";
import type { RenderedContent } from "../../domain/resume.ts";
import { outlineOf } from "../../outline/outline.ts";
import { presentable } from "../../outline/presentable.ts";
import { aWholeResume } from "../support/whole-resume.ts";

const { fields, content } = aWholeResume((number) => `text${number}of.example`);

describe("the outline of a resume", () => {
  // A degree has the year only where it has no end.
  const insteadOfOthers = ["education[].year"];

  it.each(fields.filter(({ path }) => !insteadOfOthers.includes(path)))("shows $path", ({ text }) => {
    expect(JSON.stringify(outlineOf(presentable(content), "en"))).toContain(text);
  });

  it("has every section, and none that is hidden", () => {
    const names = (resume: RenderedContent) => outlineOf(presentable(resume), "en").sections.map(({ name }) => name);
    expect(names(content)).toEqual([...sectionNames]);
    const hidden_sections = sectionNames.slice(1);
    expect(names({ ...content, presentation: { hidden_sections } })).toEqual(sectionNames.slice(0, 1));
  });

  it("keeps the lines of a paragraph and of a bullet, and makes one line of any other text", () => {
    const { fields, content } = aWholeResume((number) => `text ${number}\nline.`);
    const texts = JSON.stringify(presentable(content));
    const joined = fields.filter(({ text }) => !texts.includes(JSON.stringify(text))).map(({ path }) => path);
    expect(joined).toEqual(fields.filter(({ max }) => max < 3_000).map(({ path }) => path));
  });
});
