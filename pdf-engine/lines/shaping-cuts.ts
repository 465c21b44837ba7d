import bidiFactory from "bidi-js";

const { getEmbeddingLevels, getMirroredCharacter } = bidiFactory();

/** Matches what has no script but Latin, and a letter of that. */
const latinOnly = /^[\0-\u024f\u2000-\u20cf]*$/;
const latin = /[A-Za-zªº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]/;

/** Matches what may be read from right to left, or says that something is. */
const backwards = /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

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

/**
 * Returns where in a paragraph another script or direction begins: HarfBuzz shapes what is of one of each. Signs belong to what is before them; those
 * that a paragraph begins with are shaped by themselves, so that what follows a bullet stands where it should.
 */
export function cutsIn(text: string, levels: Uint8Array | undefined): number[] {
  if (!levels && latinOnly.test(text)) {
    const first = text.search(latin);
    return first > 0 ? [first] : [];
  }
  const cuts: number[] = [];
  let last = -1;
  for (let at = 0; at < text.length; at++) {
    const script = scriptOf(text.charAt(at));
    const isCut = (script !== -1 && script !== last) || (levels && levels[at] !== levels[at - 1]);
    if (isCut && at > 0) cuts.push(at);
    if (script !== -1) last = script;
  }
  return cuts;
}

/** Turns brackets and the like round: they open to where their text goes on. */
export const mirrored = (text: string): string => text.replace(/[^\p{L}\p{M}\p{N}\s]/gu, (char) => getMirroredCharacter(char) ?? char);
