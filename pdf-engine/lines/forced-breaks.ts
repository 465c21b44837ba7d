import type { Paragraph } from "./paragraph.ts";
import type { WordPart } from "./word-parts.ts";

/** Points that sums of widths may differ by. */
const hair = 0.01;

/** Returns a paragraph whose lines may break between any two letters of what is wider than a line; the same paragraph where nothing is. */
export function withForcedBreaks(paragraph: Paragraph, room: number): Paragraph {
  if (widestUnit(paragraph.parts) <= room + hair) return paragraph;
  const { glyphs } = paragraph;
  const parts: WordPart[] = [];
  const open = new Set(paragraph.open);
  for (const unit of unitsOf(paragraph.parts)) {
    if (widestUnit(unit) <= room + hair) {
      parts.push(...unit);
      continue;
    }
    for (const part of unit) {
      if (part.isGap) parts.push(part);
      else for (let at = parts.at(-1)?.end ?? 0; at < part.end; at++) addLetter(at);
    }
  }

  /** A letter without a width belongs to the one before it. */
  function addLetter(at: number): void {
    const width = glyphs[at]?.xAdvance ?? 0;
    if (width > 0 && parts.at(-1)?.isGap === false) {
      parts.push({ width: 0, isGap: true, mayBreak: true, end: at });
      open.add(at);
    }
    parts.push({ width, isGap: false, mayBreak: false, end: at + 1 });
  }
  return { ...paragraph, parts, open };
}

/** Returns how wide the widest of what stays together on a line is. */
function widestUnit(parts: readonly WordPart[]): number {
  let widest = 0;
  let width = 0;
  for (const part of parts) {
    width = part.mayBreak ? 0 : width + part.width;
    widest = Math.max(widest, width);
  }
  return widest;
}

/** Returns what stays together on a line. What a line may break at is by itself, and has no width that counts. */
function unitsOf(parts: WordPart[]): WordPart[][] {
  const units: WordPart[][] = [];
  let unit: WordPart[] = [];
  for (const part of parts) {
    if (!part.mayBreak) {
      unit.push(part);
      continue;
    }
    units.push(unit, [part]);
    unit = [];
  }
  return [...units, unit];
}
