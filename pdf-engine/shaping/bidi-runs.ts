import { Cluster, type ClusterGlyph, clusterGlyph } from "./cluster.ts";
import type { GlyphPosition } from "./glyph-run.ts";
import { unmirrored } from "./mirrored.ts";

/** A piece of a line in one font and direction, in the order in which it is painted. */
export type PaintedRun = {
  attributes: { bidiLevel?: number };
  glyphs?: ClusterGlyph[];
  positions?: Partial<GlyphPosition>[];
};

const leftToRightMark = "\u200e";
const rightToLeftMark = "\u200f";
/** The mark of what is within text from right to left. pdf.js takes the other for left-to-right, and few letters beside it, too. */
const arabicLetterMark = "\u061c";
const blank = /^\s*$/u;
const letter = /[\p{L}\p{M}]/u;

/** A glyph of the mark alone: pdf.js drops a glyph whose text ends in one. */
const mark = clusterGlyph(new Cluster([], 0, leftToRightMark));
const nowhere = { xAdvance: 0, yAdvance: 0, xOffset: 0, yOffset: 0 };

/**
 * Makes the text of a run say its direction. poppler takes punctuation, digits and the space beside them for left-to-right, and so would join or turn
 * words of right-to-left text; a mark of the paragraph's direction prevents it. A bracket that ends Latin words it gives to the text from right to left
 * that follows; a mark of their direction prevents that.
 */
export function readableRun<Run extends PaintedRun>(run: Run, paragraph: "ltr" | "rtl" | undefined): Run {
  const backwards = (run.attributes.bidiLevel ?? 0) % 2 === 1;
  const rtlParagraph = paragraph === "rtl";
  if (!backwards && !rtlParagraph && run.glyphs?.every(({ id }) => id.text?.length === 1)) return run;
  const glyphs = run.glyphs?.map((glyph, i) => {
    if (!(glyph.id instanceof Cluster)) return glyph;
    const { parts, advance, text, rtl } = glyph.id;
    if (blank.test(text)) return glyph;
    let read = backwards && !rtl ? unmirrored(text) : text;
    if (!rtl && read.length > 1) read = read.normalize("NFC");
    const isMarked = rtlParagraph && (backwards ? !letter.test(read) : i === 0);
    if (isMarked) read = (backwards ? arabicLetterMark : rightToLeftMark) + read;
    return read === text ? glyph : clusterGlyph(new Cluster(parts, advance, read, rtl));
  });
  if (!glyphs?.length) return run;
  const end = 1 + glyphs.findLastIndex(({ id }) => !blank.test(id.text ?? "x"));
  const lastRead = glyphs[end - 1]?.id.text ?? "";
  const isEndMarked = rtlParagraph ? !backwards && unmirrored(lastRead) !== lastRead : backwards;
  if (!isEndMarked) return { ...run, glyphs };
  return { ...run, glyphs: glyphs.toSpliced(end, 0, mark), positions: (run.positions ?? []).toSpliced(end, 0, nowhere) };
}
