import { byPatterns, type Syllables } from "./liang.ts";

/** The languages that words are hyphenated in, by the patterns of TeX (hyph-utf8). Each is loaded when a document is in it. */
const patterns: Record<string, () => Promise<{ default: { patterns: string[] } }>> = {
  de: () => import("hyphen/patterns/de-1996.js"),
  el: () => import("hyphen/patterns/el-monoton.js"),
  en: () => import("hyphen/patterns/en-us.js"),
  es: () => import("hyphen/patterns/es.js"),
  fr: () => import("hyphen/patterns/fr.js"),
  it: () => import("hyphen/patterns/it.js"),
  nl: () => import("hyphen/patterns/nl.js"),
  pl: () => import("hyphen/patterns/pl.js"),
  pt: () => import("hyphen/patterns/pt.js"),
  ru: () => import("hyphen/patterns/ru.js"),
  tr: () => import("hyphen/patterns/tr.js"),
  uk: () => import("hyphen/patterns/uk.js"),
};

/** Letters of a word that stand at least before a hyphen, and after it. */
const fewest = 3;
const shortest = 7;
const word = /^\p{L}\p{Ll}*$/u;
const capital = /^\p{Lu}/u;

const known = new Map<string, Syllables>();

/** Returns what hyphenates a language (BCP 47), undefined for one whose words are left whole. */
export async function syllablesOf(language: string | undefined): Promise<Syllables | undefined> {
  const [name = ""] = language?.toLowerCase().split("-") ?? [];
  const loaded = known.has(name) ? undefined : await patterns[name]?.();
  const found = known.get(name) ?? (loaded && wholeNames(name, byPatterns(loaded.default.patterns)));
  if (found) known.set(name, found);
  return found;
}

function wholeNames(language: string, syllables: Syllables): Syllables {
  return (text) => {
    // In German, names look like other nouns.
    const isWhole = text.length < shortest || !word.test(text) || (language !== "de" && capital.test(text));
    return isWhole ? [text] : withoutShortEnds(syllables(text));
  };
}

function withoutShortEnds(parts: string[]): string[] {
  const all = [...parts];
  while (all.length > 1 && (all[0]?.length ?? 0) < fewest) all.splice(0, 2, all.slice(0, 2).join(""));
  while (all.length > 1 && (all.at(-1)?.length ?? 0) < fewest) all.splice(-2, 2, all.slice(-2).join(""));
  return all;
}
