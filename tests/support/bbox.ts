import { execFileSync } from "node:child_process";

/** A word on a page, in points from its upper left corner. Its height is the font's ascent and descent, whatever the letters. */
export type Word = { text: string; xMin: number; yMin: number; xMax: number; yMax: number };

export type WordPage = { width: number; height: number; words: Word[] };

const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" };
const pattern =
  /<page width="([\d.]+)" height="([\d.]+)">|<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)<\/word>/g;

/** Where poppler sees each word of a PDF. What lies outside of the page it leaves out. */
export function readWords(pdftotext: string, bytes: Uint8Array): WordPage[] {
  const html = execFileSync(pdftotext, ["-bbox", "-enc", "UTF-8", "-", "-"], { input: bytes, encoding: "utf8", maxBuffer: 2 ** 28 });
  const pages: WordPage[] = [];
  for (const [, width, height, xMin, yMin, xMax, yMax, text = ""] of html.matchAll(pattern)) {
    if (width) pages.push({ width: Number(width), height: Number(height), words: [] });
    else {
      const read = text.replace(/&\w+;/g, (entity) => entities[entity] ?? entity);
      // A mark of direction is no word, and a space with one is none.
      if (/^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(read)) continue;
      pages.at(-1)?.words.push({ text: read, xMin: Number(xMin), yMin: Number(yMin), xMax: Number(xMax), yMax: Number(yMax) });
    }
  }
  return pages;
}

/** Of a height of ascent and descent, about what small letters fill. */
const inner = ({ yMin, yMax }: Word) => [yMin + 0.2 * (yMax - yMin), yMax - 0.2 * (yMax - yMin)] as const;

/** Pairs of words that are printed one over the other: by more than a point to the side, and half a point of their letters in height. */
export function overlaps({ words }: WordPage): [Word, Word][] {
  const sorted = words.toSorted((a, b) => a.yMin - b.yMin);
  return sorted.flatMap((a, i) => {
    const [top, bottom] = inner(a);
    const found: [Word, Word][] = [];
    for (const b of sorted.slice(i + 1)) {
      if (b.yMin > a.yMax) break;
      const [otherTop, otherBottom] = inner(b);
      const high = Math.min(bottom, otherBottom) - Math.max(top, otherTop);
      const wide = Math.min(a.xMax, b.xMax) - Math.max(a.xMin, b.xMin);
      if (high > 0.5 && wide > 1) found.push([a, b]);
    }
    return found;
  });
}
