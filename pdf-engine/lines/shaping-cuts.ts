import bidiFactory from "bidi-js";

const { getEmbeddingLevels, getMirroredCharacter } = bidiFactory();

/** Matches what has one script and one direction: Latin letters, and signs of all scripts. */
const oneScript = /^[\0-\u024f\u2000-\u20cf]*$/;

/** Matches what may be read from right to left, or says that something is. */
const backwards =
  /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const scripts = "Latin Greek Cyrillic Arabic Hebrew Devanagari Bengali Tamil Thai Han Hiragana Katakana Bopomofo Hangul".split(" ");
const patterns = scripts.map((script) => new RegExp(`\\p{Script=${script}}`, "u"));
const known = new Map<string, number>();

/** Returns the number of the script of a character, -1 for a sign of all scripts. */
function scriptOf(char: string): number {
  let script = known.get(char);
  if (script === undefined) {
    script = patterns.findIndex((pattern) => pattern.test(char));
    known.set(char, script);
  }
  return script;
}

/** Returns the level of each UTF-16 unit of a paragraph (UAX #9), undefined where all of it reads from left to right. */
export const levelsOf = (text: string, direction: "ltr" | "rtl"): Uint8Array | undefined =>
  direction === "rtl" || backwards.test(text) ? getEmbeddingLevels(text, direction).levels : undefined;

/** Returns where in a piece of a text, from `start` to `end`, another script or direction begins. HarfBuzz shapes what is of one of each. */
export function cutsIn(text: string, start: number, end: number, levels: Uint8Array | undefined): number[] {
  if (!levels && oneScript.test(text.slice(start, end))) return [];
  const cuts: number[] = [];
  let last = -1;
  for (let at = start; at < end; at++) {
    const script = scriptOf(text.charAt(at));
    const isCut = (script !== -1 && last !== -1 && script !== last) || (levels && at > start && levels[at] !== levels[at - 1]);
    if (isCut) cuts.push(at);
    if (script !== -1) last = script;
  }
  return cuts;
}

/** Turns brackets and the like round: they open to where their text goes on. */
export const mirrored = (text: string): string => text.replace(/[^\p{L}\p{M}\p{N}\s]/gu, (char) => getMirroredCharacter(char) ?? char);
