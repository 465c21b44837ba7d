import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { resumeContent } from "../../domain/resume.ts";
import { type TemplateName, templateNames } from "../../domain/templates.ts";
import { picture } from "../../handlers/rendering/pictures/picture.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { readByPdfium } from "./pdfium.ts";
import type { ResumeInput } from "./resumes.ts";
import { sampleResumes } from "./sample-resumes.ts";

/** A picture of every page of every template with every sample. */
export const pictured = templateNames.flatMap((template) =>
  Object.keys(sampleResumes).map((sample) => ({ template: template as TemplateName, sample: sample as keyof typeof sampleResumes })),
);

export const referenceFolder = new URL("../pdf/pictures/", import.meta.url);

export const pictureName = (template: string, sample: string, page: number) => `${template}-${sample}-${page}.png`;

/** How a page is drawn: `dpi` in dots an inch. */
type Drawing = { dpi: number; isGrey?: boolean };

/** The pages of a resume as pictures. */
export async function picturesOf(content: ResumeInput, template: TemplateName, drawing: Drawing): Promise<PNG[]> {
  const document = { content: resumeContent.parse(content), template, page_size: "A4" as const };
  const { bytes } = await renderer.render(document, new AbortController().signal);
  return pagesOf(bytes, drawing);
}

/** The pages of a PDF as PDFium draws them, which is the same on every machine. */
export async function pagesOf(bytes: Uint8Array, { dpi, isGrey = false }: Drawing): Promise<PNG[]> {
  const pages: PNG[] = [];
  for (const i of (await readByPdfium(bytes)).keys()) {
    const page = PNG.sync.read(Buffer.from(await picture(bytes, { page: i + 1, dpi })));
    if (isGrey) makeGrey(page);
    pages.push(page);
  }
  return pages;
}

/** Gives each pixel its brightness as the eye weighs colours (ITU-R BT.601). */
function makeGrey({ data }: PNG): void {
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    data.fill(Math.round(0.299 * red + 0.587 * green + 0.114 * blue), at, at + 3);
  }
}

/** Small and grey: enough to see that a line moved. */
export const toCompare: Drawing = { dpi: 40, isGrey: true };

/** In sixteen greys, which pack well; what anti-aliasing is finer than that is not compared. */
export function toReference({ width, height, data }: PNG): PNG {
  const picture = new PNG({ width, height });
  for (let at = 0; at < data.length; at++) picture.data[at] = at % 4 === 3 ? 255 : Math.round((data[at] ?? 0) / 17) * 17;
  return picture;
}

export const encoded = (picture: PNG, colorType: 0 | 2): Buffer =>
  PNG.sync.write(picture, { colorType, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });

/** How much a pixel may differ (0 to 1, in pixelmatch's YIQ metric): less than a hairline from white paper, more than greys are rounded. */
const threshold = 0.05;

/** How many pixels of a page may differ: fewer than a short word has. Another version of PDFium may smooth some edges differently. */
export const tolerated = 20;

/** How many pixels of two pictures differ, and where. */
export function compare(found: PNG, wanted: PNG): { different: number; diff: PNG } {
  const width = Math.max(found.width, wanted.width);
  const height = Math.max(found.height, wanted.height);
  const [a, b] = [found, wanted].map((picture) => {
    const sheet = new PNG({ width, height });
    PNG.bitblt(picture, sheet, 0, 0, picture.width, picture.height, 0, 0);
    return sheet.data;
  }) as [Buffer, Buffer];
  const diff = new PNG({ width, height });
  return { different: pixelmatch(a, b, diff.data, width, height, { threshold }), diff };
}
