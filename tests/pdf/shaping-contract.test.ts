import { open } from "fontkit";
import { createElement } from "react";
import { expect, it } from "vitest";
import { layOut } from "../../pdf-engine/layout/lay-out.ts";
import { Document, Page, Text } from "../../pdf-engine/marks.ts";
import { Cluster } from "../../pdf-engine/shaping/cluster.ts";
import type { FontkitFont } from "../../pdf-engine/shaping/fontkit.ts";
import { shapeFont } from "../../pdf-engine/shaping/shaped-font.ts";
import { shapedFonts } from "../../pdf-engine/shaping/shaped-fonts.ts";
import { arabic, bulletWidth, sans, serif } from "../../pdf-templates/type/families.ts";
import { fontFiles } from "../../pdf-templates/type/font-files.ts";
import sample from "../../scripts/sample-resume.json" with { type: "json" };

/*
 * What shaping relies on of fontkit, which does not promise it. When an upgrade makes one of these fail, read docs/adr/0010-shaping.md before anything
 * is changed.
 */

const openFont = (file: string) =>
  open(new URL(`../../pdf-templates/type/fonts/${file}.ttf`, import.meta.url).pathname) as Promise<FontkitFont>;
const fonts = shapedFonts(fontFiles);
const shaped = async (fontFamily: string) => {
  await fonts.load({ fontFamily });
  return fonts.getFont({ fontFamily }).data as FontkitFont & { lineGap: number };
};

it("fontkit has what is replaced, and what the replacements use", async () => {
  const font = await openFont("ResumeSans-Regular");
  expect(font.type).toBe("TTF");
  expect(font.stream.buffer.length).toBeGreaterThan(100_000);
  expect(font.loca.offsets.length).toBeGreaterThan(1_000);
  expect(font.maxp).toMatchObject({ maxComponentElements: expect.any(Number), maxComponentDepth: expect.any(Number) });
  expect(font.directory.tables.glyf.offset).toBeGreaterThan(0);
  expect(font.getGlyph(40)._getMetrics()).toMatchObject({ leftBearing: expect.any(Number) });
  expect(font.getGlyph(40).cbox).toMatchObject({ minX: expect.any(Number), maxY: expect.any(Number) });
  const subset = font.createSubset();
  expect(subset.glyphs).toEqual([0]);
  expect(subset.includeGlyph(40)).toBe(1);
  expect(subset.mapping[40]).toBe(1);
  expect(subset._addGlyph).toBeTypeOf("function");
});

it.each(["Sans", "Serif"].flatMap((family) => ["Regular", "Semibold", "It", "SemiboldIt"].map((style) => `Resume${family}-${style}`)))(
  "HarfBuzz sets words as fontkit sets whole lines of Latin, Greek and Cyrillic, to the unit: %s",
  async (file) => {
    const latin = `${JSON.stringify(sample)} AV To. Ye, “Wörter” P. LT Vy 11/12 (A) f, rv. V. W. A V T o  Y e 1 1`;
    const text = `${latin} Μηχανικός με δέκα χρόνια. ΑΥ Το Τα – Инженер с опытом. ГА Та Уд. «Да» `;
    const [stock, replaced] = await Promise.all([openFont(file), openFont(file)]);
    shapeFont(replaced);
    const before = stock.layout(text);
    const after = replaced.layout(text);
    const gids = (before.glyphs as unknown as { id: number }[]).map(({ id }) => id);
    expect(after.glyphs.map(({ id }) => id.parts[0]?.gid)).toEqual(gids);
    expect(after.positions.map(({ xAdvance }) => xAdvance)).toEqual(before.positions.map(({ xAdvance }) => xAdvance));
  },
);

it("a line is made of clusters, and says of each run which way it goes", async () => {
  const text = createElement(Text, { style: { fontFamily: arabic, direction: "rtl", fontSize: 10 } }, "كَتَبَ 12");
  const element = createElement(Document, { fonts: fontFiles }, createElement(Page, {}, text)) as Parameters<typeof layOut>[0];
  const { layout } = await layOut(element, new AbortController().signal);
  const runs = layout.children?.[0]?.children?.[0]?.lines?.[0]?.runs ?? [];
  expect(runs.map(({ attributes }) => attributes.bidiLevel)).toEqual([2, 1]);
  for (const { glyphs = [], positions = [] } of runs) {
    expect(glyphs).toHaveLength(positions.length);
    for (const { id } of glyphs) expect(id).toBeInstanceOf(Cluster);
  }
  // Three letters with their marks, and a space; read from the left.
  expect(runs[1]?.glyphs?.map(({ id }) => id.text)).toEqual([" ", "\u064eب", "\u064eت", "\u064eك"]);
});

it("lines with several fonts are as high as those with one", async () => {
  const heights = await Promise.all(
    [sans, serif, arabic].map(async (fontFamily) => {
      const { ascent, descent, lineGap, unitsPerEm } = await shaped(fontFamily);
      return [ascent, descent, lineGap].map((height) => height / unitsPerEm);
    }),
  );
  expect(heights).toEqual(Array(3).fill([1, -0.326, 0]));
});

it("the fonts of a layout are those that templates hold, shaped", async () => {
  expect((await shaped(serif)).layout("A").glyphs[0]?.id).toBeInstanceOf(Cluster);
  expect(await shaped(sans)).toBe(fontFiles.find({ fontFamily: sans }));
});

it.each([sans, serif])("the text of a bullet begins where the lines below it do, to half a point: %s", async (family) => {
  const { layout, unitsPerEm } = await shaped(family);
  const width = (10 * layout("•  ").advanceWidth) / unitsPerEm;
  expect(Math.abs(width - bulletWidth(family, 10))).toBeLessThan(0.52);
});
