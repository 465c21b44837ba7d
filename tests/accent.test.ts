import { expect, it } from "vitest";
import { contrast, legible, tint } from "../pdf-templates/accent.ts";

const colors = [0, 64, 128, 192, 255].flatMap((r, _, steps) =>
  steps.flatMap((g) => steps.map((b) => `#${[r, g, b].map((part) => part.toString(16).padStart(2, "0")).join("")}`)),
);

it("an accent colour is dark enough to be read, on white and on its own tint", () => {
  for (const color of colors) {
    expect(contrast(legible(color), "#ffffff"), color).toBeGreaterThanOrEqual(4.5);
    const ground = tint(legible(color), 0.09);
    expect(contrast(legible(legible(color), ground), ground), color).toBeGreaterThanOrEqual(4.5);
  }
});

it("an accent colour that can be read is as it was", () => {
  expect(legible("#24507a")).toBe("#24507a");
});
