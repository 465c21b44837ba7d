import { linkTarget } from "../../outline/text/links.ts";
import { graphemesOf } from "./candidates.ts";
import type { Fonts } from "./font-choice.ts";

/** Stands for a character that no font has. */
const placeholder = "□";

export type Show = { show(text: string, field: string): string; missing: Set<string> };

/**
 * Makes text drawable. A character that no font has becomes a visible mark and is collected in `missing`; without that, nothing would stand in its
 * place. Characters are those that people count. An address is written in ASCII instead.
 */
export function drawable(fonts: Pick<Fonts, "isPlain" | "familyOf">): Show {
  const missing = new Set<string>();
  const lacks = (grapheme: string) => fonts.familyOf(grapheme) === undefined;
  const mark = (text: string) =>
    Array.from(graphemesOf(text), ({ segment }) => {
      if (!lacks(segment)) return segment;
      missing.add(segment);
      return placeholder;
    }).join("");
  const inAscii = (text: string, field: string) => {
    if (field === "email") return linkTarget(`mailto:${text}`)?.slice("mailto:".length);
    return field === "url" ? linkTarget(text) : undefined;
  };
  const isDrawn = (text: string) => fonts.isPlain(text) || !Array.from(graphemesOf(text)).some(({ segment }) => lacks(segment));
  const show = (text: string, field: string) => (isDrawn(text) ? text : (inAscii(text, field) ?? mark(text)));
  return { show, missing };
}
