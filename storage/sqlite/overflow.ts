/** The page size that every SQLite of the last years makes databases with. */
const page = 4_096;

/** What a leaf page keeps of a row that is too large for it, and what each overflow page holds (SQLite's file format, §1.6). */
const leafKeeps = Math.floor(((page - 12) * 32) / 255) - 23;
const overflowHolds = page - 4;

/** How full the last overflow page gets: from `overflowHolds - 519` bytes on, a leaf keeps no more than `leafKeeps`. */
const lastHolds = overflowHolds - 40;

/**
 * Pads the JSON of a row so that all of it lies on overflow pages. SQLite zeroes what is deleted, but it also moves rows from leaf page to
 * leaf page, and leaves copies where they lay; overflow pages stay where they are. So what is erased is gone from the file.
 * `beside` is at least what the other columns take, in bytes, and at most 400 more.
 */
export function padded(json: string, beside: number): string {
  const head = " ".repeat(leafKeeps);
  const past = (Buffer.byteLength(json) + beside) % overflowHolds;
  return head + json + " ".repeat((lastHolds - past + overflowHolds) % overflowHolds);
}
