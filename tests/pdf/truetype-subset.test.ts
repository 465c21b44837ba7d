import { readFile } from "node:fs/promises";
import { create } from "fontkit";
import { expect, it } from "vitest";
import { TrueTypeSubset } from "../../pdf-engine/file/truetype-subset.ts";
import { Cluster } from "../../pdf-engine/shaping/cluster.ts";
import { TrueTypeFont } from "../../pdf-engine/shaping/truetype.ts";

const open = async (name: string) => {
  const file = await readFile(new URL(`../../pdf-templates/type/fonts/Resume${name}.ttf`, import.meta.url));
  return { font: new TrueTypeFont(file), stock: create(file) };
};
const glyph = (gid: number, advance: number) => new Cluster([{ gid, dx: 0, dy: 0 }], advance, `glyph ${gid}`);

it.each(["Sans-Regular", "Sans-It", "Oldstyle-Semibold", "Devanagari-Regular", "JP-Regular", "Mono-Regular"])(
  "glyphs of a subset have the outlines and widths that they have in the font: %s",
  async (name) => {
    const { font, stock } = await open(name);
    const gids = Array.from({ length: stock.numGlyphs - 1 }, (_, i) => i + 1).filter((gid) => gid % Math.ceil(stock.numGlyphs / 400) === 0);
    const subset = create(
      new TrueTypeSubset(
        font,
        gids.map((gid) => glyph(gid, font.advanceOf(gid))),
      ).encode(),
    );
    for (const [i, gid] of gids.entries()) {
      const [made, meant] = [subset.getGlyph(i + 1), stock.getGlyph(gid)];
      expect([gid, made.path.toSVG(), made.advanceWidth]).toEqual([gid, meant.path.toSVG(), meant.advanceWidth]);
    }
  },
);

it("a cluster of several glyphs is one, with each in its place", async () => {
  const { font, stock } = await open("Sans-Regular");
  const [base, mark] = [stock.layout("o").glyphs[0]?.id as number, stock.layout("´").glyphs[0]?.id as number];
  const parts = [
    { gid: base, dx: 0, dy: 0 },
    { gid: mark, dx: 120, dy: -45 },
  ];
  const subset = create(new TrueTypeSubset(font, [glyph(base, 500), new Cluster(parts, 777, "ó")]).encode());
  const { cbox, advanceWidth, path } = subset.getGlyph(2);
  const [below, above] = [stock.getGlyph(base).cbox, stock.getGlyph(mark).cbox];
  expect(advanceWidth).toBe(777);
  expect(cbox).toMatchObject({
    ...{ minX: Math.min(below.minX, above.minX + 120), minY: Math.min(below.minY, above.minY - 45) },
    ...{ maxX: Math.max(below.maxX, above.maxX + 120), maxY: Math.max(below.maxY, above.maxY - 45) },
  });
  expect(path.toSVG()).toBe(stock.getGlyph(base).path.toSVG() + stock.getGlyph(mark).path.translate(120, -45).toSVG());
});

it("a glyph that stands for two texts is there for each, and one that is not drawn has no outline", async () => {
  const { font, stock } = await open("Sans-Regular");
  const [gid, space] = [stock.layout("A").glyphs[0]?.id as number, stock.layout(" ").glyphs[0]?.id as number];
  const all = [glyph(gid, 600), new Cluster([{ gid, dx: 0, dy: 0 }], 600, "Α"), glyph(space, 200)];
  const subset = create(new TrueTypeSubset(font, all).encode());
  expect(subset.getGlyph(2).path.toSVG()).toBe(subset.getGlyph(1).path.toSVG());
  expect(subset.loca.offsets[3]).toBe(subset.loca.offsets[4]);
});

it("a subset of spaces alone has glyphs of which nothing is to be seen", async () => {
  const fonts = await Promise.all(
    ["Sans-Regular", "Arabic-Regular", "Devanagari-Regular", "Hebrew-Regular", "Thai-Regular", "JP-Regular"].map(open),
  );
  for (const { font, stock } of fonts) {
    const space = stock.layout(" ").glyphs[0]?.id as number;
    const subset = create(new TrueTypeSubset(font, [glyph(space, font.advanceOf(space))]).encode());
    expect(subset.getGlyph(1)?.advanceWidth).toBe(font.advanceOf(space));
  }
});
