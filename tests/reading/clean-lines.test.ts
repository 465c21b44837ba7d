import { expect, it } from "vitest";
import { type Line, lineText } from "../../reading/lines.ts";
import { cleanLines } from "../../reading/page/clean-lines.ts";

const line = (page: number, y: number, text: string): Line => ({
  page,
  x: 50,
  y,
  height: 10,
  parts: [{ text, x: 50, end: 50 + 5 * text.length, height: 10 }],
});

it("a head that each page repeats counts once, and what is said twice within pages stays", () => {
  const pages = [1, 2, 3].flatMap((page) => [
    line(page, 800, "Ada Example, ada@example.com"),
    line(page, 700, "Engineer"),
    line(page, 600, `Example Mills, department ${page}`),
  ]);
  expect(cleanLines(pages).map(lineText)).toEqual([
    "Ada Example, ada@example.com",
    ...["Engineer", "Example Mills, department 1"],
    ...["Engineer", "Example Mills, department 2"],
    ...["Engineer", "Example Mills, department 3"],
  ]);
});
