import type { LaidNode, LaidRun } from "../layout/laid-out.ts";
import { readableRun } from "../shaping/bidi-runs.ts";
import { Cluster } from "../shaping/cluster.ts";
import { type Room, setNaturally } from "../shaping/natural-width.ts";
import { noFont } from "../shaping/no-font.ts";
import { separableWords } from "../shaping/separable-words.ts";
import { withoutSeparators } from "../structure/separators.ts";
import { markFollowed } from "./followed-texts.ts";
import { isReordered } from "./reading-order.ts";

/** How often each character is drawn on the pages, and the texts that no font has a glyph for. */
export type PaintedText = { characters: Map<string, number>; undrawn: string[] };

const unseen = /[\s\p{Default_Ignorable_Code_Point}]/u;

/** Prepares all text of a laid-out document for its readers, in place, and returns what it is. */
export function prepareText(layout: LaidNode): PaintedText {
  const characters = new Map<string, number>();
  const undrawn = new Set<string>();
  const visit = (node: LaidNode, above: number, height: number) => {
    const top = above + (node.box?.top ?? 0);
    const first = node.lines?.[0]?.box.y ?? 0;
    for (const line of node.lines ?? []) {
      setNaturally(line, roomBeside(node));
      for (const run of line.runs) for (const text of missingIn(run, line.string)) undrawn.add(text);
      const runs = line.runs.flatMap((run) => withoutSeparators(readableRun(run, node.style?.direction)));
      const isCutOff = isReordered(runs);
      line.runs = runs.map((run) => separableWords(run, isCutOff));
      for (const { id } of line.runs.flatMap(({ glyphs }) => glyphs ?? [])) {
        if (!(id instanceof Cluster) || top + line.box.y - first > height) continue;
        for (const char of id.text) characters.set(char, (characters.get(char) ?? 0) + 1);
      }
    }
    for (const child of node.children ?? []) visit(child, top, height);
  };
  for (const page of layout.children ?? []) {
    visit(page, 0, page.box?.height ?? 0);
    markFollowed(page);
  }
  return { characters, undrawn: [...undrawn] };
}

/** Returns the room that a text leaves free in its margin where its lines end. */
function roomBeside({ box, style }: LaidNode): Room {
  const { marginLeft = 0, marginRight = 0 } = box ?? {};
  const endsLeft = style?.textAlign === "right" || style?.direction === "rtl";
  return endsLeft ? { left: marginLeft, right: 0 } : { left: 0, right: style?.textAlign === "center" ? 0 : marginRight };
}

/** Counts the visible characters of the texts that were drawn nowhere. */
export function countLost(texts: string[], { characters }: Pick<PaintedText, "characters">): number {
  const left = new Map(characters);
  let lost = 0;
  for (const char of texts.join("")) {
    if (unseen.test(char)) continue;
    const count = left.get(char) ?? 0;
    if (count === 0) lost++;
    else left.set(char, count - 1);
  }
  return lost;
}

function missingIn({ start, end, attributes, glyphs = [] }: LaidRun, line: string): string[] {
  if (attributes.font?.[0] === noFont) return [line.slice(start, end).trim()].filter(Boolean);
  return glyphs.filter(({ id }) => id instanceof Cluster && !id.drawn).map(({ id }) => id.text ?? "");
}
