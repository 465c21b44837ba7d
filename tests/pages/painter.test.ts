import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { type TemplateName, templateNames } from "../../domain/templates.ts";
import { layOut } from "../../pdf-engine/layout/lay-out.ts";
import { paint } from "../../pdf-engine/painting/painter.ts";
import { resumeDocument } from "../../pdf-templates/resume-document.tsx";
import { paintByReactPdf } from "../support/paint-by-react-pdf.ts";
import { jpegs, pngs, tall } from "../support/photos.ts";
import { compare, pagesOf } from "../support/pictures.ts";
import type { ResumeInput } from "../support/resumes.ts";
import { sampleResumes } from "../support/sample-resumes.ts";
import { findTool } from "../support/tools.ts";

const pdftoppm = findTool(["pdftoppm"], "what paints photos as JPEG");

const samples = ["one-page", "three-pages", "arabic", "japanese", "mixed"] as const;

/** A red dot. */
const photo =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==";

const drawing = { dpi: 97 };

/**
 * Pixels, of 870,000: a few letters a pixel to the side, where the last bit of a number decides. Most pages have none; in the lines of engineer, every
 * twentieth letter is so near to the middle of two pixels.
 */
const someLetters = (template: TemplateName) => (template === "engineer" ? 2_000 : 150);

async function comparePainters(template: TemplateName, input: ResumeInput) {
  const { element } = await resumeDocument({ content: resumeContent.parse(input), template, page_size: "A4" });
  const laidOut = await layOut(element, new AbortController().signal);
  const { bytes } = paint(laidOut);
  const ours = await pagesOf(bytes, drawing);
  const stock = await pagesOf(await paintByReactPdf(laidOut.layout), drawing);
  expect(ours).toHaveLength(stock.length);
  for (const [i, page] of ours.entries()) {
    const theirs = stock[i];
    if (theirs) expect(compare(page, theirs).different, `page ${i + 1}`).toBeLessThan(someLetters(template));
  }
  return bytes;
}

describe.each(templateNames)("the painter draws %s", (template) => {
  it.each(samples)("as React-PDF's own painter does: %s", async (sample) => {
    await comparePainters(template, { ...sampleResumes[sample], photo });
  });
});

describe("the painter draws a photo", () => {
  it.each(Object.entries(pngs))("as React-PDF's own painter does: PNG, %s", async (_, photo) => {
    await comparePainters("classic", { ...sampleResumes.sparse, photo });
  });

  it.each(["classic", "modern", "creative"] as const)("that is tall, from its upper half: %s", async (template) => {
    const [page] = await pagesOf(await comparePainters(template, { ...sampleResumes.sparse, photo: tall() }), drawing);
    const pixels = Array.from({ length: (page?.data.length ?? 0) / 4 }, (_, i) => page?.data.subarray(4 * i, 4 * i + 3).join(" "));
    expect(pixels.filter((pixel) => pixel === "255 0 0").length).toBeGreaterThan(1000);
    expect(pixels).not.toContain("0 0 255");
  });

  it.skipIf(!pdftoppm)("as React-PDF's own painter does: JPEG, whichever way its camera was held", async () => {
    const page = await comparePainters("creative", sampleResumes["one-page"]);
    for (const photo of Object.values(jpegs(pdftoppm ?? "", page))) await comparePainters("modern", { ...sampleResumes.sparse, photo });
  });
});
