import { deflateSync } from "node:zlib";
import type { Cluster } from "../shaping/cluster.ts";
import type { ShapedFont } from "../shaping/shaped-font.ts";
import type { PdfFile } from "./pdf-objects.ts";
import { PdfText, type Ref, utf16 } from "./pdf-values.ts";
import { TrueTypeSubset } from "./truetype-subset.ts";

/** The files of a font that are kept: as many as documents that are made in turns. */
const remembered = 4;

const files = new WeakMap<ShapedFont, Map<string, Uint8Array>>();

/** Holds a font as one document uses it: the clusters of its texts, each under a number of the file's own. */
export class EmbeddedFont {
  readonly ref: Ref;
  readonly name: string;
  readonly font: ShapedFont;
  readonly #subset: TrueTypeSubset;
  readonly #codes = new Map<Cluster, string>();
  readonly #widths: number[];
  readonly #texts = [""];

  constructor(font: ShapedFont, ref: Ref, index: number) {
    this.font = font;
    this.ref = ref;
    this.name = `F${index}`;
    this.#subset = new TrueTypeSubset(font);
    this.#widths = [this.#scaled(font.advanceOf(0))];
  }

  /** Returns the number of a cluster for a content stream, in hexadecimal digits. */
  code(cluster: Cluster): string {
    let code = this.#codes.get(cluster);
    if (code === undefined) {
      const cid = this.#subset.include(cluster);
      this.#widths[cid] ??= this.#scaled(cluster.advance);
      this.#texts[cid] ??= cluster.text;
      code = cid.toString(16).padStart(4, "0");
      this.#codes.set(cluster, code);
    }
    return code;
  }

  /** Turns font units into thousandths of an em. */
  #scaled(units: number): number {
    return (units * 1000) / this.font.unitsPerEm;
  }

  /** Returns the font file, compressed. The next version of a document mostly has the same glyphs, in the same order. */
  #compressed(): Uint8Array {
    const known = files.get(this.font) ?? new Map<string, Uint8Array>();
    files.set(this.font, known);
    const key = Array.from(this.#codes.keys(), ({ key }) => key).join("\n");
    const compressed = known.get(key) ?? deflateSync(this.#subset.encode());
    // A Map is in the order of its insertions: what is used moves to the end.
    known.delete(key);
    known.set(key, compressed);
    for (const oldest of known.keys()) {
      if (known.size <= remembered) break;
      known.delete(oldest);
    }
    return compressed;
  }

  embed(file: PdfFile): void {
    const { font } = this;
    const fontFile = file.stream({ Filter: "/FlateDecode" }, this.#compressed());
    const tag = this.name
      .slice(1)
      .replace(/\d/g, (digit) => "ABCDEFGHIJ"[Number(digit)] ?? "")
      .padStart(6, "A");
    const name = `/${tag}+${font.postscriptName}` as const;
    const { minX, minY, maxX, maxY } = font.box;
    const [symbolic, italic] = [1 << 2, font.italicAngle === 0 ? 0 : 1 << 6];
    const descriptor = file.add({
      Type: "/FontDescriptor",
      FontName: name,
      Flags: symbolic | italic,
      FontBBox: [minX, minY, maxX, maxY].map((units) => this.#scaled(units)),
      ItalicAngle: font.italicAngle,
      Ascent: this.#scaled(font.ascent),
      Descent: this.#scaled(font.descent),
      CapHeight: this.#scaled(font.capHeight || font.ascent),
      StemV: 0,
      FontFile2: fontFile,
    });
    const descendant = file.add({
      Type: "/Font",
      Subtype: "/CIDFontType2",
      BaseFont: name,
      CIDSystemInfo: { Registry: new PdfText("Adobe"), Ordering: new PdfText("Identity"), Supplement: 0 },
      FontDescriptor: descriptor,
      W: [0, this.#widths],
      CIDToGIDMap: "/Identity",
    });
    file.add(
      {
        Type: "/Font",
        Subtype: "/Type0",
        BaseFont: name,
        Encoding: "/Identity-H",
        DescendantFonts: [descendant],
        ToUnicode: file.stream({}, toUnicode(this.#texts)),
      },
      this.ref,
    );
  }
}

/** Maps each number but 0, which is never drawn, to its text (ISO 32000-1 §9.10.3). All numbers of a range share their first byte. */
function toUnicode(texts: string[]): string {
  const hex = (cid: number) => cid.toString(16).padStart(4, "0");
  const ranges = [];
  for (let first = 1; first < texts.length; first = (first | 0xff) + 1) {
    const range = texts.slice(first, (first | 0xff) + 1);
    ranges.push(`<${hex(first)}><${hex(first + range.length - 1)}>[${range.map((text) => `<${utf16(text)}>`).join("")}]`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${ranges.length} beginbfrange
${ranges.join("\n")}
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
