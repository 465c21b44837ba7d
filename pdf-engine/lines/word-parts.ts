import { softHyphen } from "../marks.ts";
import { type ReadGlyph, widthOf } from "./glyph-line.ts";

/** What a text is made of, for where its lines break: words or parts of them, and what is between. `end` is the number of glyphs up to its end. */
export type WordPart = { width: number; isGap: boolean; mayBreak: boolean; end: number };

/** Cuts a word where a line may break in it. An empty part says that it may do so without a hyphen. */
export type WordParts = ((word: string) => string[]) | undefined;

/** Collects the parts of a paragraph, as its glyphs are added: for where a line may break, each stretch of one font, script and direction has its own words. */
export class Parts {
  readonly all: WordPart[] = [];
  /** After how many glyphs a line may break. */
  readonly open = new Set<number>();
  readonly #glyphs: ReadGlyph[];
  readonly #cut: WordParts;
  #letters = 0;
  #taken = 0;
  #end = 0;

  constructor(glyphs: ReadGlyph[], cut: WordParts) {
    this.#glyphs = glyphs;
    this.#cut = cut;
  }

  /** Adds a stretch, whose glyphs are there. `marked` is its text with the marks of where a line may break. */
  add(marked: string): void {
    for (const word of marked.split(/( +)/)) {
      if (word === "") continue;
      // A line breaks at no more than one space: two are between a sign and the text of an item.
      if (word.startsWith(" ")) this.#add(word, true, word.length === 1);
      else {
        for (const part of this.#cut?.(word) ?? [word]) {
          const text = part.replaceAll(softHyphen, "");
          this.#add(text, text === "", text === "");
        }
      }
    }
  }

  #add(text: string, isGap: boolean, mayBreak: boolean): void {
    const start = this.#end;
    this.#letters += text.length;
    while (this.#end < this.#glyphs.length && this.#taken < this.#letters) {
      this.#taken += this.#glyphs[this.#end++]?.glyph.codePoints.length ?? 0;
    }
    const isAfterWord = this.all.at(-1)?.isGap === false;
    if (isGap && this.#taken === this.#letters) this.open.add(this.#end);
    this.all.push({ width: widthOf(this.#glyphs, start, this.#end), isGap, mayBreak: mayBreak && isAfterWord, end: this.#end });
  }
}

/** What a word may be wider than its line by, in points: its letters are set that much closer. */
const overhang = 1;

/** Cuts what is wider than a line wherever that is full, for no place at which a word may break helps there. */
export function cutToRoom(parts: WordPart[], glyphs: readonly ReadGlyph[], room: number): WordPart[] {
  const isTooWide = ({ width, isGap }: WordPart) => !isGap && width > room + overhang;
  if (!parts.some(isTooWide)) return parts;
  return parts.flatMap((part, i) => (isTooWide(part) ? piecesOf(glyphs, parts[i - 1]?.end ?? 0, part.end, room) : [part]));
}

function piecesOf(glyphs: readonly ReadGlyph[], start: number, end: number, room: number): WordPart[] {
  const pieces: WordPart[] = [];
  let width = 0;
  for (let at = start; at < end; at++) {
    const { xAdvance } = glyphs[at] as ReadGlyph;
    if (width > 0 && width + xAdvance > room) {
      pieces.push({ width, isGap: false, mayBreak: false, end: at }, { width: 0, isGap: true, mayBreak: true, end: at });
      width = 0;
    }
    width += xAdvance;
  }
  pieces.push({ width, isGap: false, mayBreak: false, end });
  return pieces;
}
