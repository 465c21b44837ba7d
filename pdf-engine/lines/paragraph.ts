import { type Role, softHyphen } from "../marks.ts";
import { noFont } from "../shaping/no-font.ts";
import type { ShapedFont } from "../shaping/shaped-font.ts";
import type { ReadGlyph } from "./glyph-line.ts";
import type { LetterSetting } from "./laid-line.ts";
import { cutsIn, levelsOf, mirrored } from "./shaping-cuts.ts";
import { Parts, type WordPart, type WordParts } from "./word-parts.ts";

/** A piece of a text that is set in one way, as it was written, with the marks of where a line may break. */
export type TextPiece = { text: string; of: LetterSetting };

/** How a text as a whole is set. Points; `align` is the share of the free room of a line that is before it. */
export type TextSetting = {
  align: number;
  indent: number;
  isRtl: boolean;
  maxLines: number;
  /** How far baselines are lowered for ink that reaches above its line. */
  rise: number;
  role: Role | undefined;
  wordParts: WordParts;
};

/** A paragraph, shaped. `open` says after how many glyphs its lines may break within words. */
export type Paragraph = { glyphs: ReadGlyph[]; parts: WordPart[]; open: Set<number>; of: LetterSetting | undefined };

/** Shapes the paragraphs of a text. */
export const shapedParagraphs = (pieces: TextPiece[], setting: TextSetting): Paragraph[] =>
  paragraphsIn(pieces).map((paragraph) => shaped(paragraph, setting));

/** Cuts the pieces of a text at the ends of its paragraphs. */
function paragraphsIn(pieces: TextPiece[]): TextPiece[][] {
  const paragraphs: TextPiece[][] = pieces.length > 0 ? [[]] : [];
  for (const { text, of } of pieces) {
    for (const [i, line] of text.split("\n").entries()) {
      if (i > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push({ text: line, of });
    }
  }
  // A break ends its paragraph, and begins none.
  const isEnded = paragraphs.length > 1 && paragraphs.at(-1)?.every(({ text }) => text === "");
  return isEnded ? paragraphs.slice(0, -1) : paragraphs;
}

function shaped(pieces: TextPiece[], { isRtl, wordParts }: TextSetting): Paragraph {
  const text = pieces.map((piece) => piece.text).join("");
  const levels = levelsOf(text, isRtl ? "rtl" : "ltr");
  const cuts = cutsIn(text, levels);
  const glyphs: ReadGlyph[] = [];
  const parts = new Parts(glyphs, wordParts);
  let at = 0;
  let next = 0;
  for (const piece of pieces) {
    const end = at + piece.text.length;
    while (at < end) {
      while ((cuts[next] ?? end) <= at) next++;
      const cut = Math.min(end, cuts[next] ?? end);
      const marked = text.slice(at, cut);
      addGlyphs(glyphs, marked.replaceAll(softHyphen, ""), piece.of, levels?.[at] ?? 0);
      parts.add(marked);
      at = cut;
    }
  }
  return { glyphs, parts: parts.all, open: parts.open, of: pieces[0]?.of };
}

/** Shapes a text of one setting, script and direction. A character that the font lacks is set in none. */
function addGlyphs(glyphs: ReadGlyph[], text: string, of: LetterSetting, level: number): void {
  const [font] = of.font as [ShapedFont];
  const shaped = font.layout(level % 2 === 1 ? mirrored(text) : text);
  const em = of.fontSize / font.unitsPerEm;
  let lacking: LetterSetting | undefined;
  for (let i = 0; i < shaped.glyphs.length; i++) {
    const glyph = shaped.glyphs[i] as (typeof shaped.glyphs)[number];
    const advanceWidth = shaped.positions[i]?.advanceWidth ?? 0;
    const { isBlank } = glyph;
    if (glyph.id.drawn) {
      glyphs.push({ glyph, advanceWidth, xAdvance: advanceWidth * em, of, level, isBlank });
      continue;
    }
    lacking ??= { ...of, font: [noFont] };
    for (const unit of glyph.codePoints)
      glyphs.push({
        glyph: noFont.glyphForCodePoint(unit) as unknown as ReadGlyph["glyph"],
        advanceWidth: 0,
        xAdvance: 0,
        of: lacking,
        level,
        isBlank,
      });
  }
}
