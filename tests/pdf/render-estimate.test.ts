import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { isShort } from "../../handlers/rendering/render-estimate.ts";
import type { ResumeInput } from "../support/resumes.ts";
import { sampleResumes } from "../support/sample-resumes.ts";

const documentOf = (input: ResumeInput) => ({ content: resumeContent.parse(input), template: "classic", page_size: "A4" }) as const;
const resume = (fields: Partial<ResumeInput>) => documentOf({ email: "ada@example.com", ...fields });
const bullets = (count: number) => Array.from({ length: count / 90 }, () => ({ details: Array(90).fill("Built a mill.") }));
const paragraphs = (letters: string, count: number) => Array.from({ length: count }, () => ({ description: letters.repeat(5_000) }));

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
    expect(isShort(resume({ projects: bullets(900), presentation: { fit: "none" } }))).toBe(true);
  });

  it("with a photo of usual size", () => {
    expect(isShort(resume({ photo: png(600, 600) }))).toBe(true);
  });
});

describe("a render is taken for a long one", () => {
  it.each<[string, Partial<ResumeInput>]>([
    ["of very many bullets", { projects: bullets(1_800) }],
    ["of very many letters", { projects: paragraphs("a", 40) }],
    ["of many letters that are shaped", { projects: paragraphs("ع", 2) }],
    ["that may be laid out several times", { projects: bullets(450), presentation: { max_pages: 2 } }],
    ["that may be laid out again for its last page", { projects: bullets(900) }],
    ["of a photo of very many pixels", { photo: png(4_096, 4_096) }],
  ])("%s", (_, fields) => {
    expect(isShort(resume(fields))).toBe(false);
  });

  it("though a fourth of it would be short", () => {
    const fourths: Partial<ResumeInput>[] = [
      { projects: bullets(450) },
      { projects: paragraphs("a", 10) },
      { projects: [{ description: "ع".repeat(2_500) }] },
      { photo: png(2_048, 1_024) },
    ];
    for (const fields of fourths) expect(isShort(resume(fields))).toBe(true);
  });
});
