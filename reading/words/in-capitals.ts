/** Tells whether a text is written in capitals. Undefined for one in which most letters are of a script without. */
export function isInCapitals(text: string): boolean | undefined {
  const cased = text.match(/\p{Lu}|\p{Ll}/gu)?.length ?? 0;
  if (cased === 0 || cased * 2 < (text.match(/\p{L}/gu)?.length ?? 0)) return undefined;
  return !/\p{Ll}/u.test(text);
}
