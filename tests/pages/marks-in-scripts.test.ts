import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { templateNames } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { isMultiline } from "../../outline/presentable.ts";
import { extract } from "../support/poppler.ts";
import { withMarks, withoutMarks } from "../support/random-marks.ts";
import { scriptTexts } from "../support/script-texts.ts";
import { aWholeResume } from "../support/whole-resume.ts";

const scripts = ["Latin", "Arabic", "Hindi", "Japanese"];

const { fields } = aWholeResume((i) => `field ${i}`);

/** Tells of the number of a field whether it takes marks. */
const takesMarks = (number: number) => {
  const [part = "", ...inner] = fields[number]?.path.split(/[[\].]+/).filter(Boolean) ?? [];
  return isMultiline(inner.at(-1) ?? part, part);
};

const squeezed = (text: string) => text.normalize("NFC").replace(/\s+/g, "");

describe("a resume of every field, with marks in each that takes them,", () => {
  describe.each(templateNames)("in %s", (template) => {
    it.each(scripts)("has its words without the marks: %s", async (script) => {
      const { text = "", locale } = scriptTexts[script] ?? {};
      // Japanese has no spaces, so a phrase is a word.
      const words = text
        .split(/(?<=[、。])|\s+/u)
        .slice(0, 6)
        .join(" ");
      const seed = templateNames.indexOf(template) * scripts.length + scripts.indexOf(script);
      const marked = fc.sample(withMarks(fc.constant(words)), { numRuns: fields.length, seed });
      const shown: string[] = [];
      const { content } = aWholeResume((number) => {
        if (!takesMarks(number)) return `x${number}`;
        const own = `${70_000 + number} ${marked[number]}`;
        shown.push(own);
        return own;
      });
      const whole = resumeContent.parse({
        ...content,
        email: "ada@example.com",
        contact_email: "hello@example.com",
        name: "Ada Example",
        presentation: { ...(locale && { locale }) },
      });
      const { bytes } = await renderer.render({ content: whole, template, page_size: "A4" }, new AbortController().signal);
      const found = squeezed(await extract(bytes));
      expect(found).not.toMatch(/[*`\\]|\]\(/);
      // Between two lines a page may end.
      const lines = shown.flatMap((one) => withoutMarks(one).split("\n"));
      expect(lines.filter((line) => !found.includes(squeezed(line)))).toEqual([]);
    });
  });
});
