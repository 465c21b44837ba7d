import type { PaintedRun } from "./bidi-runs.ts";
import { Cluster, type ClusterGlyph, clusterGlyph } from "./cluster.ts";
import type { GlyphPosition } from "./glyph-run.ts";
import { unmirrored } from "./mirrored.ts";

const blank = /^\s*$/u;
const letter = /\p{L}/u;
/** A character without a width of its own. */
const mark = /\p{Mn}/u;

/** Ends what begins nowhere, so it has no meaning. It makes a space of two characters, which pdf.js takes for a letter. */
const popDirection = "\u202c";
const leftToRightMark = "\u200e";
const rightToLeftMark = "\u200f";

type Placed = { glyph: ClusterGlyph; position: Partial<GlyphPosition> };

const nowhere = { xAdvance: 0, yAdvance: 0, xOffset: 0, yOffset: 0 };
const unseen = (text: string, rtl = false): Placed => ({ glyph: clusterGlyph(new Cluster([], 0, text, rtl)), position: nowhere });
const textOf = ({ id }: ClusterGlyph) => id.text ?? "";
const isBlank = (glyph: ClusterGlyph) => blank.test(textOf(glyph));
const isMarked = (glyph: ClusterGlyph) => mark.test(textOf(glyph));
const isBracket = (text: string) => unmirrored(text) !== text;
const renamed = ({ id: { parts, advance, rtl } }: ClusterGlyph, text: string) => clusterGlyph(new Cluster(parts, advance, text, rtl));

/** Of a run in a line, whether its neighbours on the paper are read elsewhere, and whether it has one at its left and at its right. */
type Place = { isCutOff: boolean; hasLeft: boolean; hasRight: boolean };

/**
 * Makes readers that follow the order of the file find the words of a run.
 *
 * pdf.js finds spaces by the distance between glyphs. It leaves out of that what is blank, and counts a glyph with a mark in its text as without a width
 * (`getCharUnicodeCategory` in its core/unicode.js): a word that begins with one comes apart behind it. PDFium mirrors brackets of right-to-left text,
 * unless something from left to right stands at their right.
 */
export function separableWords<Run extends PaintedRun>(run: Run, place: Place): Run {
  const { glyphs = [], positions = [] } = run;
  const isPlain = !place.isCutOff && !glyphs.some((glyph) => isMarked(glyph) || (isTurned(run, glyph) && isBracket(textOf(glyph))));
  if (isPlain) return run;
  const placed = glyphs.flatMap((glyph, i) => {
    if (!(glyph.id instanceof Cluster)) return [{ glyph, position: positions[i] ?? nowhere }];
    return readable(
      { glyph, position: positions[i] ?? nowhere },
      { ...place, before: glyphs[i - 1], after: glyphs[i + 1], isBackwards: isTurned(run, glyph) },
    );
  });
  return { ...run, glyphs: placed.map(({ glyph }) => glyph), positions: placed.map(({ position }) => position) };
}

const isTurned = ({ attributes: { bidiLevel = 0 } }: PaintedRun, { id }: ClusterGlyph) => id.rtl || bidiLevel % 2 === 1;

type Neighbours = Place & { before: ClusterGlyph | undefined; after: ClusterGlyph | undefined; isBackwards: boolean };

function readable({ glyph, position }: Placed, neighbours: Neighbours): Placed[] {
  const { before, after, isCutOff, hasLeft, hasRight, isBackwards } = neighbours;
  const { parts, advance, text, rtl } = glyph.id;
  if (isBlank(glyph)) {
    // What is blank at the end of a line hangs over the margin, where no reader is to find a letter.
    const isWithinLine = (before || hasLeft) && (after || hasRight);
    const isNeeded = (isCutOff && isWithinLine && !(before && after)) || (after?.id.rtl && isMarked(after));
    return [{ glyph: isNeeded ? renamed(glyph, `${popDirection} `) : glyph, position }];
  }
  // Anywhere else in a text set in another font, poppler would take the mark for the end of what is read from the right.
  const isMirrored = rtl || (isBackwards && after !== undefined && isBlank(after) && !(before && isBracket(textOf(before))));
  if (isMirrored && isBracket(text)) return [{ glyph, position }, unseen(leftToRightMark)];
  if (!isMarked(glyph)) return [{ glyph, position }];
  if (rtl) {
    if (!before) return [unseen(`${popDirection} `, true), { glyph, position }];
    // Else PDFium turns punctuation and mark round together.
    const isAfterPunctuation = !isBlank(before) && !letter.test(textOf(before));
    return [...(isAfterPunctuation ? [unseen(rightToLeftMark)] : []), { glyph, position }];
  }
  const cut = text.search(mark);
  const isFirst = !before || isBlank(before);
  // Within words poppler needs clusters whole.
  if (!isFirst || cut === 0) return [{ glyph, position }];
  return [{ glyph: clusterGlyph(new Cluster(parts, advance, text.slice(0, cut))), position }, unseen(text.slice(cut))];
}
