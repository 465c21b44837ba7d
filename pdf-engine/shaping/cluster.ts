/** A glyph of a font, and how far from the cluster's origin it stands, in font units. */
type Part = { gid: number; dx: number; dy: number };

const blank = /^\s*$/u;
const unlike = /[\p{Mn}·]/u;

/**
 * Holds what is drawn for a piece of text that cannot be divided, and that text: a letter, an Arabic letter with its marks, a Devanagari syllable, an
 * emoji sequence.
 */
export class Cluster {
  readonly parts: readonly Part[];
  readonly advance: number;
  readonly text: string;
  readonly rtl: boolean;
  readonly key: string;
  readonly drawn: boolean;
  /** Whether a line from left to right has it as readers want it: a letter or a sign that is drawn, no mark of another, and no dot between texts. */
  readonly isOrdinary: boolean;

  /** `advance` is in font units. `text` is what a reader of the file must find. */
  constructor(parts: readonly Part[], advance: number, text: string, rtl = false) {
    this.parts = parts;
    this.advance = advance;
    this.text = text;
    this.rtl = rtl;
    this.key = `${parts.map(({ gid, dx, dy }) => `${gid},${dx},${dy}`).join(";")}|${advance}|${text}`;
    this.drawn = parts.every(({ gid }) => gid !== 0);
    this.isOrdinary = text.length === 1 && !rtl && this.drawn && !unlike.test(text);
  }

  /** Whether it is one glyph where that stands by itself. */
  get plain(): boolean {
    const [part] = this.parts;
    return this.parts.length === 1 && part?.dx === 0 && part.dy === 0;
  }
}

/** A cluster as the glyph of a line. Its code points are the UTF-16 units of the text that it stands for there. */
export type ClusterGlyph = { id: Cluster; codePoints: number[]; advanceWidth: number; isBlank: boolean };

export const clusterGlyph = (id: Cluster): ClusterGlyph => ({
  id,
  codePoints: Array.from({ length: id.text.length }, (_, i) => id.text.charCodeAt(i)),
  advanceWidth: id.advance,
  isBlank: blank.test(id.text),
});
