/** Signs that begin or end a mark wherever they stand, "&" of an entity, and "_" that is not within a word; "~" of GFM; "#" that ends a heading. */
const anywhere = /[\\`*[\]~]|<(?=[\p{L}/!?])|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<= )#(?=#*$)/gu;

/** What begins a heading, a quote, a list, a rule, a fence or a table at the start of a line. */
const atStart = /^([#>+=|-]|\d{1,9}(?=[.)]))/;

/**
 * Escapes a text, so that CommonMark reads it as it is (CommonMark 0.31.2 §2.4). `before` is what stands before it in its paragraph: at the start of a line more
 * signs have a meaning.
 */
export function escaped(text: string, before = ""): string {
  const inText = text.replace(anywhere, "\\$&");
  if (before && !before.endsWith("\n")) return inText;
  return inText.replace(atStart, (_, sign: string) => (/\d/.test(sign) ? `${sign}\\` : `\\${sign}`));
}
