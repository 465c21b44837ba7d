import { inflateSync } from "node:zlib";
import { type PngHeader, pngHeader } from "../../domain/fields/image-header.ts";

/** A PNG as far as a PDF needs to know it (PNG, Third Edition). */
export type Png = PngHeader & {
  palette: Buffer;
  /** The alpha of each colour of the palette, or the one colour that is transparent. */
  transparency: Buffer;
  data: Buffer;
};

/** Reads a PNG without unpacking it. Throws if the bytes are no PNG. */
export function readPng(bytes: Buffer): Png {
  const header = pngHeader(bytes);
  const chunks = new Map<string, Buffer[]>();
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString("latin1", at + 4, at + 8);
    chunks.set(type, [...(chunks.get(type) ?? []), bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at))]);
  }
  const chunk = (type: string) => Buffer.concat(chunks.get(type) ?? []);
  if (!header || chunk("IHDR").length < 13) throw new Error("The photo is no PNG.");
  return {
    ...header,
    palette: chunk("PLTE"),
    transparency: chunk("tRNS"),
    data: chunk("IDAT"),
  };
}

export const channelsOf = ({ colorType }: Png): number => [1, 0, 3, 1, 2, 0, 4][colorType] ?? 1;

/** Origin and step of each pass of an interlaced picture (§8.2). */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Returns the samples, one byte each, row by row. A sample of 16 bits gives its upper eight, one of less than eight its number as it is. */
export function samplesOf(png: Png): Buffer {
  const { width, height, depth, interlaced } = png;
  const channels = channelsOf(png);
  const bits = depth * channels;
  // A byte for each row of each pass says how it is filtered.
  const most = height * (Math.ceil((width * bits) / 8) + 1) * 2 + 64;
  const data = inflateSync(png.data, { maxOutputLength: most });
  const samples = Buffer.alloc(width * height * channels);
  let at = 0;
  for (const [x0, y0, dx, dy] of interlaced ? passes : [[0, 0, 1, 1] as const]) {
    const columns = Math.ceil((width - x0) / dx);
    const length = Math.ceil((columns * bits) / 8);
    let above = Buffer.alloc(length);
    for (let y = y0; columns > 0 && y < height; y += dy) {
      const row = data.subarray(at + 1, at + 1 + length);
      unfilter(data[at] ?? 0, row, above, Math.max(1, bits >> 3));
      for (let i = 0; i < columns * channels; i++) {
        const x = x0 + Math.floor(i / channels) * dx;
        samples[(y * width + x) * channels + (i % channels)] = sample(row, i, depth);
      }
      above = row;
      at += 1 + length;
    }
  }
  return samples;
}

function sample(row: Buffer, index: number, depth: number): number {
  if (depth >= 8) return row[index * (depth >> 3)] ?? 0;
  const bit = index * depth;
  return ((row[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

/** Turns differences from neighbours into values, in place (§9.2). */
function unfilter(filter: number, row: Buffer, above: Buffer, step: number): void {
  for (let i = 0; i < row.length; i++) {
    const left = i < step ? 0 : (row[i - step] ?? 0);
    const up = above[i] ?? 0;
    const corner = i < step ? 0 : (above[i - step] ?? 0);
    const guess = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, corner) : 0][filter] ?? 0;
    row[i] = (row[i] ?? 0) + guess;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs) as [number, number, number];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
