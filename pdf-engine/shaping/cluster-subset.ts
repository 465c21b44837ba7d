import { Cluster } from "./cluster.ts";
import type { FontkitFont, FontkitSubset } from "./fontkit.ts";

/** A glyph as a font has it, and its place on the line in font units. */
type Outline = { bytes: Uint8Array; advance: number; bearing: number };

/** Returns what reads the outlines of a font, for all its subsets: undefined for a glyph that is made of others. fontkit would decode each glyph. */
export function outlinesOf(font: FontkitFont): (gid: number) => Outline | undefined {
  const known = new Map<number, Outline | undefined>();
  const read = (gid: number): Outline | undefined => {
    const { offset } = font.directory.tables.glyf;
    const bytes = font.stream.buffer.subarray(offset + (font.loca.offsets[gid] ?? 0), offset + (font.loca.offsets[gid + 1] ?? 0));
    // The sign of the number of contours.
    const isComposite = ((bytes[0] ?? 0) & 0x80) !== 0;
    const glyph = font.getGlyph(gid);
    return isComposite ? undefined : { bytes, advance: glyph.advanceWidth, bearing: glyph._getMetrics().leftBearing };
  };
  return (gid) => {
    if (!known.has(gid)) known.set(gid, read(gid));
    return known.get(gid);
  };
}

/**
 * Makes a subset of a font take clusters as glyphs. Each gets one CID, so the file's ToUnicode map has the whole text of each. A cluster is a glyph of
 * the font if that stands for no other text yet, else a composite glyph of its parts, with their places in it.
 */
export function takeClusters(subset: FontkitSubset, outlineOf: (gid: number) => Outline | undefined): FontkitSubset {
  const includeGlyph = subset.includeGlyph.bind(subset);
  const addGlyph = subset._addGlyph.bind(subset);
  const cids = new Map<string, number>();
  const taken = new Set<number>();

  const include = (cluster: Cluster): number => {
    const gid = cluster.parts[0]?.gid;
    if (!cluster.plain || !gid || taken.has(gid)) return subset.glyphs.push(cluster) - 1;
    taken.add(gid);
    return includeGlyph(gid);
  };
  subset.includeGlyph = (glyph) => {
    if (!(glyph instanceof Cluster)) return includeGlyph(glyph);
    const cid = cids.get(glyph.key) ?? include(glyph);
    cids.set(glyph.key, cid);
    return cid;
  };
  subset._addGlyph = (glyph) => {
    if (glyph instanceof Cluster) return addComposite(subset, includeGlyph, glyph);
    const outline = outlineOf(glyph);
    return outline ? addOutline(subset, outline) : addGlyph(glyph);
  };
  subset.font = withRoom(subset.font);
  return subset;
}

/** Returns the font with limits that hold for what is added, and with long offsets, for there is no telling how much that is. */
function withRoom(font: FontkitFont): FontkitFont {
  const { maxp, loca } = font;
  const limits = {
    maxComponentElements: Math.max(maxp.maxComponentElements, 0xff),
    maxComponentDepth: maxp.maxComponentDepth + 1,
    maxCompositePoints: 0xffff,
    maxCompositeContours: 0xffff,
  };
  return Object.create(font, { maxp: { value: { ...maxp, ...limits } }, loca: { value: { offsets: loca.offsets, version: 1 } } });
}

/** Rounds to what has a place in a font file. A syllable of a hundred letters, which nobody writes, is drawn over itself. */
const int16 = (units: number) => Math.max(-0x8000, Math.min(0x7fff, Math.round(units)));

// Flags of a component: its arguments are words, they are x and y, and another component follows.
const wordsOfPlace = 0x0003;
const moreComponents = 0x0020;

/** Adds a composite glyph (OpenType 1.9, glyf, "Composite glyph description"). It is empty when nothing is to be seen. */
function addComposite(subset: FontkitSubset, includeGlyph: (gid: number) => number, { parts, advance }: Cluster): number {
  const { font } = subset;
  const isEmpty = (gid: number) => font.loca.offsets[gid] === font.loca.offsets[gid + 1];
  const drawn = parts
    .filter(({ gid }) => !isEmpty(gid))
    .map(({ gid, dx, dy }) => ({ dx, dy, box: font.getGlyph(gid).cbox, cid: subset.mapping[gid] ?? includeGlyph(gid) }));
  const bytes = Buffer.alloc(drawn.length > 0 ? 10 + 8 * drawn.length : 0);
  let left = 0;
  if (drawn.length > 0) {
    left = Math.min(...drawn.map(({ dx, box }) => dx + box.minX));
    const bottom = Math.min(...drawn.map(({ dy, box }) => dy + box.minY));
    const right = Math.max(...drawn.map(({ dx, box }) => dx + box.maxX));
    const top = Math.max(...drawn.map(({ dy, box }) => dy + box.maxY));
    for (const [i, value] of [-1, left, bottom, right, top].entries()) bytes.writeInt16BE(int16(value), 2 * i);
  }
  for (const [i, { cid, dx, dy }] of drawn.entries()) {
    bytes.writeUInt16BE(wordsOfPlace | (i < drawn.length - 1 ? moreComponents : 0), 10 + 8 * i);
    bytes.writeUInt16BE(cid, 12 + 8 * i);
    bytes.writeInt16BE(int16(dx), 14 + 8 * i);
    bytes.writeInt16BE(int16(dy), 16 + 8 * i);
  }
  return addOutline(subset, { bytes, advance: Math.min(advance, 0xffff), bearing: int16(left) });
}

function addOutline(subset: FontkitSubset, { bytes, advance, bearing }: Outline): number {
  subset.glyf.push(bytes);
  subset.loca.offsets.push(subset.offset);
  subset.hmtx.metrics.push({ advance, bearing });
  subset.offset += bytes.length;
  return subset.glyf.length - 1;
}
