import type { TextMark } from "../marks.ts";
import type { PaintedRun } from "../shaping/bidi-runs.ts";
import type { noFont } from "../shaping/no-font.ts";
import type { ShapedFont } from "../shaping/shaped-font.ts";

/** How a piece of a text is set. Points; without a height, its lines are as high as its font. */
export type LetterSetting = {
  font: [ShapedFont | typeof noFont];
  fontSize: number;
  lineHeight: number | undefined;
  color: string;
  link: string | undefined;
  marks: readonly TextMark[];
};

export type LaidRun = PaintedRun & {
  /** Where it begins and ends in the string of its line. */
  start: number;
  end: number;
  attributes: Partial<LetterSetting>;
  xAdvance?: number;
  height?: number;
  descent?: number;
  /** Whether it is a sign between texts, which is not heard. */
  isSeparator?: boolean;
};

/** A line of a text. Points, from the corner of the text; `ascent` is from its top to its baseline. One that `isSqueezed` has narrower gaps than its font. */
export type LaidLine = {
  box: { x: number; y: number; height: number };
  ascent?: number;
  string: string;
  runs: LaidRun[];
  isSqueezed: boolean;
};

/** Returns what a piece of a text is, from the outside in. */
export const marksOf = ({ attributes: { marks = [] } }: LaidRun): readonly TextMark[] => marks;

/** Returns how high a piece of a text makes its line, and how far its font reaches below the baseline, as a negative number. */
export function heightOf({ font: [{ ascent, descent, unitsPerEm }], fontSize, lineHeight }: LetterSetting): {
  height: number;
  descent: number;
} {
  const em = fontSize / unitsPerEm;
  return { height: lineHeight || (ascent - descent) * em, descent: descent * em };
}
