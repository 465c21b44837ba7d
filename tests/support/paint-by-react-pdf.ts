import { buffer } from "node:stream/consumers";
import renderPdf from "@react-pdf/render";
import PDFDocument from "pdfkit";
import { TrueTypeSubset } from "../../pdf-engine/file/truetype-subset.ts";
import type { LaidNode } from "../../pdf-engine/layout/laid-out.ts";
import type { Cluster } from "../../pdf-engine/shaping/cluster.ts";
import type { ShapedFont } from "../../pdf-engine/shaping/shaped-font.ts";

/** A font as React-PDF's painter and pdfkit take one of fontkit's: its glyphs are clusters. */
function asOfFontkit(font: ShapedFont) {
  return {
    postscriptName: font.postscriptName,
    unitsPerEm: font.unitsPerEm,
    ascent: font.ascent,
    descent: font.descent,
    lineGap: font.lineGap,
    capHeight: font.capHeight,
    xHeight: 0,
    italicAngle: font.italicAngle,
    bbox: font.box,
    post: { isFixedPitch: 0 },
    head: { macStyle: { italic: false } },
    // By these it tells fonts of the same name apart.
    _tables: { head: { checkSumAdjustment: font.table("head").readUInt32BE(8) } },
    layout: (text: string) => font.layout(text),
    getGlyph: (gid: number) => ({ advanceWidth: font.advanceOf(gid) }),
    // Asked for to find pictures in lines, of which there are none.
    glyphForCodePoint: () => ({ id: undefined }),
    createSubset() {
      const clusters: Cluster[] = [];
      const numbers = new Map<string, number>();
      return {
        includeGlyph(cluster: Cluster): number {
          const number = numbers.get(cluster.key) ?? clusters.push(cluster);
          numbers.set(cluster.key, number);
          return number;
        },
        encode: () => new TrueTypeSubset(font, clusters).encode(),
      };
    },
  };
}

/** What React-PDF's own painter makes of a layout. */
export async function paintByReactPdf(layout: LaidNode): Promise<Uint8Array> {
  const fonts = new Map<ShapedFont, object>();
  const given = (font: ShapedFont) => {
    const known = fonts.get(font) ?? asOfFontkit(font);
    fonts.set(font, known);
    return known;
  };
  const withFonts = (node: LaidNode): object => ({
    ...node,
    ...(node.children && { children: node.children.map(withFonts) }),
    ...(node.lines && {
      lines: node.lines.map((line) => ({
        ...line,
        runs: line.runs.map((run) => ({
          ...run,
          attributes: { ...run.attributes, font: run.attributes.font?.map((font) => given(font as ShapedFont)) },
        })),
      })),
    }),
  });
  const file = new PDFDocument({ autoFirstPage: false });
  const bytes = buffer(file);
  renderPdf(file as unknown as Parameters<typeof renderPdf>[0], withFonts(layout) as Parameters<typeof renderPdf>[1]);
  return bytes;
}
