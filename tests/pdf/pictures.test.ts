import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import {
  compare,
  encoded,
  pictured,
  pictureName,
  picturesOf,
  referenceFolder,
  toCompare,
  tolerated,
  toReference,
} from "../support/pictures.ts";
import { sampleResumes } from "../support/sample-resumes.ts";

const outcome = new URL("../../.tmp/pictures/", import.meta.url);

const references = existsSync(referenceFolder) ? readdirSync(referenceFolder) : [];
const reference = (name: string) => PNG.sync.read(readFileSync(new URL(name, referenceFolder)));

/** What is wrong with a page, its picture and the difference left in `.tmp/pictures/`; undefined when nothing is. */
function faultOf(name: string, found: PNG | undefined): string | undefined {
  if (!found) return `${name}: there is no such page any more.`;
  const keep = (suffix: string, picture: PNG, colorType: 0 | 2) => {
    mkdirSync(outcome, { recursive: true });
    const file = new URL(name.replace(".png", `${suffix}.png`), outcome);
    writeFileSync(file, encoded(picture, colorType));
    return fileURLToPath(file);
  };
  if (!existsSync(new URL(name, referenceFolder))) return `${name}: there was no such page: ${keep("", found, 0)}`;
  const { different, diff } = compare(found, reference(name));
  if (different <= tolerated) return undefined;
  return `${name}: ${different} pixels differ. The page is now ${keep("", found, 0)}, the difference ${keep("-diff", diff, 2)}`;
}

describe("a page looks as it did (else look at .tmp/pictures/, and run `npm run pictures` if it is better)", () => {
  it.each(pictured)("$template, $sample", async ({ template, sample }) => {
    const found = await picturesOf(sampleResumes[sample], template, toCompare);
    const known = references.filter((name) => name.replace(/\d+\.png$/, "") === `${template}-${sample}-`).length;
    const faults = Array.from({ length: Math.max(found.length, known) }, (_, i) => faultOf(pictureName(template, sample, i + 1), found[i]));
    expect(faults.filter(Boolean).join("\n")).toBe("");
  });
});

describe("the comparison of pictures", () => {
  const page = reference(pictureName("classic", "one-page", 1));
  const { width, height } = page;
  const darkness = (x: number, y: number) => 255 - (page.data[4 * (y * width + x)] ?? 0);
  const inkOf = (y: number) => Array.from({ length: width }, (_, x) => darkness(x, y)).filter((dark) => dark > 8).length;
  const without = (from: number, to: number) => {
    const copy = new PNG({ width, height });
    page.data.copy(copy.data);
    copy.data.fill(255, 4 * from * width, 4 * to * width);
    return copy;
  };
  const rows = Array.from({ length: height }, (_, y) => y);

  it("sees a page that moved by two pixels, in any direction", () => {
    for (const [dx, dy] of [
      [0, 2],
      [2, 0],
    ] as const) {
      const moved = new PNG({ width, height });
      moved.data.fill(255);
      PNG.bitblt(page, moved, 0, 0, width - dx, height - dy, dx, dy);
      expect(compare(moved, page).different).toBeGreaterThan(50 * tolerated);
      expect(compare(page, moved).different).toBeGreaterThan(50 * tolerated);
    }
  });

  it("sees any one line missing", () => {
    const starts = rows.filter((y) => y > 0 && inkOf(y) > 0 && inkOf(y - 1) === 0);
    expect(starts.length).toBeGreaterThan(25);
    for (const start of starts) {
      const end = rows.find((y) => y > start && inkOf(y) === 0) ?? height;
      expect(compare(without(start, end), page).different, `rows ${start} to ${end}`).toBeGreaterThan(tolerated);
    }
  });

  it("sees any one rule missing", () => {
    const rules = rows.filter((y) => inkOf(y) > 0.7 * width);
    expect(rules.length).toBeGreaterThanOrEqual(6);
    for (const y of rules) expect(compare(without(y, y + 1), page).different, `row ${y}`).toBeGreaterThan(tolerated);
  });

  it("sees another size of paper", () => {
    const longer = new PNG({ width, height: height + 3 });
    longer.data.fill(255);
    PNG.bitblt(page, longer, 0, 0, width, height, 0, 0);
    expect(compare(longer, page).different).toBeGreaterThan(tolerated);
  });

  it("does not mind edges that are smoothed a little otherwise", () => {
    const noisy = new PNG({ width, height });
    for (let at = 0; at < noisy.data.length; at++) {
      const value = page.data[at] ?? 0;
      // Edges alone: paper stays white. A fixed sequence of -5 to 5.
      noisy.data[at] = at % 4 === 3 || value === 255 ? value : Math.min(255, Math.max(0, value + (((at >> 2) * 7919) % 11) - 5));
    }
    expect(compare(toReference(noisy), page).different).toBeLessThanOrEqual(tolerated);
    expect(compare(noisy, page).different).toBeLessThanOrEqual(tolerated);
  });
});

it("the reference pictures are those of today's templates and samples, and small", () => {
  const groups = new Set(pictured.map(({ template, sample }) => `${template}-${sample}`));
  expect(new Set(references.map((file) => file.replace(/-\d+\.png$/, "")))).toEqual(groups);
  expect(references.reduce((sum, file) => sum + statSync(new URL(file, referenceFolder)).size, 0)).toBeLessThan(1_200_000);
});
