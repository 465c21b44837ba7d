import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { estimateMs, isReadSoon, isShort } from "../../handlers/rendering/render-estimate.ts";
import type { ResumeInput } from "../support/resumes.ts";
import { sampleResumes } from "../support/sample-resumes.ts";

const documentOf = (input: ResumeInput) => ({ content: resumeContent.parse(input), template: "classic", page_size: "A4" }) as const;
const resume = (fields: Partial<ResumeInput>) => documentOf({ email: "ada@example.com", ...fields });
const bullets = (count: number) => Array.from({ length: count / 90 }, () => ({ details: Array(90).fill("Built a mill.") }));
const fourteenPages = Array.from({ length: 50 }, () => ({ name: "Mill", details: Array(16).fill("a".repeat(57)) }));
const paragraphs = (letters: string, count: number) => Array.from({ length: count }, () => ({ description: letters.repeat(5_000) }));
/** Twelve texts of 5,000 letters, of which these are repeated. */
const texts = (letters: string) => Array.from({ length: 12 }, () => ({ description: letters.repeat(5_000 / letters.length) }));

/** A PNG of this size, as far as its header tells. */
const png = (width: number, height: number) => {
  const header = Buffer.from("89504e470d0a1a0a0000000d4948445200000000000000000806000000", "hex");
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return `data:image/png;base64,${Buffer.concat([header, Buffer.alloc(8)]).toString("base64")}`;
};

describe("a render is taken for a short one", () => {
  it.each(Object.entries(sampleResumes))("of the sample %s", (_, input) => {
    expect(isShort(documentOf(input))).toBe(true);
  });

  it("of what would be long if it might be laid out again", () => {
    expect(isShort(resume({ projects: bullets(2_700), presentation: { fit: "none" } }))).toBe(true);
  });

  it("of a resume of fourteen pages", () => {
    expect(isShort(resume({ projects: fourteenPages }))).toBe(true);
  });

  it("with a photo of usual size", () => {
    expect(isShort(resume({ photo: png(600, 600) }))).toBe(true);
  });
});

describe("a render is taken for a long one", () => {
  it.each<[string, Partial<ResumeInput>]>([
    ["of very many bullets", { projects: bullets(3_600) }],
    ["of very many letters", { projects: paragraphs("a", 40) }],
    ["of many letters that are shaped", { projects: paragraphs("ع", 2) }],
    ["of very many lines", { projects: texts("a\n").slice(0, 3) }],
    ["that may be laid out several times", { projects: bullets(1_350), presentation: { max_pages: 2 } }],
    ["that may be laid out again for its last page", { projects: bullets(2_700) }],
    ["of a photo of very many pixels", { photo: png(4_096, 4_096) }],
  ])("%s", (_, fields) => {
    expect(isShort(resume(fields))).toBe(false);
  });

  it("though a fourth of it would be short", () => {
    const fourths: Partial<ResumeInput>[] = [
      { projects: bullets(900) },
      { projects: paragraphs("a", 10) },
      { projects: [{ description: "ع".repeat(2_500) }] },
      { photo: png(2_048, 1_024) },
    ];
    for (const fields of fourths) expect(isShort(resume(fields))).toBe(true);
  });
});

it.each([
  ["a text of two pages", Buffer.from("Ada Example\n".repeat(600)), true],
  ["a text of many pages", Buffer.from("Ada Example\n".repeat(6_000)), false],
  ["an archive, however small", zipSync({ "word/document.xml": new Uint8Array(500_000) }), false],
  ["a PDF, however small", Buffer.from("%PDF-1.7\n"), false],
])("whether it is read soon is told of %s", (_, bytes, isSoon) => {
  expect(isReadSoon({ bytes })).toBe(isSoon);
});

/** About what renders of such resumes take, in milliseconds of the processor (`node --import tsx bench/fairness.ts`). */
const measured: [string, Partial<ResumeInput>, number][] = [
  ["1,800 bullets, as designed", { projects: bullets(1_800), presentation: { fit: "none" } }, 200],
  ["3,600 bullets", { projects: bullets(3_600) }, 400],
  ["200,000 Latin letters", { projects: paragraphs("a", 40) }, 470],
  ["20,000 Japanese letters", { projects: paragraphs("水", 4) }, 750],
  ["30,000 lines, as designed", { projects: texts("a\n"), presentation: { fit: "none" } }, 2_000],
  ["30,000 words of a letter, as designed", { projects: texts("a "), presentation: { fit: "none" } }, 450],
  ["8,568 emails, as designed", { projects: texts("a@b.cd "), presentation: { fit: "none" } }, 500],
  ["3,324 links, as designed", { projects: texts("[d](https://e.f/1) "), presentation: { fit: "none" } }, 300],
  ["2,500 letters of Hebrew, each before others", { projects: texts("(א[1").slice(0, 2) }, 840],
  ["14 pages, set denser for 12", { projects: fourteenPages, presentation: { max_pages: 12 } }, 470],
];

describe("an estimate is of the size of what was measured, and no less", () => {
  it.each(measured)("of %s", (_, fields, ms) => {
    const estimated = estimateMs(resume(fields));
    expect(estimated).toBeGreaterThanOrEqual(ms);
    expect(estimated).toBeLessThanOrEqual(3 * ms);
  });

  it("of a picture of a page", () => {
    const pictureAt = (dpi: number) => estimateMs({ ...resume({}), file: { format: "png", page: 1, dpi } });
    expect(pictureAt(300)).toBeGreaterThanOrEqual(140);
    expect(pictureAt(300)).toBeLessThanOrEqual(3 * 140);
    expect(pictureAt(144)).toBeLessThanOrEqual(3 * 40);
  });
});
