/** How far the outline of a glyph reaches, in font units. */
export type GlyphBox = { minX: number; minY: number; maxX: number; maxY: number };

/**
 * Reads a TrueType font (OpenType 1.9.1) whose file is in memory. Each value is read when it is asked for, where it stands in its table: nothing
 * is parsed before. Lengths are in font units, of which an em has `unitsPerEm`.
 */
export class TrueTypeFont {
  readonly unitsPerEm: number;
  readonly postscriptName: string;
  readonly #tables = new Map<string, Buffer>();

  /** Throws for a file that is not TrueType. */
  constructor(file: Uint8Array) {
    const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
    if (bytes.readUInt32BE(0) !== 0x00010000) throw new Error("This is no TrueType font.");
    for (let i = 0; i < bytes.readUInt16BE(4); i++) {
      const entry = 12 + 16 * i;
      const [offset, length] = [bytes.readUInt32BE(entry + 8), bytes.readUInt32BE(entry + 12)];
      this.#tables.set(bytes.toString("latin1", entry, entry + 4), bytes.subarray(offset, offset + length));
    }
    this.unitsPerEm = this.table("head").readUInt16BE(18);
    this.postscriptName = this.#name(6);
  }

  /** Returns the bytes of a table, none for one that the font lacks. */
  table(tag: string): Buffer {
    return this.#tables.get(tag) ?? Buffer.alloc(0);
  }

  get capHeight(): number {
    return this.table("OS/2").readInt16BE(88);
  }

  /** In degrees, counter-clockwise. */
  get italicAngle(): number {
    return this.table("post").readInt32BE(4) / 0x10000;
  }

  /** The box that holds all glyphs. */
  get box(): GlyphBox {
    return boxAt(this.table("head"), 36);
  }

  advanceOf(gid: number): number {
    return this.table("hmtx").readUInt16BE(4 * Math.min(gid, this.#longMetrics - 1));
  }

  /** Returns where the outline of a glyph begins, from its origin. */
  bearingOf(gid: number): number {
    const count = this.#longMetrics;
    return this.table("hmtx").readInt16BE(gid < count ? 4 * gid + 2 : 2 * (count + gid));
  }

  /** Returns the outline of a glyph as the font has it, no bytes for one of which nothing is to be seen. */
  outlineOf(gid: number): Buffer {
    return this.table("glyf").subarray(this.#outlineAt(gid), this.#outlineAt(gid + 1));
  }

  /** Returns undefined for a glyph without an outline. */
  boxOf(gid: number): GlyphBox | undefined {
    const outline = this.outlineOf(gid);
    return outline.length > 0 ? boxAt(outline, 2) : undefined;
  }

  /** How many glyphs have an advance of their own. The others have that of the last. */
  get #longMetrics(): number {
    return this.table("hhea").readUInt16BE(34);
  }

  #outlineAt(gid: number): number {
    const isLong = this.table("head").readInt16BE(50) === 1;
    return isLong ? this.table("loca").readUInt32BE(4 * gid) : 2 * this.table("loca").readUInt16BE(2 * gid);
  }

  /** Returns a name of the font as Windows reads it. */
  #name(id: number): string {
    const names = this.table("name");
    for (let i = 0; i < names.readUInt16BE(2); i++) {
      const record = 6 + 12 * i;
      if (names.readUInt16BE(record) !== 3 || names.readUInt16BE(record + 6) !== id) continue;
      const start = names.readUInt16BE(4) + names.readUInt16BE(record + 10);
      return Buffer.from(names.subarray(start, start + names.readUInt16BE(record + 8)))
        .swap16()
        .toString("utf16le");
    }
    throw new Error(`The font has no name ${id}.`);
  }
}

const boxAt = (bytes: Buffer, at: number): GlyphBox => ({
  minX: bytes.readInt16BE(at),
  minY: bytes.readInt16BE(at + 2),
  maxX: bytes.readInt16BE(at + 4),
  maxY: bytes.readInt16BE(at + 6),
});
