import { createHash } from "node:crypto";
import { getDocument } from "unpdf/pdfjs";
import { describe, expect, it } from "vitest";
import type { PdfDocument } from "../../domain/ports.ts";
import { resumeContent } from "../../domain/resume.ts";
import { write } from "../../formats/json-resume.ts";
import { readFile } from "../../formats/sources/read-file.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { aDocument, documents } from "../support/documents.ts";
import { openPdf } from "../support/pdf-structure.ts";
import { aFullResume, type ResumeInput } from "../support/resumes.ts";

const pdfOf = async (document: PdfDocument) => (await renderer.render(document, new AbortController().signal)).bytes;

/** The resume as a PDF that carries its data. */
const carrying = (resume: Partial<ResumeInput>) =>
  pdfOf(aDocument({ ...resume, presentation: { ...resume.presentation, embed_data: true } }));

/** What everybody gets of a resume as JSON Resume. */
const jsonOf = (content: PdfDocument["content"]) => new TextDecoder().decode(write({ content: { ...content, custom: undefined } }).bytes);

/** The files in a PDF by name, as pdf.js finds them. */
async function attachmentsOf(bytes: Uint8Array): Promise<Record<string, string>> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const found: Record<string, { filename: string; content: Uint8Array }> = (await pdf.getAttachments()) ?? {};
  await pdf.destroy();
  return Object.fromEntries(Object.values(found).map(({ filename, content }) => [filename, new TextDecoder().decode(content)]));
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

describe("a PDF that carries its data", () => {
  it("has them as a JSON Resume, which is what everybody gets in that format", async () => {
    const resume = aFullResume({ presentation: { embed_data: true } });
    const { content } = aDocument(resume);
    expect(await attachmentsOf(await carrying(resume))).toEqual({ "resume.json": jsonOf(content) });
  });

  it.each(documents)("is imported as what it shows, word for word: $name", async ({ document }) => {
    const content = resumeContent.parse({ ...document.content, presentation: { ...document.content.presentation, embed_data: true } });
    const { source, resume, unplaced } = await readFile({ bytes: await pdfOf({ ...document, content }) });
    expect(source).toEqual({ format: "pdf", confidence: 1 });
    expect(unplaced).toEqual([]);
    // Written again it is the same, and nothing is left over that the model has no field for.
    const { custom, ...back } = resume;
    expect(custom).toBeUndefined();
    expect(JSON.parse(jsonOf(resumeContent.parse({ email: "", ...back })))).toEqual(JSON.parse(jsonOf(content)));
  });

  it("says nothing of what is hidden, of ids and tags, and of what is the caller's own", async () => {
    const secret = "Canary";
    const [json = ""] = Object.values(
      await attachmentsOf(
        await carrying({
          contact_email: "hello@example.com",
          email: "canary@example.com",
          personal: [{ label: "Born", text: secret }],
          photo: undefined,
          awards: [{ title: secret }],
          experience: [
            { role: "Shown", id: "Canary-1", tags: [secret], custom: { note: secret } },
            { role: secret, hidden: true },
            { company: "Mill", positions: [{ role: "Shown, too" }, { role: secret, hidden: true }] },
          ],
          custom_sections: [{ id: "Canary-2", title: secret, items: [{ title: secret }] }],
          section_intros: { awards: secret },
          custom: { note: secret },
          presentation: {
            hidden_sections: ["awards", "custom_sections.Canary-2"],
            section_order: ["custom_sections.Canary-2", "experience"],
            section_titles: { awards: secret },
          },
        }),
      ),
    );
    expect(json).toContain("Shown, too");
    expect(json).not.toMatch(/canary/i);
  });

  it("claims the part of PDF/A that allows a file in it, and has the same bytes each time", async () => {
    const resume = aFullResume();
    const bytes = await carrying(resume);
    expect(latin1(bytes)).toMatch(/<pdfaid:part [^>]+>3<\/pdfaid:part>\s*<pdfaid:conformance [^>]+>A</);
    expect(Buffer.compare(await carrying(resume), bytes)).toBe(0);
  });

  it("names the file in its catalog, with its type, its size and its checksum, and no date", async () => {
    const bytes = await carrying(aFullResume());
    const { root, dict, list, bytes: bytesOf } = await openPdf(bytes);
    const [file] = list(root["/AF"]);
    expect(list(dict(dict(root["/Names"])["/EmbeddedFiles"])["/Names"])).toEqual(["u:resume.json", file]);
    const specification = dict(file);
    expect(specification).toMatchObject({ "/AFRelationship": "/Data", "/F": "u:resume.json", "/UF": "u:resume.json" });
    const stream = dict(specification["/EF"])["/UF"];
    const json = bytesOf(stream);
    expect(dict(stream)).toMatchObject({ "/Type": "/EmbeddedFile", "/Subtype": "/application/json" });
    const md5 = createHash("md5").update(json).digest("hex");
    expect(dict(dict(stream)["/Params"])).toEqual({ "/CheckSum": `b:${md5}`, "/Size": json.length });
  });
});

it("a PDF carries nothing unless it is asked to, and claims the second part of PDF/A", async () => {
  const resume = aFullResume();
  const plain = await pdfOf(aDocument(resume));
  expect(Buffer.compare(await pdfOf(aDocument({ ...resume, presentation: { embed_data: false } })), plain)).toBe(0);
  expect(await attachmentsOf(plain)).toEqual({});
  expect(latin1(plain)).toMatch(/<pdfaid:part [^>]+>2</);
});
