import bidiFactory from "bidi-js";
import type { Direction } from "../../outline/direction.ts";
import { softHyphen } from "../../pdf-engine/marks.ts";
import { graphemesOf } from "./candidates.ts";
import { arabic, emoji, hebrew } from "./families.ts";
import type { Fonts } from "./font-choice.ts";

const bidi = bidiFactory();
const rtlLetter = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const hebrewFirst = /^[^\p{Script=Arabic}]*\p{Script=Hebrew}/u;
/** Matches what has no script, and goes with its neighbours. */
const neutral = /^[^\p{L}\p{N}\p{M}\p{S}]+$/u;

export type ScriptRun = { family: string; text: string };

/**
 * Cuts a text where its font changes, between graphemes, so that marks, joiners and selectors stay with what they belong to. A family has glyphs for all
 * of its run: a piece of a text is drawn in its font, whether that has the glyphs or not.
 */
export function scriptRuns(text: string, fonts: Fonts, direction: Direction): ScriptRun[] {
  if (fonts.isPlain(text)) return [{ family: fonts.base, text }];
  const levels = rtlLetter.test(text) ? bidi.getEmbeddingLevels(text, direction).levels : [];
  // What has no direction of its own, inside of right-to-left text, is drawn in the font of that.
  let rtl = hebrewFirst.test(text) ? hebrew : arabic;
  const runs: ScriptRun[] = [];
  for (const { segment, index } of graphemesOf(text)) {
    const last = runs.at(-1);
    const own = fonts.familyOf(segment) ?? fonts.base;
    if (own === arabic || own === hebrew) rtl = own;
    const backwards = (levels[index] ?? 0) % 2 === 1;
    const family = neighbour(segment, own, last?.family, backwards ? rtl : undefined, fonts);
    if (last?.family === family) last.text += segment;
    else runs.push({ family, text: segment });
  }
  return runs;
}

/** Returns the family of a grapheme. One without a script of its own follows what stands around it, where that family has it. */
function neighbour(segment: string, own: string, last: string | undefined, rtl: string | undefined, fonts: Fonts): string {
  if (segment === softHyphen) return last ?? own;
  if (own !== fonts.base) return own;
  if (rtl && fonts.draws(rtl, segment)) return rtl;
  const follows = last && last !== arabic && last !== hebrew && last !== emoji;
  return follows && neutral.test(segment) && fonts.draws(last, segment) ? last : own;
}

/** Cuts the runs of a text at the ends of its parts, of which they have all characters in their order, with soft hyphens between them. */
export function shareOut(runs: ScriptRun[], parts: string[]): ScriptRun[][] {
  const left = [...runs];
  return parts.map((part) => {
    const own: ScriptRun[] = [];
    for (let missing = part.length; missing > 0; ) {
      const { family, text } = left.shift() as ScriptRun;
      const end = endOf(text, missing);
      own.push({ family, text: text.slice(0, end) });
      if (end < text.length) left.unshift({ family, text: text.slice(end) });
      missing -= text.slice(0, end).replaceAll(softHyphen, "").length;
    }
    return own;
  });
}

/** Returns where the first characters of a text end, with the soft hyphens behind them. */
function endOf(text: string, characters: number): number {
  let end = 0;
  for (let count = 0; end < text.length; end++) {
    if (text[end] === softHyphen) continue;
    if (count++ === characters) break;
  }
  return end;
}
