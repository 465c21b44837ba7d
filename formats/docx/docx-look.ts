import type { Locale } from "../../domain/locales/locales.ts";
import { legible } from "../../domain/look/accent.ts";
import { leadingFactor, marginFactor, spaceFactor } from "../../domain/look/factors.ts";
import type { PdfDocument } from "../../domain/ports.ts";
import { type TemplateFacts, type TemplateName, type Typeface, templates } from "../../domain/templates.ts";

/** Word measures distances in twentieths of a point, and letters in half points. */
export const twips = (points: number): number => Math.round(points * 20);
export const halfPoints = (points: number): number => Math.round(points * 2);

const papers = { A4: { width: 595.3, height: 841.9 }, Letter: { width: 612, height: 792 } };

/** What Word has on most machines and is nearest to the fonts of the PDF. */
const latin: Record<Typeface, string> = {
  humanist: "Calibri",
  grotesque: "Arial",
  transitional: "Cambria",
  oldstyle: "Garamond",
  slab: "Rockwell",
};

/** Other scripts have letters with serifs and without. */
const hasSerifs = (typeface: Typeface): boolean => typeface === "transitional" || typeface === "oldstyle" || typeface === "slab";

const eastAsian: Partial<Record<Locale, { sans: string; serif: string }>> = {
  ja: { sans: "Yu Gothic", serif: "Yu Mincho" },
  ko: { sans: "Malgun Gothic", serif: "Batang" },
  zh: { sans: "Microsoft YaHei", serif: "SimSun" },
  "zh-TW": { sans: "Microsoft JhengHei", serif: "PMingLiU" },
};

const complex: Partial<Record<Locale, string>> = { hi: "Nirmala UI", bn: "Nirmala UI", ta: "Nirmala UI", th: "Leelawadee UI" };

/** How a head is set and a heading, where it differs from most. */
type Own = { size?: number; isCentred?: boolean; hasRule?: boolean };

const own: Partial<Record<TemplateName, Own>> = {
  modern: { hasRule: false },
  minimal: { hasRule: false },
  compact: { size: 9.2 },
  corporate: { isCentred: true },
};

export type DocxLook = ReturnType<typeof lookIn>;

/** Returns what Word can have of the look of a template. Lengths are in points. */
export function lookIn({ content, template, page_size }: PdfDocument, locale: Locale) {
  const { accent, margin, ...facts }: TemplateFacts = templates[template];
  const { typeface = facts.typeface, text_size, margins = "normal", spacing = "normal", accent_color } = content.presentation ?? {};
  const kind = hasSerifs(typeface) ? "serif" : "sans";
  const side = marginFactor[margins] * (margin.fixed + margin.shrinks);
  const { size: usual = 10, ...design } = own[template] ?? {};
  const size = text_size ?? usual;
  const paper = papers[page_size];
  return {
    size,
    /** Returns a size of text that has these points where most of the text has ten. */
    text: (points: number) => (points * size) / usual,
    /** Returns a distance that has these points where distances are as designed. */
    space: (points: number) => points * spaceFactor[spacing],
    /** The height of a line, in 240ths of its usual height. */
    line: Math.round(264 * leadingFactor[spacing]),
    isCentred: false,
    hasRule: true,
    ...design,
    accent: legible(accent_color ?? accent).slice(1),
    quiet: "57606A",
    rule: "D0D7DE",
    side,
    top: 46 * marginFactor[margins],
    paper,
    width: paper.width - 2 * side,
    font: {
      ascii: latin[typeface],
      hAnsi: latin[typeface],
      eastAsia: eastAsian[locale]?.[kind] ?? "Microsoft YaHei",
      cs: complex[locale] ?? (kind === "serif" ? "Times New Roman" : "Arial"),
    },
  };
}
