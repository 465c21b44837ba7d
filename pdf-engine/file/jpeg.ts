export type Jpeg = {
  width: number;
  height: number;
  depth: number;
  channels: number;
  orientation: number;
  /** Whether one of Adobe's programs wrote it, or a program that does as these do. */
  isAdobe: boolean;
};

/** Reads the frame header of a JPEG (ITU-T T.81 Annex B), and which way up its camera was held. Throws when there is no frame. */
export function readJpeg(bytes: Buffer): Jpeg {
  let orientation = 1;
  let isAdobe = false;
  for (let at = 2; at + 10 <= bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt16BE(at);
    if (marker === 0xffe1) orientation = orientationIn(bytes.subarray(at + 4, at + 2 + bytes.readUInt16BE(at + 2))) ?? orientation;
    if (marker === 0xffee) isAdobe ||= bytes.toString("latin1", at + 4, at + 9) === "Adobe";
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (!isFrame) continue;
    const [depth, channels] = [bytes.readUInt8(at + 4), bytes.readUInt8(at + 9)];
    return { depth, height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7), channels, orientation, isAdobe };
  }
  throw new Error("The photo is no JPEG.");
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
