/** `npm run pictures`: writes the reference pictures of tests/pdf/pictures.test.ts, and those of the documentation. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import type { PNG } from "pngjs";
import { templateNames } from "../domain/templates.ts";
import { encoded, pictured, pictureName, picturesOf, referenceFolder, toCompare, toReference } from "../tests/support/pictures.ts";
import { sampleResumes } from "../tests/support/sample-resumes.ts";

const documentation = new URL("../docs/images/templates/", import.meta.url);

let total = 0;
const write = async (file: URL, bytes: Buffer) => {
  total += bytes.length;
  await writeFile(file, bytes);
};

for (const folder of [referenceFolder, documentation]) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}
for (const { template, sample } of pictured) {
  const pages = await picturesOf(sampleResumes[sample], template, toCompare);
  for (const [i, page] of pages.entries()) {
    await write(new URL(pictureName(template, sample, i + 1), referenceFolder), encoded(toReference(page), 0));
  }
}
// scripts/sample-resume.json, with a portrait.
for (const template of templateNames) {
  const [page] = await picturesOf(sampleResumes["one-page"], template, { dpi: 80 });
  if (page) await write(new URL(`${template}.png`, documentation), encoded(withEdge(inFewColors(page)), 2));
}
console.log(`The references are in tests/pdf/pictures/, the documentation's in docs/images/templates/: ${Math.round(total / 1000)} kB.`);

/** Draws the edge of the paper, for a white page on a white one. */
function withEdge(page: PNG): PNG {
  const { width, height, data } = page;
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    if (x % (width - 1) === 0 || y % (height - 1) === 0) data.fill(208, 4 * at, 4 * at + 3);
  }
  return page;
}

/** Keeps the most frequent colours and rounds the shades between them, which packs better and looks the same. */
function inFewColors(page: PNG): PNG {
  const { data } = page;
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) counts.set(data.readUIntBE(at, 3), (counts.get(data.readUIntBE(at, 3)) ?? 0) + 1);
  const frequent = new Set(
    [...counts]
      .sort(([, a], [, b]) => b - a)
      .map(([color]) => color)
      .slice(0, 12),
  );
  const step = 255 / 9;
  for (let at = 0; at < data.length; at++) {
    if (at % 4 === 0 && frequent.has(data.readUIntBE(at, 3))) at += 3;
    else if (at % 4 < 3) data[at] = Math.round(Math.round((data[at] ?? 0) / step) * step);
  }
  return page;
}
