/*
 * Some PDFs don't say which characters their glyphs are: then a text has the codes of the font. These are of TeX's T1 fonts (the Cork encoding), of
 * its bullet in TS1, and of the bullets in Microsoft's Symbol and Wingdings.
 */
const signs: Record<string, string> = {
  "\u0010": "“",
  "\u0011": "”",
  "\u0015": "–",
  "\u0016": "—",
  "\u001b": "ff",
  "\u001c": "fi",
  "\u001d": "fl",
  "\u001e": "ffi",
  "\u001f": "ffl",
  "\u0088": "•",
  "\uf0a7": "•",
  "\uf0b7": "•",
  "\uf0d8": "•",
  "\uf0fc": "•",
  "\uf076": "•",
};

const unnamed = new RegExp(`[${Object.keys(signs).join("")}]`, "gu");

/** Writes the signs of fonts that don't name them as what they look like. */
export const withSignsNamed = (text: string): string => text.replace(unnamed, (sign) => signs[sign] ?? sign);
