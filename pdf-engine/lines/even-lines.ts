import type { Role } from "../marks.ts";
import { bestBreaks, type LinePart } from "./best-breaks.ts";
import { originalText, type ReadGlyph } from "./glyph-line.ts";
import { hyphenAfter, hyphenations, withHyphens } from "./hyphen.ts";
import type { Syllables } from "./liang.ts";
import type { Paragraph, TextSetting } from "./paragraph.ts";

/** The room of a text between its edges, and what is free beside these, which its lines may reach into. Points. */
export type Sides = { width: number; left: number; right: number };

const sign = /^[·•|–—-]$/u;
const number = /^\p{Sc}?\p{Nd}+(?:[.,]\p{Nd}+)*$/u;
/** Ems below which a column is narrow. */
const narrow = 26;
/** What is read at a glance has its words whole, and lines of about the same length. */
const heads = new Set<Role | undefined>(["title", "heading", "subheading"]);
const alphabetic = /^[\0-\u058f]*$/;
const letterAtEnd = /[\p{L}\p{N}]$/u;
const uncounted = /[\s\p{P}\p{M}]/gu;

/**
 * Breaks a paragraph anew, on as many lines as it has: so that they are evenly full, no word stands alone on the last, and no sign between texts at an
 * end. Undefined where the paragraph would need narrower spaces.
 */
export function evenLines(
  { glyphs, open: places }: Paragraph,
  count: number,
  { width, left, right }: Sides,
  { align, indent, isRtl, role }: TextSetting,
  syllables: Syllables | undefined,
): ReadGlyph[][] | undefined {
  const isHead = heads.has(role);
  const isNarrow = width < narrow * (glyphs[0]?.of.fontSize ?? 0) && !isHead;
  const open = new Set(places);
  const cuts = syllables && !isRtl ? hyphenations(glyphs, { open, isNarrow, syllables }) : new Map<number, number>();
  const pieces = piecesOf(glyphs, open, cuts);
  const spare = align === 0.5 ? 0 : align === 1 ? left : right;
  const breaks = bestBreaks(pieces, { lines: count, first: width - indent, others: width, spare, even: isHead || align === 0.5 });
  if (!breaks) return undefined;
  const ends = [...breaks, pieces.length].map((piece) => pieces[piece - 1]?.end ?? 0);
  return ends.map((end, i) => withHyphens(glyphs, ends[i - 1] ?? 0, end, cuts));
}

type PlacedPart = LinePart & { end: number };

function piecesOf(glyphs: ReadGlyph[], breaks: Set<number>, cuts: Map<number, number>): PlacedPart[] {
  const pieces: PlacedPart[] = [];
  let text = "";
  let width = 0;
  let blank = 0;
  for (let end = 1; end <= glyphs.length; end++) {
    const last = glyphs[end - 1] as ReadGlyph;
    text += originalText(last.glyph);
    width += last.xAdvance;
    if (last.isBlank) blank += last.xAdvance;
    const next = glyphs[end];
    const isBreak = !next || (!next.isBlank && (last.isBlank || breaks.has(end) || cuts.has(end)));
    if (!isBreak) continue;
    const hyphen = cuts.has(end) ? hyphenAfter(last, []).xAdvance : 0;
    const word = text.trim();
    pieces.push({
      end,
      width: width - blank,
      blank,
      letters: text.replace(uncounted, "").length,
      isSign: sign.test(word),
      isNumber: number.test(word),
      hyphen,
      cut: hyphen === 0 && blank === 0 && next && alphabetic.test(text) ? (letterAtEnd.test(text) ? "letter" : "sign") : undefined,
    });
    text = "";
    width = 0;
    blank = 0;
  }
  return pieces;
}
