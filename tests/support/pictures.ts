import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { resumeContent } from "../../domain/resume.ts";
import { type TemplateName, templateNames } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import type { ResumeInput } from "./resumes.ts";
import { sampleResumes } from "./sample-resumes.ts";

/** A picture of every page of every template with every sample. */
export const pictured = templateNames.flatMap((template) =>
  Object.keys(sampleResumes).map((sample) => ({ template: template as TemplateName, sample: sample as keyof typeof sampleResumes })),
);

export const referenceFolder = new URL("../pdf/pictures/", import.meta.url);

export const pictureName = (template: string, sample: string, page: number) => `${template}-${sample}-${page}.png`;

/** The pages of a resume as pictures. */
export async function picturesOf(pdftoppm: string, content: ResumeInput, template: TemplateName, options: string[]): Promise<PNG[]> {
  const document = { content: resumeContent.parse(content), template, page_size: "A4" as const };
  const { bytes } = await renderer.render(document, new AbortController().signal);
  return pagesOf(pdftoppm, bytes, options);
}

/** The pages of a PDF as pictures; `options` are those of pdftoppm (poppler). */
export function pagesOf(pdftoppm: string, bytes: Uint8Array, options: string[]): PNG[] {
  const folder = mkdtempSync(path.join(tmpdir(), "pictures-"));
  try {
    execFileSync(pdftoppm, [...options, "-", path.join(folder, "page")], { input: bytes });
    const pages = readdirSync(folder).sort();
    return pages.map((page) => readPnm(readFileSync(path.join(folder, page))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A picture as pdftoppm writes it when it is not to pack it, which is most of the work: binary PGM (P5) or PPM (P6), of 8 bits. */
function readPnm(file: Buffer): PNG {
  const [head = "", kind, width, height] = /^(P[56])\s(\d+)\s(\d+)\s255\s/.exec(file.toString("latin1", 0, 64)) ?? [];
  if (!head) throw new Error(`Not a picture of pdftoppm: ${file.toString("latin1", 0, 16)}`);
  const picture = new PNG({ width: Number(width), height: Number(height) });
  const samples = kind === "P5" ? 1 : 3;
  for (let from = head.length, to = 0; from < file.length; from += samples, to += 4) {
    picture.data[to] = file[from] ?? 0;
    picture.data[to + 1] = file[from + (samples >> 1)] ?? 0;
    picture.data[to + 2] = file[from + samples - 1] ?? 0;
    picture.data[to + 3] = 255;
  }
  return picture;
}

/** Small and grey: enough to see that a line moved. */
export const toCompare = ["-r", "40", "-gray"];

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

/** How many pixels of a page may differ: fewer than a short word has. Another version of poppler may smooth some edges differently. */
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
