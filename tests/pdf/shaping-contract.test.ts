import { readFile } from "node:fs/promises";
import { create } from "fontkit";
import { createElement } from "react";
import { expect, it } from "vitest";
import { layOut } from "../../pdf-engine/layout/lay-out.ts";
import { shapedFonts } from "../../pdf-engine/layout/shaped-fonts.ts";
import { Document, Font, Page, Text } from "../../pdf-engine/marks.ts";
import { Cluster } from "../../pdf-engine/shaping/cluster.ts";
import { arabic, bulletWidth, sans, serif, stylesOf } from "../../pdf-templates/type/families.ts";
import { fontFiles } from "../../pdf-templates/type/font-files.ts";
import sample from "../../scripts/sample-resume.json" with { type: "json" };

const files = Object.entries(stylesOf).flatMap(([family, styles]) => styles.map((style) => `${family.replace(" ", "")}-${style}`));
const fileOf = (name: string) => readFile(new URL(`../../pdf-templates/type/fonts/${name}.ttf`, import.meta.url));
const fonts = shapedFonts(fontFiles);
const shaped = async (fontFamily: string) => {
  await fonts.load({ fontFamily });
  return fonts.getFont({ fontFamily }).data as Font;
};

it.each(files)("a font file says the same to the engine as to fontkit: %s", async (name) => {
  const file = await fileOf(name);
  const [read, stock] = [new Font(file), create(file)];
  const { minX, minY, maxX, maxY } = stock.bbox;
  expect(read).toMatchObject({
    ...{ postscriptName: stock.postscriptName, unitsPerEm: stock.unitsPerEm },
    ...{ capHeight: stock.capHeight, italicAngle: stock.italicAngle, box: { minX, minY, maxX, maxY } },
  });
  // Some of all, the last among them: it has no advance of its own in a font whose letters are all as wide.
  const step = Math.ceil(stock.numGlyphs / 300);
  for (let gid = stock.numGlyphs - 1; gid >= 0; gid -= step) {
    const glyph = stock.getGlyph(gid);
    const { minX, minY, maxX, maxY } = glyph.cbox;
    const isEmpty = stock.loca.offsets[gid] === stock.loca.offsets[gid + 1];
    expect([gid, read.advanceOf(gid), read.bearingOf(gid)]).toEqual([gid, glyph.advanceWidth, glyph._getMetrics().leftBearing]);
    expect([gid, read.boxOf(gid)]).toEqual([gid, isEmpty ? undefined : { minX, minY, maxX, maxY }]);
  }
  const characters = new Set(stock.characterSet);
  for (let code = 0; code < 0x20000; code += 7) expect([code, read.hasGlyphForCodePoint(code)]).toEqual([code, characters.has(code)]);
});

it("a file that is no TrueType font is refused", () => {
  expect(() => new Font(Buffer.from("OTTO and more"))).toThrow("This is no TrueType font.");
});

it.each(["Sans", "Serif"].flatMap((family) => ["Regular", "Semibold", "It", "SemiboldIt"].map((style) => `Resume${family}-${style}`)))(
  "HarfBuzz sets words as fontkit sets whole lines of Latin, Greek and Cyrillic, to the unit: %s",
  async (file) => {
    const latin = `${JSON.stringify(sample)} AV To. Ye, “Wörter” P. LT Vy 11/12 (A) f, rv. V. W. A V T o  Y e 1 1`;
    const text = `${latin} Μηχανικός με δέκα χρόνια. ΑΥ Το Τα – Инженер с опытом. ГА Та Уд. «Да» `;
    const bytes = await fileOf(file);
    const before = create(bytes).layout(text);
    const after = new Font(bytes).layout(text);
    expect(after.glyphs.map(({ id }) => id.parts[0]?.gid)).toEqual(before.glyphs.map(({ id }) => id));
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
  const font = await shaped(family);
  const width = (10 * font.layout("•  ").advanceWidth) / font.unitsPerEm;
  expect(Math.abs(width - bulletWidth(family, 10))).toBeLessThan(0.52);
});
