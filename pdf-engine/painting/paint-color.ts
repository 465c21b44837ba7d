/** Turns a colour of a style into PDF's three numbers. Throws for any but `#rrggbb`. */
export function rgb(color = "#000000"): [number, number, number] {
  const [, r, g, b] = /^#(..)(..)(..)$/i.exec(color) ?? [];
  const parts = [r, g, b].map((part) => Number.parseInt(part ?? "", 16) / 255);
  if (parts.some(Number.isNaN)) throw new Error(`The painter knows colours as #rrggbb, not ${color}.`);
  return parts as [number, number, number];
}
