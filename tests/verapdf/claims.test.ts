import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PdfDocument } from "../../domain/ports.ts";
import { type ResumeContent, resumeContent } from "../../domain/resume.ts";
import { templateNames } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { jpegs, pngs } from "../support/photos.ts";
import { randomDocument } from "../support/random-resumes.ts";
import { aResume } from "../support/resumes.ts";
import { samples, withPhoto } from "../support/samples/index.ts";
import { scriptTexts } from "../support/script-texts.ts";
import { findTool } from "../support/tools.ts";
import { canValidate, type Verdict, validate } from "./validator.ts";

/*
 * What each file claims of itself, PDF/UA-1 and PDF/A-2a or, if it carries its data, PDF/A-3a, as veraPDF sees it. The short run has each sample and script in one template; `FULL=1` has
 * all in all, and random resumes.
 */

const pdftoppm = findTool(["pdftoppm"], "verapdf");

const every = process.env.FULL !== undefined;

const signal = () => new AbortController().signal;

async function render(document: PdfDocument): Promise<Uint8Array> {
  return (await renderer.render(document, signal())).bytes;
}

const nobodys = () => render({ content: resumeContent.parse({ email: "nobody@example.com" }), template: "classic", page_size: "A4" });

const withPicture = (photo: string) => render({ content: resumeContent.parse(aResume({ photo })), template: "classic", page_size: "A4" });

/** Resumes by name. */
const resumes: Record<string, ResumeContent> = {
  ...Object.fromEntries(Object.entries(samples).map(([name, sample]) => [name, resumeContent.parse(withPhoto(sample))])),
  ...Object.fromEntries(
    Object.entries(scriptTexts).map(([script, { text, locale }]) => {
      const details = text.split(/(?<=[.。।۔;؛·])\s*/u).filter(Boolean);
      const presentation = { ...(locale && { locale }) };
      return [
        script,
        resumeContent.parse(aResume({ headline: details[0], summary: text, experience: [{ role: details[0], details }], presentation })),
      ];
    }),
  ),
  code: resumeContent.parse(aResume({ presentation: { qr: "https://example.com/ada" } })),
  nothing: resumeContent.parse({ email: "nobody@example.com" }),
};

const cases = Object.entries(resumes).flatMap(([name, content], i) =>
  (every ? templateNames : [templateNames[i % templateNames.length] ?? "classic"]).map((template) => ({ name, template, content })),
);

let folder = "";
const inFolder = (name: string) => `${folder}/${name}`;

beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/verapdf-`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Writes files into a folder of their own, and returns what veraPDF says of them. */
async function verdictsOn(name: string, files: Record<string, Uint8Array>, flavour: string): Promise<Verdict[]> {
  await mkdir(inFolder(name), { recursive: true });
  for (const [file, bytes] of Object.entries(files)) await writeFile(inFolder(`${name}/${file}.pdf`), bytes);
  return validate(inFolder(name), flavour);
}

const refused = (verdicts: Verdict[]) => verdicts.filter(({ isCompliant }) => !isCompliant);

describe.skipIf(!canValidate)("veraPDF", () => {
  it.each(["ua1", "2a"])("finds %s kept by every file that claims it", async (flavour) => {
    const files: Record<string, Uint8Array> = {};
    for (const { name, template, content } of cases) {
      files[`${name.replace(/\W+/g, "-")}-${template}`] = await render({ content, template, page_size: "A4" });
    }
    const verdicts = await verdictsOn("resumes", files, flavour);
    expect(verdicts).toHaveLength(cases.length);
    expect(refused(verdicts)).toEqual([]);
    for (const bytes of Object.values(files)) {
      const text = Buffer.from(bytes).toString("latin1");
      expect(text).toContain("<pdfuaid:part");
      expect(text).toContain("<pdfaid:part");
    }
  });

  it.each(["ua1", "2a"])("finds %s kept by random resumes", async (flavour) => {
    const documents = fc.sample(randomDocument, { numRuns: every ? 150 : 15, seed: Number(process.env.SEED ?? 23) });
    const files: Record<string, Uint8Array> = {};
    for (const [i, document] of documents.entries()) files[`random-${i}`] = await render(document);
    expect(refused(await verdictsOn("random", files, flavour))).toEqual([]);
  });

  it("finds PDF/UA and the third part of PDF/A kept by files that carry their data", async () => {
    const files: Record<string, Uint8Array> = {};
    for (const { name, template, content } of every ? cases : cases.slice(0, 8)) {
      const presentation = { ...content.presentation, embed_data: true };
      files[`${name.replace(/\W+/g, "-")}-${template}`] = await render({
        content: { ...content, presentation },
        template,
        page_size: "A4",
      });
    }
    for (const flavour of ["ua1", "3a"]) expect(refused(await verdictsOn("data", files, flavour))).toEqual([]);
    expect(refused(await verdictsOn("data", files, "2a"))).toHaveLength(Object.keys(files).length);
  });

  it("finds both kept with photos of any kind", async () => {
    const photos = { ...pngs, ...(pdftoppm && jpegs(pdftoppm, await nobodys())) };
    const files: Record<string, Uint8Array> = {};
    for (const [name, photo] of Object.entries(photos)) files[name.replace(/\W+/g, "-")] = await withPicture(photo);
    for (const flavour of ["ua1", "2a"]) expect(refused(await verdictsOn("photos", files, flavour))).toEqual([]);
  });

  it.skipIf(!pdftoppm)("finds PDF/UA kept with a photo of inks, which is no sRGB, so PDF/A is not claimed", async () => {
    await writeFile(inFolder("page.pdf"), await nobodys());
    execFileSync(pdftoppm as string, ["-jpegcmyk", "-r", "12", "-singlefile", inFolder("page.pdf"), inFolder("page")]);
    const jpeg = await readFile(inFolder("page.jpg"));
    const inks = await withPicture(`data:image/jpeg;base64,${jpeg.toString("base64")}`);
    expect(refused(await verdictsOn("inks", { inks }, "ua1"))).toEqual([]);
    expect(refused(await verdictsOn("inks", { inks }, "2a"))).toHaveLength(1);
    expect(Buffer.from(inks).includes("<pdfaid:part")).toBe(false);
  });

  it("finds a fault that is planted", async () => {
    const broken = Buffer.from(
      Buffer.from(await nobodys())
        .toString("latin1")
        .replace("<pdfuaid:part", "<pdfuaid:dart"),
      "latin1",
    );
    const [verdict] = await verdictsOn("planted", { broken }, "ua1");
    expect(verdict).toMatchObject({ isCompliant: false });
    expect(verdict?.broken.join()).toContain("PDF/UA");
    expect(await readFile(inFolder("planted/broken.pdf"))).toEqual(broken);
  });
});
