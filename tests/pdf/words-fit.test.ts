import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Direction, directionOf } from "../../outline/direction.ts";
import { shapedFonts } from "../../pdf-engine/layout/shaped-fonts.ts";
import { blockOf } from "../../pdf-engine/layout/text-pieces.ts";
import { syllablesOf } from "../../pdf-engine/lines/hyphenation.ts";
import type { LaidLine } from "../../pdf-engine/lines/laid-line.ts";
import { loadFonts } from "../../pdf-templates/type/font-choice.ts";
import { fontFiles } from "../../pdf-templates/type/font-files.ts";
import { breakLonger, markBreaks } from "../../pdf-templates/type/line-breaks.ts";
import { scriptRuns } from "../../pdf-templates/type/script-runs.ts";
import { scriptTexts } from "../support/script-texts.ts";

const texts = Object.values(scriptTexts).map(({ text }) => text);
const fonts = await loadFonts(texts.join(" "), { base: "humanist" });
const source = shapedFonts(fontFiles);
const syllables = await syllablesOf("en");

type Box = { width: number; fontSize: number; isBold: boolean; link: boolean; direction: Direction | "auto"; longest: number | undefined };

for (const fontWeight of [400, 600]) {
  for (const { family } of scriptRuns(markBreaks(texts.join(" ")), fonts, "ltr")) await source.load({ fontFamily: family, fontWeight });
}

/** Lays out a text as `<Words>` does, in a box of a width. */
function linesOf(text: string, { width, fontSize, isBold, link, direction, longest }: Box): LaidLine[] {
  const own = directionOf(text, direction);
  const style = { fontSize, fontWeight: isBold ? 600 : 400, lineHeight: 1.3, direction: own };
  const pieces = scriptRuns(markBreaks(text), fonts, own).map(({ family, text }) => ({
    text,
    style: { ...style, fontFamily: family },
    link: link ? "https://example.com" : undefined,
    marks: [],
  }));
  const node = { type: "TEXT", style, props: { hyphenationCallback: breakLonger(longest) } };
  const block = blockOf({ node: node as never, pieces: pieces as never }, source, 0);
  return block.lines(block.breakFor(width), { width, left: 0, right: 0 }, syllables);
}

/** Returns the widths of what a reader sees of a line, glyph for glyph. */
function seen({ runs }: LaidLine): number[] {
  const all = runs.flatMap(({ glyphs, positions }) =>
    (glyphs ?? []).map(({ isBlank }, i) => ({ isBlank, width: positions?.[i]?.xAdvance ?? 0 })),
  );
  const first = all.findIndex(({ isBlank }) => !isBlank);
  return all.slice(first, 1 + all.findLastIndex(({ isBlank }) => !isBlank)).map(({ width }) => width);
}

/** Returns the lines that are wider than their box, but for those of a single glyph. */
const tooWide = (text: string, box: Box) =>
  linesOf(text, box)
    .filter((line) => {
      const widths = seen(line).filter((width) => width > 0);
      return widths.length > 1 && widths.reduce((sum, width) => sum + width, 0) > box.width + 0.01;
    })
    .map(({ string }) => string);

const column: Box = { width: 100, fontSize: 11.5, isBold: false, link: false, direction: "auto", longest: undefined };

describe("a word that no line has room for", () => {
  it.each([
    ["beside Chinese, where lines may break", `我${"Wagenburgstrasse".repeat(17)}我`],
    ["of letters wider than most", "W".repeat(40)],
    ["of several scripts", "Wλ".repeat(40)],
    ["after a sign that it stays with", `•  ${"W".repeat(20)}`],
  ])("is broken: %s", (_, text) => {
    expect(tooWide(text, column)).toEqual([]);
  });

  it("is broken in a text of any scripts, size and width", () => {
    const letters = texts.map((text) => text.match(/\S\p{M}*/gu) ?? []);
    const word = fc
      .subarray(letters, { minLength: 1, maxLength: 3 })
      .chain((pools) => fc.array(fc.constantFrom(...pools.flat()), { minLength: 1, maxLength: 400, size: "max" }))
      .map((all) => all.join(""));
    const text = fc.array(fc.oneof(word, fc.constantFrom(...texts.flatMap((text) => text.split(" ")))), { minLength: 1, maxLength: 5 });
    const box = fc.record({
      width: fc.integer({ min: 60, max: 500 }),
      fontSize: fc.constantFrom(9, 11.5, 24),
      isBold: fc.boolean(),
      link: fc.boolean(),
      direction: fc.constantFrom("auto" as const, "ltr" as const, "rtl" as const),
      longest: fc.constantFrom(undefined, 20),
    });
    fc.assert(
      fc.property(text, box, (words, box) => {
        expect(tooWide(words.join(" "), box)).toEqual([]);
      }),
      { numRuns: 60, seed: Number(process.env.SEED ?? 1) },
    );
  });
});
