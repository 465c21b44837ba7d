/** Builds pdf-templates/fonts/ from the pinned `source-sans` package: `npm run fonts`. Same input, same bytes. */
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import subsetFont from "subset-font";
import { renameFont } from "./rename-font.ts";

const source = path.dirname(createRequire(import.meta.url).resolve("source-sans/package.json"));
const target = process.argv[2] ? pathToFileURL(`${process.argv[2]}/`) : new URL("../pdf-templates/fonts/", import.meta.url);

/** Unicode blocks that the family covers and a resume can need. */
const blocks: [number, number][] = [
  [0x0020, 0x007e], // Basic Latin
  [0x00a0, 0x024f], // Latin-1 Supplement, Latin Extended-A and -B
  [0x0259, 0x0259], // ə, which Azerbaijani writes
  [0x02b0, 0x036f], // modifier letters, combining marks
  [0x0370, 0x03ff], // Greek
  [0x0400, 0x052f], // Cyrillic
  [0x1e00, 0x1eff], // Latin Extended Additional: Vietnamese
  [0x1f00, 0x1fff], // Greek Extended
  [0x2000, 0x206f], // punctuation
  [0x2070, 0x20bf], // superscripts, currency
  [0x2100, 0x214f], // № ™ ℓ
  [0x2150, 0x218f], // fractions
  [0x2190, 0x21ff], // arrows
  [0x2200, 0x22ff], // − ≈ ≤
  [0x25a0, 0x26ff], // ● ■ ★
  [0x2700, 0x27bf], // ✓
];

const text = blocks.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i))).join("");

for (const style of ["Regular", "It", "Semibold"]) {
  const original = await readFile(path.join(source, "TTF", `SourceSans3-${style}.ttf`));
  const subset = await subsetFont(original, text, {
    targetFormat: "sfnt",
    // No ligatures: "fi" drawn as one glyph is a risk for those who read the text back.
    keepFeatures: ["kern", "mark", "mkmk", "ccmp"],
    noHinting: true,
  });
  const file = `ResumeSans-${style}.ttf`;
  await writeFile(new URL(file, target), renameFont(subset, "Resume Sans", style));
  console.log(file, `${Math.round(subset.length / 1000)} kB`);
}
await copyFile(path.join(source, "LICENSE.md"), new URL("LICENSE.md", target));
