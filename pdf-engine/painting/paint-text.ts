import type { EmbeddedFont } from "../file/embedded-font.ts";
import { decimal } from "../file/pdf-values.ts";
import type { LaidNode } from "../layout/laid-out.ts";
import { Cluster } from "../shaping/cluster.ts";
import type { Mark } from "../structure/structure.ts";
import type { StructureType } from "../structure/structure-types.ts";
import { elsewhere, spaceAfter } from "./followed-texts.ts";
import type { PageContent } from "./page-content.ts";
import { rgb } from "./paint-color.ts";
import { isAlike, type Piece, type Segment, segmentsOf } from "./text-segments.ts";

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
  const { box, lines = [], props } = node;
  if (!box) return;
  const left = x + (box.paddingLeft ?? 0);
  const top = y + (box.paddingTop ?? 0) - (lines[0]?.box.y ?? 0);
  const pen = new Pen(page, fontOf);
  let open: { mark: Mark | undefined; segment: Segment } | undefined;
  page.draw("BT");
  for (const [i, line] of lines.entries()) {
    const baseline = page.up(top + line.box.y + (line.ascent ?? 0));
    const start = left + line.box.x;
    for (const segment of segmentsOf(line, i === 0 ? props?.label : undefined)) {
      if (typeOf && !(open && isAlike(open.segment, segment))) {
        if (open) page.end();
        open = { mark: segment.separator ? page.beginArtifact("decoration") : page.begin(typeOf(segment)), segment };
      }
      const edges = segment.pieces.flatMap((piece) => {
        // PDFium reads a line of both directions as if all were from right to left: for it, another line begins.
        if (pen.turnsFor(piece, baseline)) pen.goElsewhere();
        pen.moveTo(start + piece.x, baseline);
        pen.write(piece);
        return [start + piece.x, pen.x];
      });
      if (open?.mark) onSegment({ mark: open.mark, segment, area: areaOf(segment, baseline, edges) });
    }
  }
  if (node.isFollowed) pen.end();
  if (open) page.end();
  if (node.isFollowed && typeOf) {
    page.beginArtifact("decoration");
    pen.goElsewhere();
    page.end();
  }
  page.draw("ET");
}

/** Returns the area of a segment, as high as the line is set. */
function areaOf({ pieces }: Segment, baseline: number, edges: number[]): PaintedSegment["area"] {
  const [{ height = 0, descent = 0 } = {}] = pieces.map(({ run }) => run);
  return [Math.min(...edges), baseline + descent, Math.max(...edges), baseline + descent + height];
}

const isBackwards = ({ run }: Piece) => (run.attributes.bidiLevel ?? 0) % 2 === 1;

/** Returns the texts of the glyphs that are read first and last. */
function endsOf(piece: Piece): { start: string; end: string } {
  const { run, from, to } = piece;
  const [left, right] = [run.glyphs?.[from], run.glyphs?.[to - 1]].map((glyph) => glyph?.id.text ?? "") as [string, string];
  return isBackwards(piece) ? { start: right, end: left } : { start: left, end: right };
}

/** Writes glyphs one after the other. */
class Pen {
  x = Number.NaN;
  #y = Number.NaN;
  readonly #page: PageContent;
  readonly #fontOf: (font: unknown) => EmbeddedFont;
  #line = [0, 0] as [number, number];
  #color = "";
  #font = "";
  #last: { font?: EmbeddedFont; x: number; isBackwards: boolean; end: string } = { x: 0, isBackwards: false, end: "" };

  constructor(page: PageContent, fontOf: (font: unknown) => EmbeddedFont) {
    this.#page = page;
    this.#fontOf = fontOf;
  }

  moveTo(x: number, y: number): void {
    // Beside what it wrote last, the widths of glyphs decide.
    if (y === this.#y && Math.abs(x - this.x) < 0.001) return;
    // From rounded places, so that what is lost in rounding does not add up.
    const at: [number, number] = [Number(decimal(x)), Number(decimal(y))];
    this.#page.draw("Td", at[0] - this.#line[0], at[1] - this.#line[1]);
    this.#line = at;
    this.x = x;
    this.#y = y;
  }

  /** Ends a text that another follows to its left. */
  end(): void {
    const { x, isBackwards } = this.#last;
    if (isBackwards) this.moveTo(x, this.#y);
    // As a text of its own, poppler would put it anywhere. Other than pdf.js, it heeds what a span says.
    this.#page.draw("/Span<</ActualText( )>>BDC");
    this.#show(spaceAfter);
    this.#page.end();
  }

  /** Says whether a piece goes on on the line in another direction, behind a space. */
  turnsFor(piece: Piece, y: number): boolean {
    return y === this.#y && isBackwards(piece) !== this.#last.isBackwards && /\s/.test(`${this.#last.end}${endsOf(piece).start}`);
  }

  /** Draws something of another line. */
  goElsewhere(): void {
    this.moveTo(this.x, elsewhere.y);
    this.#show(elsewhere.space);
  }

  #show(cluster: Cluster): void {
    if (this.#last.font) this.#page.draw(`<${this.#last.font.code(cluster)}>Tj`);
  }

  write(piece: Piece): void {
    const { run, from, to } = piece;
    const { font: [source] = [], fontSize = 0, color = "#000000" } = run.attributes;
    // What no font has is reported (painted-text.ts), and not drawn.
    if (!(run.glyphs?.[from]?.id instanceof Cluster)) return;
    const font = this.#fontOf(source);
    this.#last = { font, x: this.x, isBackwards: isBackwards(piece), end: endsOf(piece).end };
    if (color !== this.#color) this.#page.draw("rg", ...rgb(color));
    if (`${font.name} ${fontSize}` !== this.#font) this.#page.font(font, fontSize);
    this.#color = color;
    this.#font = `${font.name} ${fontSize}`;
    const unit = 1000 / font.font.unitsPerEm;
    const shown = ["<"];
    let moved = false;
    for (let i = from; i < to; i++) {
      const id = run.glyphs?.[i]?.id;
      if (!(id instanceof Cluster)) continue;
      const advance = run.positions?.[i]?.xAdvance ?? 0;
      shown.push(font.code(id));
      this.x += advance;
      const kern = Math.round(id.advance * unit * 100 - (advance / fontSize) * 100_000) / 100;
      if (kern === 0) continue;
      shown.push(`>${kern}<`);
      moved = true;
    }
    const text = shown.join("");
    this.#page.draw(moved ? `[${text}>]TJ`.replace("<>]", "]") : `${text}>Tj`);
  }
}
