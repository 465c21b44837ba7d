import type { EmbeddedFont } from "../file/embedded-font.ts";
import { decimal } from "../file/pdf-values.ts";
import type { LaidNode } from "../layout/laid-out.ts";
import { Cluster } from "../shaping/cluster.ts";
import type { Mark } from "../structure/structure.ts";
import type { StructureType } from "../structure/structure-types.ts";
import type { PageContent } from "./page-content.ts";
import { rgb } from "./paint-color.ts";
import { type Piece, type Segment, segmentsOf } from "./text-segments.ts";

/** A part of a text. `area` is its left, bottom, right and top. */
type PaintedSegment = { mark: Mark; segment: Segment; area: [number, number, number, number] };

type Options = {
  fontOf: (font: unknown) => EmbeddedFont;
  /** Returns what a segment is. Without it, the text is no part of the document. */
  typeOf?: (segment: Segment) => StructureType;
  /** Gets each segment that was painted, line by line in the order of reading. A segment that goes on where the last ended has its mark. */
  onSegment: (painted: PaintedSegment) => void;
};

/** Draws a text whose corner is at x, y, as one text object. Each line has its place; within it, the widths of glyphs decide. */
export function paintText(page: PageContent, node: LaidNode, x: number, y: number, { fontOf, typeOf, onSegment }: Options): void {
  const { box, lines = [], props, alignOffset = 0, style } = node;
  if (!box) return;
  const left = x + (box.paddingLeft ?? 0) - alignOffset;
  const top = y + (box.paddingTop ?? 0) - (lines[0]?.box.y ?? 0);
  const rtl = style?.direction === "rtl";
  const pen = new Pen(page, fontOf);
  let open: { mark: Mark; segment: Segment } | undefined;
  const goesOn = (segment: Segment) => open && open.segment.label === segment.label && open.segment.link === segment.link;
  page.draw("BT");
  for (const [i, line] of lines.entries()) {
    const baseline = page.up(top + line.box.y + (line.ascent ?? 0));
    pen.moveTo(left + line.box.x, baseline);
    const segments = segmentsOf(line, i === 0 ? props?.label : undefined, rtl);
    const painted: PaintedSegment[] = [];
    for (const segment of segments) {
      // From right to left, what comes first on the paper is what is read last.
      if (typeOf && !(goesOn(segment) && (!rtl || segments.length === 1))) {
        if (open) page.end();
        open = { mark: page.begin(typeOf(segment)), segment };
      }
      const from = pen.x;
      for (const piece of segment.pieces) pen.write(piece);
      if (open) painted.push({ mark: open.mark, segment, area: [from, ...extentOf(segment, baseline, pen.x)] });
    }
    for (const part of rtl ? painted.reverse() : painted) onSegment(part);
  }
  if (open) page.end();
  page.draw("ET");
}

/** Returns bottom, right and top of a segment, as high as the line is set. */
function extentOf({ pieces }: Segment, baseline: number, right: number): [number, number, number] {
  const [{ height = 0, descent = 0 } = {}] = pieces.map(({ run }) => run);
  return [baseline + descent, right, baseline + descent + height];
}

/** Writes glyphs one after the other. */
class Pen {
  x = 0;
  readonly #page: PageContent;
  readonly #fontOf: (font: unknown) => EmbeddedFont;
  #line = [0, 0] as [number, number];
  #color = "";
  #font = "";

  constructor(page: PageContent, fontOf: (font: unknown) => EmbeddedFont) {
    this.#page = page;
    this.#fontOf = fontOf;
  }

  moveTo(x: number, y: number): void {
    // From rounded places, so that what is lost in rounding does not add up.
    const at: [number, number] = [Number(decimal(x)), Number(decimal(y))];
    this.#page.draw("Td", at[0] - this.#line[0], at[1] - this.#line[1]);
    this.#line = at;
    this.x = x;
  }

  write({ run, from, to }: Piece): void {
    const { font: [source] = [], fontSize = 0, color = "#000000" } = run.attributes;
    // textkit falls back to Helvetica for what no font has: that is reported (painted-text.ts), and not drawn.
    if (!(run.glyphs?.[from]?.id instanceof Cluster)) return;
    const font = this.#fontOf(source);
    if (color !== this.#color) this.#page.draw("rg", ...rgb(color));
    if (`${font.name} ${fontSize}` !== this.#font) this.#page.font(font, fontSize);
    this.#color = color;
    this.#font = `${font.name} ${fontSize}`;
    const unit = 1000 / font.font.unitsPerEm;
    let shown = "<";
    let moved = false;
    for (let i = from; i < to; i++) {
      const id = run.glyphs?.[i]?.id;
      if (!(id instanceof Cluster)) continue;
      const advance = run.positions?.[i]?.xAdvance ?? 0;
      shown += font.code(id);
      this.x += advance;
      const kern = Math.round(id.advance * unit * 100 - (advance / fontSize) * 100_000) / 100;
      if (kern === 0) continue;
      shown += `>${kern}<`;
      moved = true;
    }
    this.#page.draw(moved ? `[${shown}>]TJ`.replace("<>]", "]") : `${shown}>Tj`);
  }
}
