import { readJpeg } from "./jpeg.ts";
import type { PdfFile } from "./pdf-objects.ts";
import type { PdfDict, Ref } from "./pdf-values.ts";
import { channelsOf, type Png, readPng, samplesOf } from "./png.ts";

/** A picture in the file. `orientation` says how a reader turns it, 1 to 8, as Exif counts; `hasInks`, that its colours are inks, CMYK. */
export type EmbeddedImage = { ref: Ref; orientation: number; hasInks: boolean };

/** Puts a picture into the file, with its bytes unchanged where PDF knows their form. Throws when they are no picture. */
export function embedImage(file: PdfFile, data: Buffer): EmbeddedImage {
  return data.readUInt16BE(0) === 0xffd8 ? embedJpeg(file, data) : { ref: embedPng(file, readPng(data)), orientation: 1, hasInks: false };
}

const picture = (width: number, height: number, depth: number): PdfDict => ({
  Type: "/XObject",
  Subtype: "/Image",
  Width: width,
  Height: height,
  BitsPerComponent: depth,
});

function embedJpeg(file: PdfFile, data: Buffer): EmbeddedImage {
  const { width, height, depth, channels, orientation, isAdobe } = readJpeg(data);
  const hasInks = channels === 4;
  const colors: PdfDict = hasInks
    ? // Adobe's programs write inks the other way round.
      { ColorSpace: "/DeviceCMYK", ...(isAdobe && { Decode: [1, 0, 1, 0, 1, 0, 1, 0] }) }
    : { ColorSpace: channels === 1 ? "/DeviceGray" : "/DeviceRGB" };
  return { ref: file.stream({ ...picture(width, height, depth), ...colors, Filter: "/DCTDecode" }, data), orientation, hasInks };
}

function embedPng(file: PdfFile, png: Png): Ref {
  const { width, height, depth, colorType, palette, transparency } = png;
  const isGrey = colorType === 0 || colorType === 4;
  const indexed = colorType === 3;
  if (indexed && palette.length === 0) throw new Error("The picture has no colours.");
  const hasAlpha = colorType === 4 || colorType === 6 || (indexed && transparency.length > 0);
  const space = isGrey ? "/DeviceGray" : "/DeviceRGB";
  const table = indexed ? file.stream({}, palette) : undefined;
  const colors: PdfDict = {
    ColorSpace: table ? ["/Indexed", "/DeviceRGB", palette.length / 3 - 1, table] : space,
  };
  const masked = (scale: number) => !indexed && transparency.length > 0 && { Mask: maskOf(transparency, scale) };
  if (!hasAlpha && !png.interlaced) {
    const DecodeParms = { Predictor: 15, Colors: channelsOf(png), BitsPerComponent: depth, Columns: width };
    return file.stream({ ...picture(width, height, depth), ...colors, ...masked(1), DecodeParms, Filter: "/FlateDecode" }, png.data);
  }
  const samples = samplesOf(png);
  const channels = channelsOf(png);
  const visible = indexed || !hasAlpha ? channels : channels - 1;
  const kept = Buffer.alloc(width * height * visible);
  const alpha = Buffer.alloc(hasAlpha ? width * height : 0, 0xff);
  // Of fewer bits than a byte, a sample is a part of what there is; in a palette, it stands for itself.
  const scale = depth < 8 && !indexed ? 255 / ((1 << depth) - 1) : 1;
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let i = 0; i < visible; i++) kept[pixel * visible + i] = scale * (samples[pixel * channels + i] ?? 0);
    if (hasAlpha) alpha[pixel] = indexed ? (transparency[kept[pixel] ?? 0] ?? 0xff) : (samples[pixel * channels + visible] ?? 0);
  }
  const SMask = hasAlpha ? file.stream({ ...picture(width, height, 8), ColorSpace: "/DeviceGray" }, alpha) : undefined;
  return file.stream({ ...picture(width, height, 8), ...colors, ...masked(depth === 16 ? 1 / 256 : scale), SMask }, kept);
}

/** Returns the one colour that is transparent, as the least and the most of each channel. */
const maskOf = (color: Buffer, scale: number): number[] =>
  Array.from({ length: color.length >> 1 }, (_, i) => Math.floor(scale * color.readUInt16BE(2 * i))).flatMap((part) => [part, part]);
