import { linkTarget } from "./links.ts";

/** What stands for a character that no font has. */
const placeholder = "□";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

export type Show = { show(text: string, field: string): string; missing: Set<string> };

/**
 * Makes text drawable: what has no glyph becomes a visible mark, one for each character as people count them, and is collected
 * in `missing`. Left alone, React-PDF would draw other characters in its place. An address is written in ASCII instead.
 */
export function drawable(hasGlyph: (char: string) => boolean): Show {
  const missing = new Set<string>();
  const mark = (text: string) =>
    Array.from(graphemes.segment(text), ({ segment }) => {
      const drawn = [...segment].filter((char) => hasGlyph(char) || !/\p{Default_Ignorable_Code_Point}/u.test(char));
      if (drawn.every(hasGlyph)) return drawn.join("");
      missing.add(segment);
      return placeholder;
    }).join("");
  const inAscii = (text: string, field: string) => {
    if (field === "email") return linkTarget(`mailto:${text}`)?.slice("mailto:".length);
    return field === "url" ? linkTarget(text) : undefined;
  };
  const show = (text: string, field: string) => ([...text].every(hasGlyph) ? text : (inAscii(text, field) ?? mark(text)));
  return { show, missing };
}
