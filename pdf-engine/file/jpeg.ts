import { jpegHeader } from "../../domain/fields/image-header.ts";

export type Jpeg = {
  width: number;
  height: number;
  depth: number;
  channels: number;
  orientation: number;
  /** Whether one of Adobe's programs wrote it, or a program that does as these do. */
  isAdobe: boolean;
};

/** Reads the header of a JPEG, and which way up its camera was held. Throws if the bytes are no JPEG. */
export function readJpeg(bytes: Buffer): Jpeg {
  const header = jpegHeader(bytes);
  if (header?.channels === undefined) throw new Error("The photo is no JPEG.");
  const { width, height, depth, channels, segments } = header;
  let orientation = 1;
  let isAdobe = false;
  for (const { marker, data } of segments) {
    const segment = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    if (marker === 0xffe1) orientation = orientationIn(segment) ?? orientation;
    if (marker === 0xffee) isAdobe ||= segment.toString("latin1", 0, 5) === "Adobe";
  }
  return { width, height, depth, channels, orientation, isAdobe };
}

/** Reads Exif's tag 0x0112 (Exif 2.32 §4.6.4): 1 to 8, undefined where there is none. */
function orientationIn(exif: Buffer): number | undefined {
  if (exif.toString("latin1", 0, 6) !== "Exif\0\0" || exif.length < 14) return undefined;
  const tiff = exif.subarray(6);
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const word = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let i = 0; i < word(directory); i++) {
    const entry = directory + 2 + 12 * i;
    const value = word(entry + 8);
    if (word(entry) === 0x0112 && value >= 1 && value <= 8) return value;
  }
  return undefined;
}
