import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { PdfDocument } from "../../domain/ports.ts";
import { resumeContent } from "../../domain/resume.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { Document, Page, Text, View } from "../../pdf-engine/marks.ts";
import { countLost } from "../../pdf-engine/painting/painted-text.ts";
import { components } from "../../pdf-templates/index.ts";
import { sans } from "../../pdf-templates/type/families.ts";
import { fontFiles } from "../../pdf-templates/type/font-files.ts";
import { readPdf } from "../support/pdf.ts";
import { pngs } from "../support/photos.ts";
import { renderElement } from "../support/render.ts";
import { aFullResume, type ResumeInput } from "../support/resumes.ts";

const { signal } = new AbortController();

const document = (children: ReactNode) => (
  <Document fonts={fontFiles}>
    <Page style={{ fontFamily: sans }}>{children}</Page>
  </Document>
);

function Broken(): never {
  throw new Error("broken");
}

it("fails for a template that throws, and renders the next document all the same", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const before = renderElement(document(<Text>before</Text>), signal);
  const broken = renderElement(document(<Broken />), signal);
  const unknownFont = renderElement(document(<Text style={{ fontFamily: "No Such Font" }}>x</Text>), signal);
  const after = renderElement(document(<Text>after</Text>), signal);
  await expect(broken).rejects.toThrow("could not be rendered");
  await expect(unknownFont).rejects.toThrow("No Such Font");
  expect((await readPdf((await before).bytes)).words).toBe("before");
  expect((await readPdf((await after).bytes)).words).toBe("after");
});

it("does not render what nobody waits for any more", async () => {
  const gone = new AbortController();
  const first = renderElement(document(<Text>first</Text>), signal);
  const second = renderElement(document(<Text>second</Text>), gone.signal);
  gone.abort(new Error("gone"));
  await expect(second).rejects.toThrow("gone");
  expect((await first).pages).toBe(1);
});

it("begins a page where an element asks for one, though there is room", async () => {
  const { bytes } = await renderElement(
    document(
      <View>
        <Text>one</Text>
        <Text break>two</Text>
      </View>,
    ),
  );
  expect((await readPdf(bytes)).pages.map(({ texts }) => texts.map(({ text }) => text).join(""))).toEqual(["one", "two"]);
});

it("leaves out a string that stands outside of a text", async () => {
  const { bytes } = await renderElement(
    document(
      <View>
        astray
        <Text>here</Text>
      </View>,
    ),
  );
  expect((await readPdf(bytes)).words).toBe("here");
});

it("says what it had no glyph for", async () => {
  const { painted } = await renderElement(document(<Text>Ada 東京 – Łódź</Text>), signal);
  expect(painted.undrawn).toEqual(["東京"]);
  expect((await renderElement(document(<Text>Ada – Łódź</Text>), signal)).painted.undrawn).toEqual([]);
});

it("counts what of a text is not in the file, wherever it stands", async () => {
  const { painted } = await renderElement(document(<Text>Łódź, 12</Text>), signal);
  expect(countLost(["12", "Łódź"], painted)).toBe(0);
  expect(countLost(["Łódź and more"], painted)).toBe(7);
});

it("shows nothing of one resume in the next, whatever the order of their sections", async () => {
  const of = (input: ResumeInput): PdfDocument => ({ content: resumeContent.parse(input), template: "classic", page_size: "A4" });
  const documents = [
    of(aFullResume({ name: "One", summary: "Secret of one" })),
    of(aFullResume({ name: "Two", summary: "Secret of two", presentation: { section_order: ["skills", "summary", "education"] } })),
    of(aFullResume({ name: "Three", summary: "Secret of three", presentation: { section_order: ["education", "summary"] } })),
    of({ email: "four@example.com", name: "Four" }),
    of(aFullResume({ name: "Five", summary: "Secret of five", presentation: { hidden_sections: ["experience"] } })),
  ];
  const text = async (wanted: PdfDocument) => (await readPdf((await renderer.render(wanted, signal)).bytes)).words;
  for (const [i, wanted] of documents.entries()) {
    const words = await text(wanted);
    for (const [j, { content }] of documents.entries()) {
      const times = content.summary ? words.split(content.summary).length - 1 : 0;
      expect(times, `the summary of ${j} in the PDF of ${i}`).toBe(i === j && content.summary ? 1 : 0);
    }
  }
});

it.each([
  ["emoji that are joined without end", `👩${"\u200d👩".repeat(12)}`],
  ["a Thai vowel, eighty times", `ก${"ำ".repeat(80)}`],
  ["a syllable of a hundred letters", "क्".repeat(100)],
])("draws %s, if not well", async (_, name) => {
  const content = resumeContent.parse({ email: "ada@example.com", name });
  expect((await renderer.render({ content, template: "classic", page_size: "A4" }, signal)).pages).toBe(1);
});

it("leaves out a photo that is no picture, and says so", async () => {
  const [start = "", end = ""] = (pngs["RGB with alpha"] ?? "").split(",");
  const bytes = Buffer.from(end, "base64");
  // The data begin behind signature, header and the name of their chunk.
  bytes.fill(0x55, 41, 60);
  const photo = `${start},${bytes.toString("base64")}`;
  const content = resumeContent.parse({ email: "ada@example.com", name: "Ada Example", photo });
  const { warnings, bytes: pdf } = await renderer.render({ content, template: "classic", page_size: "A4" }, signal);
  expect(warnings).toEqual(["The photo is damaged and was left out: save it anew as PNG or JPEG."]);
  expect((await readPdf(pdf)).words).toContain("Ada Example");
});

describe("a template that does not show all of a resume", () => {
  const { classic } = components;
  afterEach(() => void Object.assign(components, { classic }));

  /** The warnings of a resume in a template that shows this alone. */
  async function warningsOf(summary: string, shown: ReactNode) {
    const page = () => (
      <Page size="A4">
        <Text style={{ fontFamily: sans }}>{shown}</Text>
      </Page>
    );
    Object.assign(components, { classic: page });
    const content = resumeContent.parse({ email: "ada@example.com", name: "Ada", summary });
    return (await renderer.render({ content, template: "classic", page_size: "A4" }, signal)).warnings;
  }

  it("is told of by the number of the characters that are missing", async () => {
    expect(await warningsOf("Lost words", "Ada ada@example.com Summary")).toEqual([
      "9 characters of the resume are not in the PDF: look through it before you send it.",
    ]);
    expect(await warningsOf("Lost words", "Ada ada@example.com Summary Lost words")).toEqual([]);
  });

  it("is told of by what its font has no glyph for", async () => {
    const warnings = await warningsOf("Words", "Ada ada@example.com Summary Words 東京");
    expect(warnings).toEqual(["The PDF shows nothing for: 東京"]);
  });
});
