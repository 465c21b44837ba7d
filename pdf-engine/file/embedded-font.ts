import type { Cluster } from "../shaping/cluster.ts";
import type { ShapedFont } from "../shaping/shaped-font.ts";
import { subsetOf } from "./font-subset.ts";
import type { PdfFile } from "./pdf-objects.ts";
import { PdfText, type Ref } from "./pdf-values.ts";

/** Holds a font as one document uses it: the clusters of its texts, each under a number of the file's own. */
export class EmbeddedFont {
  readonly ref: Ref;
  readonly name: string;
  readonly font: ShapedFont;
  readonly #clusters: Cluster[] = [];
  readonly #numbers = new Map<string, string>();
  readonly #codes = new Map<Cluster, string>();

  /** Numbers `clusters` by their glyphs, so that documents with the same have the same subset, in whichever order their texts have them. */
  constructor(font: ShapedFont, ref: Ref, index: number, clusters: Iterable<Cluster>) {
    this.font = font;
    this.ref = ref;
    this.name = `F${index}`;
    for (const cluster of [...clusters].sort(byGlyph)) this.code(cluster);
  }

  /** Returns the number of a cluster for a content stream, in hexadecimal digits. */
  code(cluster: Cluster): string {
    let code = this.#codes.get(cluster);
    if (code === undefined) {
      code = this.#numbers.get(cluster.key) ?? this.#clusters.push(cluster).toString(16).padStart(4, "0");
      this.#numbers.set(cluster.key, code);
      this.#codes.set(cluster, code);
    }
    return code;
  }

  /** Turns font units into thousandths of an em. */
  #scaled(units: number): number {
    return (units * 1000) / this.font.unitsPerEm;
  }

  embed(file: PdfFile): void {
    const { font } = this;
    const subset = subsetOf(font, this.#clusters);
    const compressed = { Filter: "/FlateDecode" } as const;
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
      FontFile2: file.stream(compressed, subset.file),
    });
    const descendant = file.add({
      Type: "/Font",
      Subtype: "/CIDFontType2",
      BaseFont: name,
      CIDSystemInfo: { Registry: new PdfText("Adobe"), Ordering: new PdfText("Identity"), Supplement: 0 },
      FontDescriptor: descriptor,
      W: [0, [font.advanceOf(0), ...this.#clusters.map(({ advance }) => advance)].map((units) => this.#scaled(units))],
      CIDToGIDMap: "/Identity",
    });
    file.add(
      {
        Type: "/Font",
        Subtype: "/Type0",
        BaseFont: name,
        Encoding: "/Identity-H",
        DescendantFonts: [descendant],
        ToUnicode: file.stream(compressed, subset.toUnicode),
      },
      this.ref,
    );
  }
}

const byGlyph = (a: Cluster, b: Cluster): number =>
  (a.parts[0]?.gid ?? 0) - (b.parts[0]?.gid ?? 0) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
