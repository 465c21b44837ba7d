import { create, type FontkitFont } from "fontkit";
import { openPdf } from "./pdf-structure.ts";

/** The box of a glyph, in points from the lower left corner of the page. `text` counts the texts of the page, and `line` is the place of a baseline. */
type Ink = { text: number; line: number; left: number; bottom: number; right: number; top: number };

const operator = /\/(F\d+) ([-\d.]+) Tf|([-\d.]+) ([-\d.]+) Td|\[?((?:<[\da-f]*>[-\d.]*)+)\]?T[jJ]|(BT)/gi;
const shown = /<([\da-f]*)>([-\d.]*)/gi;

/** Returns the box of each glyph of a PDF, page by page, as the fonts in the file draw it. */
async function inkOf(bytes: Uint8Array): Promise<Ink[][]> {
  const pdf = await openPdf(bytes);
  const fonts = new Map<string, FontkitFont>();
  const fontOf = (page: (typeof pdf.pages)[number], name: string) => {
    const reference = `${pdf.dict(pdf.dict(page.dict["/Resources"])["/Font"])[`/${name}`]}`;
    const known = fonts.get(reference);
    if (known) return known;
    const [descendant] = pdf.list(pdf.dict(reference)["/DescendantFonts"]);
    const font = create(pdf.bytes(pdf.dict(pdf.dict(descendant)["/FontDescriptor"])["/FontFile2"]));
    fonts.set(reference, font);
    return font;
  };
  return pdf.pages.map((page) => {
    const ink: Ink[] = [];
    let [text, x, y, size] = [0, 0, 0, 0];
    let pen = 0;
    let font: FontkitFont | undefined;
    for (const [, name, points, dx, dy, glyphs, begins] of page.content.matchAll(operator)) {
      if (begins) [text, x, y] = [text + 1, 0, 0];
      if (name) [font, size] = [fontOf(page, name), Number(points)];
      if (dx) {
        // Parts of a line that are read in another order than they stand have places of their own, and some another line between.
        [x, y] = [x + Number(dx), y + Number(dy)];
        pen = x;
      }
      for (const [, codes = "", kern] of glyphs?.matchAll(shown) ?? []) {
        for (const code of codes.match(/..../g) ?? []) {
          if (!font) continue;
          const gid = Number.parseInt(code, 16);
          const { cbox, advanceWidth } = font.getGlyph(gid);
          const em = size / font.unitsPerEm;
          // fontkit gives a glyph without an outline the box of the next.
          const isEmpty = font.loca.offsets[gid] === font.loca.offsets[gid + 1];
          const [left, right, bottom, top] = [pen + cbox.minX * em, pen + cbox.maxX * em, y + cbox.minY * em, y + cbox.maxY * em];
          if (!isEmpty) ink.push({ text, line: Math.round(100 * y) / 100, left, bottom, right, top });
          pen += advanceWidth * em;
        }
        pen -= (Number(kern || 0) * size) / 1000;
      }
    }
    return ink;
  });
}

/** Points by which boxes may overlap: places in the file are rounded. */
const hair = 0.05;

const touches = (a: Ink, b: Ink) =>
  Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom) > hair && Math.min(a.right, b.right) - Math.max(a.left, b.left) > hair;

const show = ({ text, line, left, top }: Ink) => `text ${text}, line ${line}, at ${left.toFixed(1)}, ${top.toFixed(1)}`;

/** Where the ink of a text, or of a line of it, touches that of another: once for each two lines. */
export async function inkFaults(bytes: Uint8Array): Promise<string[]> {
  return (await inkOf(bytes)).flatMap((ink, page) => {
    const sorted = ink.toSorted((a, b) => b.top - a.top);
    const found = new Map<string, string>();
    for (const [i, a] of sorted.entries()) {
      for (let j = i + 1; j < sorted.length; j++) {
        const b = sorted[j] as Ink;
        if (b.top < a.bottom) break;
        if ((a.text === b.text && a.line === b.line) || !touches(a, b)) continue;
        found.set(`${a.text} ${a.line} ${b.text} ${b.line}`, `page ${page + 1}: ink touches: ${show(a)} and ${show(b)}`);
      }
    }
    return [...found.values()];
  });
}
