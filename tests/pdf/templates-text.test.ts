import { afterAll, describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { templateNames } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { extract } from "../support/poppler.ts";
import { aResume } from "../support/resumes.ts";
import { scriptTexts } from "../support/script-texts.ts";

const table = new Map<string, string[]>();

const squeezed = (text: string, spaceless: boolean) =>
  text
    .normalize("NFC")
    .split(/\s+/)
    .filter(Boolean)
    .join(spaceless ? "" : " ");

describe("the words of a resume, as a program reads them,", () => {
  describe.each(templateNames)("in %s", (template) => {
    it.each(Object.entries(scriptTexts))("are whole and in order: %s", async (script, { text, locale, spaceless = false }) => {
      // Sentences by name, so that an order that is wrong shows.
      const parts = text.split(/(?<=[.。।۔;؛·])\s*/u).filter(Boolean);
      const resume = aResume({
        headline: parts[0]?.slice(0, 80),
        summary: text,
        experience: [{ role: parts[0]?.slice(0, 60), company: "Example", start: "2019", details: parts }],
        skills: [{ name: "A", keywords: parts.map((part) => part.slice(0, 60)) }],
        presentation: { ...(locale && { locale }) },
      });
      const content = resumeContent.parse(resume);
      const { bytes, warnings } = await renderer.render({ content, template, page_size: "A4" }, new AbortController().signal);
      expect(warnings).toEqual([]);
      const found = squeezed(await extract(bytes), spaceless);
      const wanted = squeezed(text, spaceless);
      const isThere = found.includes(wanted);
      table.set(script, [...(table.get(script) ?? []), isThere ? "yes" : "NO"]);
      expect(found).toContain(wanted);
      let at = found.indexOf(wanted) + wanted.length;
      for (const part of parts) {
        const next = found.indexOf(squeezed(part, spaceless), at);
        expect(next, part).toBeGreaterThanOrEqual(at);
        at = next + 1;
      }
    });
  });

  afterAll(() => {
    const width = Math.max(...[...table.keys()].map(({ length }) => length));
    const rows = [...table].map(
      ([script, cells]) => `${script.padEnd(width)}  ${cells.map((cell, i) => cell.padEnd(templateNames[i]?.length ?? 0)).join("  ")}`,
    );
    console.log([`${"".padEnd(width)}  ${templateNames.join("  ")}`, ...rows].join("\n"));
  });
});
