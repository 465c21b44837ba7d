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
  .flatMap((row) => [row, [...row].reverse().join("")]);

/** Words of some language that are letters side by side. */
const realRuns = new Set(["wert", "werty", "смит"]);

/** Pairs of letters that stand in no word of a language in Latin letters, or in hardly any. */
const strange = /(?=([bcdfghjkmpqsvwz]x|x[dgjknqrvxz]|q[b-df-hj-np-tv-z]|[jvwzkpfgb]q|vj|zj[^aeiouiy]|[fgkp]z[bcdfghjkpqx]))/g;

/** Tells whether a word is of no language: keys side by side, a letter or a syllable over and over, or Korean letters that make none. */
export function isMashed(word: string): boolean {
  if (/^[\u3131-\u318e\u1100-\u11ff]{2,}$/.test(word.normalize("NFC"))) return true;
  const plain = comparable(word);
  if (/^(\p{L})\1{3,}$|^([\p{scx=Han}\p{scx=Kana}\p{scx=Hira}\p{scx=Hang}])\2{2,}$|^(\p{L}{2,3})\3{2,}$/u.test(plain)) return true;
  return plain.length >= 4 && !realRuns.has(plain) && isRuns(plain);
}

/** Tells whether a word is made of runs of at least three keys side by side. */
function isRuns(word: string): boolean {
  if (word === "") return true;
  for (let length = word.length; length >= 3; length--) {
    const start = word.slice(0, length);
    if (rows.some((row) => row.includes(start)) && isRuns(word.slice(length))) return true;
  }
  return false;
}

/** Tells whether a word in Latin letters cannot be said: six letters without a vowel, or pairs that no language has. Capitals may be short for something. */
function isUnsayable(word: string): boolean {
  if (!/^\p{Script=Latin}+$/u.test(word) || word === word.toUpperCase()) return false;
  const plain = comparable(word);
  if (!/^[a-z]{5,}$/.test(plain)) return false;
  const pairs = [...plain.matchAll(strange)].length;
  return pairs >= 2 || (!/[aeiouy]/.test(plain) && (plain.length >= 6 || pairs === 1));
}

/** Tells whether at least half of the words of a text are of no language. Names of tools may be anything: they are no `prose`. */
export function isNonsense(text: string, { prose }: { prose: boolean }): boolean {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  const bad = words.filter((word) => isMashed(word) || (prose && isUnsayable(word)));
  return bad.length > 0 && bad.length * 2 >= words.length;
}
