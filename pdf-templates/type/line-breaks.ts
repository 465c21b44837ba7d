import { softHyphen } from "../../pdf-engine/marks.ts";
import { graphemesOf } from "./candidates.ts";

/*
 * Where a line may break other than at a space. A soft hyphen marks the place in scripts without spaces: the layout takes it out of the text, and
 * `breakLonger` turns it into an empty part, which the line breaker takes for a space of no width.
 */

const cjk = /[\u2e80-\u2fdf\u3000-\u30ff\u3100-\u312f\u31f0-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const thai = /[\u0e00-\u0e7f]/;
const spaceless = new RegExp(`${cjk.source}|${thai.source}`, "u");

/** Characters that may not begin a line, and those that may not end one (JIS X 4051; UAX #14 classes CL, CP, EX, IS, NS and OP). */
const noStart =
  /^[、。，．・：；？！ー〜…‥’”）〕］｝〉》」』】〗〙〟ゝゞヽヾ々〻ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ％‰℃｡､｣,.:;?!)\]}%»›”’ฯๆ\p{M}]/u;
const noEnd = /[（〔［｛〈《「『【〖〘〝‘“￥＄£€$([{«‹#＃№]$/u;

let segmenter: Intl.Segmenter | undefined;

/** Cuts a text into words. Any language: ICU takes Thai apart by its dictionary in all. */
function wordsOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter("th", { granularity: "word" });
  return segmenter.segment(text);
}

/** Puts a mark wherever a line may break between two characters: around Chinese characters, and between Thai words. */
export function markBreaks(text: string): string {
  if (!spaceless.test(text)) return text;
  let marked = "";
  let before = "";
  for (const { segment: word } of wordsOf(text)) {
    for (const piece of cjk.test(word) ? Array.from(graphemesOf(word), ({ segment }) => segment) : [word]) {
      if (mayBreak(before, piece)) marked += softHyphen;
      marked += piece;
      before = piece;
    }
  }
  return marked;
}

function mayBreak(before: string, after: string): boolean {
  if (before === "" || /\s$/.test(before) || /^\s/.test(after) || noEnd.test(before) || noStart.test(after)) return false;
  return cjk.test(before) || cjk.test(after) || (thai.test(before) && thai.test(after));
}

const piece = 16;

/**
 * Returns what cuts a word into the parts between which a line may break without a hyphen. A word of more than `longest` characters may break without a hyphen, best after the punctuation of an address.
 */
export const breakLonger =
  (longest = 30) =>
  (word: string): string[] => {
    const parts = word.split(softHyphen).flatMap((part) => (part.length > longest ? takeApart(part, longest) : [part]));
    const spaced = parts.flatMap((part, i) => (i === 0 ? [part] : ["", part]));
    return spaced.filter((part, i) => part !== "" || spaced[i - 1] !== "");
  };

function takeApart(word: string, longest: number): string[] {
  const length = Math.min(piece, Math.floor(0.6 * longest));
  if (/^[\0-\u024f]*$/.test(word)) {
    return word.match(new RegExp(`[^/.\\-_?&=@]{1,${length}}[/.\\-_?&=@]*|[/.\\-_?&=@]{1,${length}}`, "gu")) ?? [word];
  }
  const all = Array.from(graphemesOf(word), ({ segment }) => segment);
  return Array.from({ length: Math.ceil(all.length / length) }, (_, i) => all.slice(i * length, (i + 1) * length).join(""));
}
