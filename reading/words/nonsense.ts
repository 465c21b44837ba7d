import { comparable } from "../../domain/locales/comparable.ts";

/** The rows of keyboards, by script. */
const rows = [
  ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn"],
  ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "фівапролджє"],
  ["ερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ"],
  ["קראטוןםפ", "שדגכעיחלךף", "זסבהנמצתץ"],
  ["ضصثقفغعهخحجد", "شسيبلاتنمكط"],
]
  .flat()
  .map(comparable)
  .flatMap((row) => [row, [...row].reverse().join("")]);

/** Words of some language that are letters side by side. */
const realRuns = new Set(["azer", "wert", "werty", "ytre", "смит"]);

/** Pairs of letters that stand in no word of a language in Latin letters, or in hardly any. */
const strange = /(?=([bcdfghjkmpqsvwz]x|x[dgjknqrvxz]|q[b-df-hj-np-tv-z]|[jvwzkpfgb]q|vj|zj[^aeiouiy]|[fgkp]z[bcdfghjkpqx]))/g;

/** How many keys side by side make a run. */
const run = 3;

/** What runs begin with. */
const starts = new Set(rows.flatMap((row) => Array.from({ length: row.length - run + 1 }, (_, i) => row.slice(i, i + run))));

/** The longest word that is looked through, in letters. */
const longest = 60;

/** Tells whether a word is of no language: keys side by side, a letter or a syllable over and over, or Korean letters that make none. */
function isMashed(word: string, plain: string): boolean {
  if (/^[\u3131-\u318e\u1100-\u11ff]{2,}$/.test(word)) return true;
  // An accent makes another letter: "kékèké".
  if (/^(\p{L})\1{3,}$|^([\p{scx=Han}\p{scx=Kana}\p{scx=Hira}\p{scx=Hang}])\2{2,}$|^(\p{L}{2,3})\3{2,}$/iu.test(word)) return true;
  return plain.length >= 4 && !realRuns.has(plain) && isRuns(plain.slice(0, longest));
}

/** Tells whether a word is made of runs of keys side by side. */
function isRuns(word: string): boolean {
  if (!starts.has(word.slice(0, run))) return false;
  const reached = new Set([0]);
  for (const from of reached) {
    for (let to = from + run; to <= word.length && rows.some((row) => row.includes(word.slice(from, to))); to++) reached.add(to);
  }
  return reached.has(word.length);
}

/** Tells whether a word in Latin letters cannot be said: six letters without a vowel, or pairs that no language has. Capitals may be short for something. */
function isUnsayable(word: string, plain: string): boolean {
  if (!/^[a-z]{5,}$/.test(plain) || word === word.toUpperCase()) return false;
  const pairs = [...plain.matchAll(strange)].length;
  return pairs >= 2 || (!/[aeiouy]/.test(plain) && (plain.length >= 6 || pairs === 1));
}

/** Tells whether at least half of the words of a text are of no language. Names of tools may be anything: they are no `prose`. */
export function isNonsense(text: string, { prose }: { prose: boolean }): boolean {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  const bad = words.filter((word) => {
    const plain = /^[a-z]+$/i.test(word) ? word.toLowerCase() : comparable(word);
    return isMashed(word, plain) || (prose && isUnsayable(word, plain));
  });
  return bad.length > 0 && bad.length * 2 >= words.length;
}
