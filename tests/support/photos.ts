import { execFileSync } from "node:child_process";
import { crc32, deflateSync } from "node:zlib";
import { PNG } from "pngjs";

const uri = (type: "png" | "jpeg", bytes: Buffer) => `data:image/${type};base64,${bytes.toString("base64")}`;

/** Pixels of which no two neighbours are alike, in four corners that are told apart. */
function picture(width: number, height: number): PNG {
  const png = new PNG({ width, height });
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    png.data.set([(255 * x) / width, (255 * y) / height, x > y ? 200 : 20, x < width / 2 ? 255 : 120], 4 * i);
  }
  return png;
}

const written = (colorType: 0 | 2 | 4 | 6, bitDepth: 8 | 16) =>
  uri("png", PNG.sync.write(picture(24, 18), { colorType, bitDepth, inputHasAlpha: true }));

/** A PNG of few colours, which pngjs does not write. */
function indexed({ alpha, interlaced }: { alpha: boolean; interlaced: boolean }): string {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const side = 8;
  // The passes of a picture of 8 by 8, as the columns and rows that they have.
  const passes = interlaced
    ? [
        [[0], [0]],
        [[4], [0]],
        [[0, 4], [4]],
        [
          [2, 6],
          [0, 4],
        ],
        [
          [0, 2, 4, 6],
          [2, 6],
        ],
        [
          [1, 3, 5, 7],
          [0, 2, 4, 6],
        ],
        [
          [0, 1, 2, 3, 4, 5, 6, 7],
          [1, 3, 5, 7],
        ],
      ]
    : [[Array.from({ length: side }, (_, i) => i), Array.from({ length: side }, (_, i) => i)]];
  const rows = passes.flatMap(([columns = [], lines = []]) => lines.map((y) => [0, ...columns.map((x) => (x + 2 * y) % 4)]));
  const header = Buffer.from([0, 0, 0, side, 0, 0, 0, side, 8, 3, 0, 0, interlaced ? 1 : 0]);
  const palette = Buffer.from([255, 0, 0, 0, 160, 0, 0, 0, 255, 250, 200, 0]);
  const parts = [
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("PLTE", palette),
    ...(alpha ? [chunk("tRNS", Buffer.from([255, 60]))] : []),
    chunk("IDAT", deflateSync(Buffer.from(rows.flat()))),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return uri("png", Buffer.concat(parts));
}

/** A page as a JPEG, and what a camera adds that was held another way. */
export function jpegs(pdftoppm: string, page: Uint8Array): Record<string, string> {
  const jpeg = execFileSync(pdftoppm, ["-jpeg", "-r", "12", "-singlefile", "-"], { input: page });
  const turned = (orientation: number) => {
    const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
    const exif = Buffer.from([0xff, 0xe1, 0, 8 + tiff.length, ...Buffer.from("Exif\0\0"), ...tiff]);
    return uri("jpeg", Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]));
  };
  return Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`JPEG, held way ${i + 1}`, turned(i + 1)]));
}

export const pngs: Record<string, string> = {
  grey: written(0, 8),
  RGB: written(2, 8),
  "RGB of 16 bits": written(2, 16),
  "grey with alpha": written(4, 8),
  "RGB with alpha": written(6, 8),
  "RGB with alpha, of 16 bits": written(6, 16),
  palette: indexed({ alpha: false, interlaced: false }),
  "palette with alpha": indexed({ alpha: true, interlaced: false }),
  "palette, interlaced": indexed({ alpha: false, interlaced: true }),
  "palette with alpha, interlaced": indexed({ alpha: true, interlaced: true }),
};

/** A PNG three times as high as wide, red in its upper half and blue in its lower. */
export function tall(): string {
  const png = new PNG({ width: 20, height: 60 });
  for (let i = 0; i < 1200; i++) png.data.set(i < 600 ? [255, 0, 0, 255] : [0, 0, 255, 255], 4 * i);
  return uri("png", PNG.sync.write(png));
}
