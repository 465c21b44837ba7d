import { Font, renderToBuffer } from "@react-pdf/renderer";
import { beforeAll, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { templateNames } from "../../domain/templates.ts";
import { resumeDocument } from "../../pdf-templates/resume-document.tsx";
import { stylesOf } from "../../pdf-templates/type/families.ts";
import { readPdf } from "../support/pdf.ts";
import { sampleResumes } from "../support/sample-resumes.ts";

const folder = new URL("../../pdf-templates/type/fonts/", import.meta.url).pathname;

/** What the files of a style are for. */
const named = {
  Regular: {},
  Semibold: { fontWeight: 600 },
  It: { fontStyle: "italic" },
  SemiboldIt: { fontStyle: "italic", fontWeight: 600 },
} as const;

beforeAll(() => {
  for (const [family, styles] of Object.entries(stylesOf)) {
    for (const style of styles) Font.register({ family, src: `${folder}${family.replaceAll(" ", "")}-${style}.ttf`, ...named[style] });
  }
});

it.each(templateNames)("React-PDF renders %s by itself: templates are made of nothing but its elements", async (template) => {
  const { element } = await resumeDocument({ content: resumeContent.parse(sampleResumes["one-page"]), template, page_size: "A4" });
  const { pages } = await readPdf(await renderToBuffer(element as Parameters<typeof renderToBuffer>[0]));
  const words = pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join(" ");
  for (const word of ["Example", "@"]) expect(words).toContain(word);
});
