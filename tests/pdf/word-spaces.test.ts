import { createElement } from "react";
import { expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { templateNames } from "../../domain/templates.ts";
import type { LaidNode } from "../../pdf-engine/layout/laid-out.ts";
import { layOut } from "../../pdf-engine/layout/lay-out.ts";
import { Document, Page, Text, View } from "../../pdf-engine/marks.ts";
import { paint } from "../../pdf-engine/painting/painter.ts";
import { resumeDocument } from "../../pdf-templates/resume-document.tsx";
import { arabic, sans } from "../../pdf-templates/type/families.ts";
import { fontFiles } from "../../pdf-templates/type/font-files.ts";
import { sampleResumes } from "../support/sample-resumes.ts";

/** How much of its natural width the narrowest word space of a text has, about; no less than this many ems are natural. */
const space = 0.2;

function tightest(node: LaidNode): number {
  const shares = (node.lines ?? []).map(({ string, runs }) => {
    const glyphs = runs.flatMap(({ positions = [], attributes: { fontSize = 0, font = [] } }) =>
      positions.map(({ xAdvance = 0, advanceWidth = 0 }) => {
        const { unitsPerEm = 1 } = font[0] ?? {};
        return { missing: (advanceWidth * fontSize) / unitsPerEm - xAdvance, em: fontSize };
      }),
    );
    const missing = glyphs.reduce((sum, glyph) => sum + glyph.missing, 0);
    const spaces = string.trim().split(" ").length - 1;
    return spaces > 0 ? 1 - missing / spaces / (space * (glyphs[0]?.em ?? 1)) : 1;
  });
  return Math.min(1, ...shares, ...(node.children ?? []).map(tightest));
}

const cases = templateNames.flatMap((template) =>
  (["three-pages", "maximal", "mixed", "arabic"] as const).map((sample) => ({ template, sample })),
);

it.each(cases)("no word space is squeezed: $template, $sample", async ({ template, sample }) => {
  const { element } = await resumeDocument({ content: resumeContent.parse(sampleResumes[sample]), template, page_size: "A4" });
  const laidOut = await layOut(element, new AbortController().signal);
  paint(laidOut);
  // Of 24 documents, two have one line that would not fit its margin otherwise.
  expect(tightest(laidOut.layout)).toBeGreaterThan(0.89);
});

it("a line that is a little too wide reaches into the margin of its text", async () => {
  const laidOutIn = async (width: number) => {
    const text = createElement(Text, { style: { marginRight: 10, fontSize: 10 } }, "a line of words");
    const box = createElement(View, { style: { width, fontFamily: sans } }, text);
    const element = createElement(Document, { fonts: fontFiles }, createElement(Page, {}, box)) as Parameters<typeof layOut>[0];
    const laidOut = await layOut(element, new AbortController().signal);
    const lines = laidOut.layout.children?.[0]?.children?.[0]?.children?.[0]?.lines ?? [];
    const widthOf = () => lines.flatMap(({ runs }) => runs).reduce((sum, { xAdvance = 0 }) => sum + xAdvance, 0);
    const squeezed = widthOf();
    paint(laidOut);
    return { lines: lines.length, squeezed, painted: widthOf() };
  };
  const { painted: natural } = await laidOutIn(200);
  const { lines, squeezed, painted } = await laidOutIn(natural + 10 - 1);
  expect(lines).toBe(1);
  expect(squeezed).toBeCloseTo(natural - 1, 3);
  expect(painted).toBeCloseTo(natural, 3);
});

it("what is blank at the end of a line of both directions is a space alone, for readers to leave it out of the word before it", async () => {
  const family = (fontFamily: string, text: string) => createElement(Text, { style: { fontFamily } }, text);
  const words = Array.from({ length: 40 }, () => [
    "wrote to ",
    family(arabic, "كمدير"),
    " +39 011 ",
    family(arabic, "عملت"),
    " it ",
  ]).flat();
  const text = createElement(Text, { style: { fontSize: 10, maxLines: 100 } }, ...words);
  const box = createElement(View, { style: { width: 200, fontFamily: sans } }, text);
  const element = createElement(Document, { fonts: fontFiles }, createElement(Page, {}, box)) as Parameters<typeof layOut>[0];
  const laidOut = await layOut(element, new AbortController().signal);
  paint(laidOut);
  const { lines = [] } = laidOut.layout.children?.[0]?.children?.[0]?.children?.[0] ?? {};
  const blanks = lines.map(({ runs }) => {
    const texts = runs.flatMap(({ glyphs = [] }) => glyphs.map(({ id }) => id.text));
    return { within: texts.slice(0, -1).filter((text) => text === "\u202c ").length, last: texts.at(-1) };
  });
  const cut = blanks.filter(({ within }) => within > 0);
  expect(cut.length).toBeGreaterThan(3);
  expect(cut.filter(({ last }) => last === "\u202c ")).toEqual([]);
  expect(cut.filter(({ last }) => last === " ").length).toBeGreaterThan(3);
});
