import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrast, legible, tint } from "../../domain/look/accent.ts";
import { seed } from "../support/seed.ts";

const colour = fc.integer({ min: 0, max: 0xffffff }).map((rgb) => `#${rgb.toString(16).padStart(6, "0")}`);
const white = "#ffffff";

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];

/** Hue in degrees, and how far the colour is from grey, 0 to 255. */
function hue(hex: string): { degrees: number; chroma: number } {
  const [r, g, b] = channels(hex);
  const most = Math.max(r, g, b);
  const chroma = most - Math.min(r, g, b);
  if (chroma === 0) return { degrees: 0, chroma };
  const sixth = most === r ? (g - b) / chroma : most === g ? 2 + (b - r) / chroma : 4 + (r - g) / chroma;
  return { degrees: (60 * sixth + 360) % 360, chroma };
}

describe("contrast", () => {
  it.each([
    ["#000000", white, 21],
    [white, white, 1],
    ["#767676", white, 4.54],
    ["#777777", white, 4.48],
    ["#ff0000", white, 4],
    ["#00ff00", white, 1.37],
    ["#0000ff", white, 8.59],
    ["#0000ff", "#ffff00", 8],
  ])("of %s and %s is as WCAG has it", (a, b, ratio) => {
    expect(contrast(a, b)).toBeCloseTo(ratio, 2);
    expect(contrast(b, a)).toBe(contrast(a, b));
  });
});

describe("an accent colour", () => {
  it("is left as it is where it can be read", () => {
    for (const dark of ["#000000", "#24507a", "#767676", "#0b6470"]) expect(legible(dark)).toBe(dark);
    expect(legible("#777777")).not.toBe("#777777");
  });

  it(`can be read on white and on its own tint, whatever is asked for (SEED=${seed})`, () => {
    const readable = (asked: string) => {
      // As the creative template does it.
      const accent = legible(asked);
      const ground = tint(accent, 0.09);
      expect(contrast(accent, white)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(legible(accent, ground), ground)).toBeGreaterThanOrEqual(4.5);
    };
    fc.assert(fc.property(colour, readable), { numRuns: process.env.FULL ? 100_000 : 5_000, seed });
    for (const asked of [white, "#ffff00", "#fffffe", "#000000", "#00ffff"]) readable(asked);
  });

  it(`keeps its hue, and is no darker than it must be (SEED=${seed})`, () => {
    fc.assert(
      fc.property(colour, (asked) => {
        const accent = legible(asked);
        const [before, after] = [hue(asked), hue(accent)];
        // The fewer the steps between grey and the colour, the more does rounding turn it.
        if (after.chroma > 0) {
          const turned = Math.abs(after.degrees - before.degrees);
          expect(Math.min(turned, 360 - turned)).toBeLessThanOrEqual(1 + 120 / after.chroma);
        }
        if (accent !== asked) expect(contrast(accent, white)).toBeLessThan(5);
      }),
      { numRuns: process.env.FULL ? 100_000 : 5_000, seed },
    );
  });
});

describe("a tint", () => {
  it("is so much of the colour, the rest white", () => {
    expect(tint("#000000", 0)).toBe(white);
    expect(tint("#123456", 1)).toBe("#123456");
    expect(tint("#000000", 0.5)).toBe("#808080");
    expect(tint("#6b3fa0", 0.09)).toBe("#f2eef6");
  });
});
