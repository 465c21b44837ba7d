/** Cuts a word into the parts between which a line may break with a hyphen. */
export type Syllables = (word: string) => string[];

/** The languages that words are hyphenated in, by the patterns of TeX (hyph-utf8). Each is loaded when a document is in it. */
const patterns: Record<string, () => Promise<{ syllables: Syllables }>> = {
  de: () => import("@react-pdf/hyphenate/de"),
  el: () => import("@react-pdf/hyphenate/el"),
  en: () => import("@react-pdf/hyphenate/en"),
  es: () => import("@react-pdf/hyphenate/es"),
  fr: () => import("@react-pdf/hyphenate/fr"),
  it: () => import("@react-pdf/hyphenate/it"),
  nl: () => import("@react-pdf/hyphenate/nl"),
  pl: () => import("@react-pdf/hyphenate/pl"),
  pt: () => import("@react-pdf/hyphenate/pt"),
  ru: () => import("@react-pdf/hyphenate/ru"),
  tr: () => import("@react-pdf/hyphenate/tr"),
  uk: () => import("@react-pdf/hyphenate/uk"),
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
  const found = known.get(name) ?? wholeNames(name, (await patterns[name]?.())?.syllables);
  if (found) known.set(name, found);
  return found;
}

function wholeNames(language: string, syllables: Syllables | undefined): Syllables | undefined {
  if (!syllables) return undefined;
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
