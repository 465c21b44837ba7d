/** What the header of a PNG says (PNG, Third Edition, §11.2.1). */
export type PngHeader = {
  width: number;
  height: number;
  depth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha. */
  colorType: number;
  interlaced: boolean;
};

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView => new DataView(buffer, byteOffset, byteLength);

/** Reads the header of a PNG. Undefined if the bytes are no PNG. */
export function pngHeader(bytes: Uint8Array): PngHeader | undefined {
  if (bytes.length < 33 || signature.some((byte, i) => bytes[i] !== byte)) return undefined;
  const view = viewOf(bytes);
  if (view.getUint32(12) !== 0x49484452) return undefined;
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    depth: view.getUint8(24),
    colorType: view.getUint8(25),
    interlaced: view.getUint8(28) === 1,
  };
}

/** What the frame header of a JPEG says (ITU-T T.81, Annex B), and the segments before it. */
export type JpegHeader = {
  width: number;
  height: number;
  depth: number;
  /** Undefined if the file ends before it. */
  channels: number | undefined;
  segments: { marker: number; data: Uint8Array }[];
};

const startOfScan = 0xffda;

/** Markers from 0xFFC0 to 0xFFCF that begin no frame: they hold tables. */
const tables = [0xffc4, 0xffc8, 0xffcc];

/** Reads a JPEG up to its frame header. Undefined if the bytes are no JPEG, or have no frame header before the picture. */
export function jpegHeader(bytes: Uint8Array): JpegHeader | undefined {
  const view = viewOf(bytes);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  const segments: JpegHeader["segments"] = [];
  for (let at = 2; at + 9 <= bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker < 0xff01 || marker === startOfScan) return undefined;
    if (marker >= 0xffc0 && marker <= 0xffcf && !tables.includes(marker)) {
      return {
        depth: view.getUint8(at + 4),
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        channels: bytes[at + 9],
        segments,
      };
    }
    segments.push({ marker, data: bytes.subarray(at + 4, at + 2 + view.getUint16(at + 2)) });
  }
  return undefined;
}
