import { describe, expect, it } from "vitest";
import { type TemplateFacts, templateNames, templates, typefaces } from "../../domain/templates.ts";
import { type Density, densities, lookOf } from "../../pdf-templates/parts/look.ts";
import { opticalSize } from "../../pdf-templates/type/families.ts";

const [asDesigned] = densities;
const tightest = densities.at(-1) as Density;

describe.each(templateNames)("the look of %s", (template) => {
  const facts: TemplateFacts = templates[template];
  const look = (wanted: object = {}, density = asDesigned) =>
    lookOf(facts, { page: "A4", accent: "#000000", isRtl: false, ...wanted }, density);

  it.each([
    ["narrow", 0.75],
    ["normal", 1],
    ["wide", 1.3],
  ])("has %s margins of %f of its own at the sides and at the top, and leaves the foot its place", (margins, factor) => {
    const { margin, top, bottom } = look({ margins });
    expect(margin).toBeCloseTo(factor * look().margin);
    expect(top(40)).toBeCloseTo(factor * 40);
    expect(bottom(40)).toBeCloseTo(Math.max(1, factor) * 40);
  });

  it.each([
    ["tight", 0.8],
    ["normal", 1],
    ["airy", 1.25],
  ])("has %s distances of %f of its own, of which half is left however tightly it is set", (spacing, factor) => {
    expect(look({ spacing }).space(10)).toBeCloseTo(factor * 10);
    expect(look({ spacing }, tightest).space(10)).toBeCloseTo(Math.max(0.5, factor * 0.5) * 10);
  });

  it("shrinks text to 88 %, and none of it to less than 8.4 points", () => {
    expect(look({}, tightest).text(20)).toBeCloseTo(17.6);
    expect(look({}, tightest).text(9)).toBe(8.4);
    expect(look({}, tightest).text(8)).toBe(8);
  });

  it("sets a typeface whose letters are small larger, so that all look as large as its own", () => {
    expect(look({ typeface: facts.typeface }).size).toBeCloseTo(facts.size);
    for (const typeface of typefaces) {
      const asLarge = opticalSize[typeface] / opticalSize[facts.typeface];
      expect(look({ typeface }).text(10)).toBeCloseTo(10 * asLarge);
    }
  });

  it("leaves a size that is asked for as it is", () => {
    for (const text_size of [9, 12]) {
      expect(look({ text_size }, tightest).size).toBeCloseTo(text_size);
      for (const typeface of typefaces) expect(look({ text_size, typeface }).size).toBeCloseTo(text_size);
    }
  });
});
