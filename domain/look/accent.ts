/** The contrast that text of any size needs (WCAG 2.2 §1.4.3). */
const enough = 4.5;

type Rgb = [number, number, number];

const parse = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;

const format = (rgb: Rgb): string => `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;

/** Returns the relative luminance of a colour, 0 to 1 (WCAG 2.2, "relative luminance"). */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Returns the contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(parse(a)), luminance(parse(b))].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Darkens a colour until it can be read on a light background, with a contrast of at least 4.5:1. A colour that is dark enough stays as it is. */
export function legible(color: string, background = "#ffffff"): string {
  const rgb = parse(color);
  for (let share = 1; share > 0; share -= 0.02) {
    const darker = format(rgb.map((value) => value * share) as Rgb);
    if (contrast(darker, background) >= enough) return darker;
  }
  return "#000000";
}

/** Mixes a colour with white. `share` is the colour's, 0 to 1. */
export const tint = (color: string, share: number): string => format(parse(color).map((value) => 255 - (255 - value) * share) as Rgb);

/** Lightens a colour until it can be read on a dark background, with a contrast of at least 4.5:1. A colour that is light enough stays as it is. */
export function lightened(color: string, background: string): string {
  for (let share = 1; share > 0; share -= 0.02) {
    const lighter = tint(color, share);
    if (contrast(lighter, background) >= enough) return lighter;
  }
  return "#ffffff";
}
