import { Cluster } from "../shaping/cluster.ts";
import type { TrueTypeFont } from "../shaping/truetype.ts";

/** A glyph of the file: its bytes in the table of outlines, and its place on the line in font units. */
type Glyph = { outline: Uint8Array; advance: number; bearing: number };

/**
 * Makes the file of a font that has the clusters of a document, and no more. Each cluster gets one CID, so the PDF's ToUnicode map has the whole text of
 * each. A cluster is a glyph of the font if that stands for no other text yet, else a composite glyph of its parts, with their places in it.
 */
export class TrueTypeSubset {
  readonly #font: TrueTypeFont;
  /** The first is what is drawn for a character that a font lacks. */
  readonly #glyphs: (number | Cluster)[] = [0];
  readonly #cidsOfGlyphs = new Map([[0, 0]]);

  /** The CIDs of `clusters`, of which no two are alike, are their places among them, from 1. */
  constructor(font: TrueTypeFont, clusters: readonly Cluster[]) {
    this.#font = font;
    for (const cluster of clusters) {
      const gid = cluster.plain ? cluster.parts[0]?.gid : 0;
      if (!gid || this.#cidsOfGlyphs.has(gid)) this.#glyphs.push(cluster);
      else this.#includeGlyph(gid);
    }
  }

  #includeGlyph(gid: number): number {
    const cid = this.#cidsOfGlyphs.get(gid) ?? this.#glyphs.push(gid) - 1;
    this.#cidsOfGlyphs.set(gid, cid);
    return cid;
  }

  /** Returns the font file, with the tables that a PDF wants (ISO 32000-1 §9.9). */
  encode(): Buffer {
    const glyphs: Glyph[] = [];
    // Glyphs that others are made of join the end meanwhile.
    for (const glyph of this.#glyphs) glyphs.push(glyph instanceof Cluster ? this.#composite(glyph) : this.#glyphOfFont(glyph));
    const [head, hhea, maxp] = [this.#copy("head"), this.#copy("hhea"), this.#copy("maxp")];
    // Long offsets, for there is no telling how much is added, and limits that hold for it.
    head.writeInt16BE(1, 50);
    hhea.writeUInt16BE(glyphs.length, 34);
    maxp.writeUInt16BE(glyphs.length, 4);
    maxp.writeUInt16BE(0xffff, 10);
    maxp.writeUInt16BE(0xffff, 12);
    maxp.writeUInt16BE(Math.max(maxp.readUInt16BE(28), 0xff), 28);
    maxp.writeUInt16BE(maxp.readUInt16BE(30) + 1, 30);
    const hmtx = Buffer.alloc(4 * glyphs.length);
    const loca = Buffer.alloc(4 * (glyphs.length + 1));
    let end = 0;
    for (const [cid, { outline, advance, bearing }] of glyphs.entries()) {
      hmtx.writeUInt16BE(advance, 4 * cid);
      hmtx.writeInt16BE(bearing, 4 * cid + 2);
      end += outline.length;
      loca.writeUInt32BE(end, 4 * cid + 4);
    }
    const glyf = Buffer.concat(glyphs.map(({ outline }) => outline));
    const [cvt, fpgm, prep] = ["cvt ", "fpgm", "prep"].map((tag) => this.#font.table(tag));
    return fontFile({ "cvt ": cvt, fpgm, glyf, head, hhea, hmtx, loca, maxp, prep });
  }

  #copy(tag: string): Buffer {
    return Buffer.from(this.#font.table(tag));
  }

  #glyphOfFont(gid: number): Glyph {
    const outline = this.#font.outlineOf(gid);
    // The number of its contours is below zero.
    const isComposite = ((outline[0] ?? 0) & 0x80) !== 0;
    return {
      outline: isComposite ? this.#renumbered(outline) : outline,
      advance: this.#font.advanceOf(gid),
      bearing: this.#font.bearingOf(gid),
    };
  }

  /** Returns a composite glyph of the font with its components by their CIDs. */
  #renumbered(outline: Buffer): Buffer {
    const bytes = Buffer.from(outline);
    for (let at: number | undefined = 10; at !== undefined; at = nextComponent(bytes, at)) {
      bytes.writeUInt16BE(this.#includeGlyph(bytes.readUInt16BE(at + 2)), at + 2);
    }
    return bytes;
  }

  /** Makes a composite glyph. It is empty when nothing is to be seen. */
  #composite({ parts, advance }: Cluster): Glyph {
    const drawn = parts.flatMap(({ gid, dx, dy }) => {
      const box = this.#font.boxOf(gid);
      return box ? [{ dx, dy, box, cid: this.#includeGlyph(gid) }] : [];
    });
    const outline = Buffer.alloc(drawn.length > 0 ? 10 + 8 * drawn.length : 0);
    let left = 0;
    if (drawn.length > 0) {
      left = Math.min(...drawn.map(({ dx, box }) => dx + box.minX));
      const bottom = Math.min(...drawn.map(({ dy, box }) => dy + box.minY));
      const right = Math.max(...drawn.map(({ dx, box }) => dx + box.maxX));
      const top = Math.max(...drawn.map(({ dy, box }) => dy + box.maxY));
      for (const [i, value] of [-1, left, bottom, right, top].entries()) outline.writeInt16BE(int16(value), 2 * i);
    }
    for (const [i, { cid, dx, dy }] of drawn.entries()) {
      outline.writeUInt16BE(words | xy | (i < drawn.length - 1 ? more : 0), 10 + 8 * i);
      outline.writeUInt16BE(cid, 12 + 8 * i);
      outline.writeInt16BE(int16(dx), 14 + 8 * i);
      outline.writeInt16BE(int16(dy), 16 + 8 * i);
    }
    return { outline, advance: Math.min(advance, 0xffff), bearing: int16(left) };
  }
}

/** Rounds to what has a place in a font file. A syllable of a hundred letters, which nobody writes, is drawn over itself. */
const int16 = (units: number) => Math.max(-0x8000, Math.min(0x7fff, Math.round(units)));

// Flags of a component (OpenType 1.9.1, glyf, "Composite glyph description"): its arguments are words, and they are x and y; another component follows;
// and how it is scaled.
const [words, xy, more, scale, twoScales, matrix] = [0x0001, 0x0002, 0x0020, 0x0008, 0x0040, 0x0080] as const;

/** Returns where the component after another one begins, undefined after the last. */
function nextComponent(bytes: Buffer, at: number): number | undefined {
  const flags = bytes.readUInt16BE(at);
  if (!(flags & more)) return undefined;
  return at + 4 + (flags & words ? 4 : 2) + (flags & scale ? 2 : 0) + (flags & twoScales ? 4 : 0) + (flags & matrix ? 8 : 0);
}

/**
 * Joins tables, which are given in the order of their names (OpenType 1.9.1, "Table Directory"). Empty ones are left out, but for that of outlines,
 * which spaces alone leave empty. Readers of PDF look at no checksum.
 */
function fontFile(all: Record<string, Buffer | undefined>): Buffer {
  const tables = Object.entries(all).flatMap(([tag, bytes]) => (bytes && (bytes.length > 0 || tag === "glyf") ? [{ tag, bytes }] : []));
  const selector = Math.floor(Math.log2(tables.length));
  const directory = Buffer.alloc(12 + 16 * tables.length);
  const file: Uint8Array[] = [directory];
  directory.writeUInt32BE(0x00010000, 0);
  for (const [i, value] of [tables.length, 16 << selector, selector, 16 * tables.length - (16 << selector)].entries()) {
    directory.writeUInt16BE(value, 4 + 2 * i);
  }
  let offset = directory.length;
  for (const [i, { tag, bytes }] of tables.entries()) {
    const entry = 12 + 16 * i;
    directory.write(tag, entry, "latin1");
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(bytes.length, entry + 12);
    const padding = -bytes.length & 3;
    file.push(bytes, Buffer.alloc(padding));
    offset += bytes.length + padding;
  }
  return Buffer.concat(file);
}
