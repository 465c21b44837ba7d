import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { templateNames, typefaces } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { inkFaults } from "../support/ink.ts";
import { scriptTexts } from "../support/script-texts.ts";

const cut = (text: string, length: number) => [...text].slice(0, length).join("").trim();

/** Letters that reach over their line, below letters that reach under theirs. */
const highBelowDeep: typeof scriptTexts = {
  "Arabic below Latin": { text: `${"gypqj ".repeat(20)}\n${"رسالةً ".repeat(20)}` },
  "Thai among Latin": { text: "วิศวกรซอฟต์แวร์ที่ gypqj ".repeat(20) },
};

/** A head and an entry in a script, without a letter of another that would make room for it. */
const resumeIn = (text: string, locale: string | undefined) => ({
  email: "ada@example.com",
  name: cut(text, 60),
  headline: cut(text, 90),
  experience: [{ role: cut(text, 30), company: cut(text, 40), details: [text, text] }],
  ...(locale && { presentation: { locale } }),
});

describe.each(templateNames)("the ink of %s", (template) => {
  it("touches no other text's, in any script", async () => {
    const faults: Record<string, string[]> = {};
    for (const [script, { text, locale }] of Object.entries({ ...scriptTexts, ...highBelowDeep })) {
      const content = resumeContent.parse(resumeIn(text, locale));
      const { bytes } = await renderer.render({ content, template, page_size: "A4" }, new AbortController().signal);
      const found = await inkFaults(bytes);
      if (found.length > 0) faults[script] = found;
    }
    expect(faults).toEqual({});
  });

  it.each([
    ["other line of a name, whatever stands in that", { name: "Engineer (Ẫỹ) ".repeat(12) }],
    ["letter of how a name is read", { name: "g".repeat(12), name_reading: "gÅÜẾ王 ".repeat(40) }],
  ])("touches no %s, in any typeface", async (_, fields) => {
    const faults: Record<string, string[]> = {};
    for (const typeface of typefaces) {
      const content = resumeContent.parse({ email: "ada@example.com", ...fields, presentation: { typeface } });
      const { bytes } = await renderer.render({ content, template, page_size: "A4" }, new AbortController().signal);
      const found = await inkFaults(bytes);
      if (found.length > 0) faults[typeface] = found;
    }
    expect(faults).toEqual({});
  });
});
