import type { GlyphPosition } from "./fontkit.ts";

type Run = { xAdvance?: number; positions?: Partial<GlyphPosition>[]; attributes: { fontSize?: number; font?: { unitsPerEm: number }[] } };
export type SetLine = { box: { x: number }; runs: Run[] };

/** Which side of a text is ragged: where a line may grow. */
export type Ragged = "left" | "right" | "both";

const rounding = 0.01;

/**
 * Gives a line the widths that its font has for it. textkit puts one word more on a line where it can squeeze all spaces by up to a third; in a text
 * that is not justified these stand out. There are `room` points beside the line for it to grow.
 */
export function setNaturally(line: SetLine, room: number, ragged: Ragged): void {
  const glyphs = line.runs.flatMap((run) =>
    (run.positions ?? []).map((position) => ({ run, position, missing: naturalWidth(run, position) - (position.xAdvance ?? 0) })),
  );
  const squeezed = glyphs.reduce((sum, { missing }) => sum + missing, 0);
  if (squeezed < rounding) return;
  const share = Math.min(1, room / squeezed);
  for (const { run, position, missing } of glyphs) {
    position.xAdvance = (position.xAdvance ?? 0) + share * missing;
    run.xAdvance = (run.xAdvance ?? 0) + share * missing;
  }
  const grown = share * squeezed;
  if (ragged !== "right") line.box.x -= ragged === "left" ? grown : grown / 2;
}

const naturalWidth = ({ attributes: { fontSize = 0, font = [] } }: Run, { advanceWidth = 0 }: Partial<GlyphPosition>) =>
  (advanceWidth * fontSize) / (font[0]?.unitsPerEm ?? 1);
