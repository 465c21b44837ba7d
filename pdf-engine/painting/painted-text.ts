import type { LaidLine, LaidNode, LaidRun } from "../layout/laid-out.ts";
import { readableRun } from "../shaping/bidi-runs.ts";
import { Cluster } from "../shaping/cluster.ts";
import { type Room, setNaturally } from "../shaping/natural-width.ts";
import { noFont } from "../shaping/no-font.ts";
import { separableWords } from "../shaping/separable-words.ts";
import { withoutSeparators } from "../structure/separators.ts";
import { markFollowed } from "./followed-texts.ts";
import { isReordered } from "./reading-order.ts";

/** How often each character is drawn on the pages, the texts that no font has a glyph for, and what is drawn in each font. */
export type PaintedText = { characters: Map<string, number>; undrawn: string[]; clusters: Map<unknown, Map<Cluster, Count>> };

type Count = { times: number };

const unseen = /[\s\p{Default_Ignorable_Code_Point}]/u;

/** Prepares all text of a laid-out document for its readers, in place, and returns what it is. */
export function prepareText(layout: LaidNode): PaintedText {
  const undrawn = new Set<string>();
  const clusters = new Map<unknown, Map<Cluster, Count>>();
  const count = ({ glyphs = [], attributes }: LaidRun, times: number) => {
    const font = attributes.font?.[0];
    const counts = clusters.get(font) ?? new Map<Cluster, Count>();
    clusters.set(font, counts);
    for (const { id } of glyphs) {
      const known = counts.get(id);
      if (known) known.times += times;
      else if (id instanceof Cluster) counts.set(id, { times });
    }
  };
  const visit = (node: LaidNode, above: number, height: number) => {
    const top = above + (node.box?.top ?? 0);
    const first = node.lines?.[0]?.box.y ?? 0;
    for (const line of node.lines ?? []) {
      if (line.isSqueezed) setNaturally(line, roomBeside(node));
      if (!isOrdinary(line, node.style?.direction)) {
        for (const run of line.runs) for (const text of missingIn(run, line.string)) undrawn.add(text);
        const runs = line.runs.flatMap((run) => withoutSeparators(readableRun(run, node.style?.direction)));
        const isCutOff = isReordered(runs);
        line.runs = runs.map((run, i) => separableWords(run, { isCutOff, hasLeft: i > 0, hasRight: i < runs.length - 1 }));
      }
      const isOnPage = top + line.box.y - first <= height;
      for (const run of line.runs) count(run, isOnPage ? 1 : 0);
    }
    for (const child of node.children ?? []) visit(child, top, height);
  };
  for (const page of layout.children ?? []) {
    visit(page, 0, page.box?.height ?? 0);
    markFollowed(page);
  }
  return { characters: charactersOf(clusters.values()), undrawn: [...undrawn], clusters };
}

/** Whether a line is for its readers as it is, as nearly all are. */
const isOrdinary = ({ runs }: LaidLine, paragraph: "ltr" | "rtl" | undefined): boolean =>
  paragraph !== "rtl" &&
  runs.every(({ attributes, glyphs = [] }) => !attributes.bidiLevel && glyphs.every(({ id }) => id instanceof Cluster && id.isOrdinary));

function charactersOf(fonts: Iterable<Map<Cluster, Count>>): Map<string, number> {
  const characters = new Map<string, number>();
  for (const counts of fonts) {
    for (const [{ text }, { times }] of counts) for (const char of text) characters.set(char, (characters.get(char) ?? 0) + times);
  }
  return characters;
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
    const count = left.get(char) ?? 0;
    if (count > 0) left.set(char, count - 1);
    else if (!unseen.test(char)) lost++;
  }
  return lost;
}

function missingIn({ start, end, attributes, glyphs = [] }: LaidRun, line: string): string[] {
  if (attributes.font?.[0] === noFont) return [line.slice(start, end).trim()].filter(Boolean);
  return glyphs.filter(({ id }) => id instanceof Cluster && !id.drawn).map(({ id }) => id.text ?? "");
}
