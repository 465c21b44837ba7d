import * as z from "zod";
import { limits } from "./limits.ts";

const dataUri = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/]+={0,2})$/;

/** Says why a `data:` URI cannot be the photo; undefined when it can. The bytes decide, not the declared type. */
function photoFault(uri: string): string | undefined {
  const [, type, base64] = dataUri.exec(uri) ?? [];
  if (!type || !base64 || base64.length % 4 !== 0) return "must be a data: URI of a PNG or JPEG in base64";
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  if (bytes.length > limits.photo) return `must have at most ${limits.photo / 1024} kB`;
  const size = type === "png" ? pngSize(bytes) : jpegSize(bytes);
  if (!size) return `must hold the bytes of a ${type.toUpperCase()} picture`;
  if (Math.min(...size) === 0) return "must be at least a pixel wide and high";
  if (Math.max(...size) > limits.photoPixels) return `must be at most ${limits.photoPixels} pixels wide and high`;
  return undefined;
}

type Size = [width: number, height: number];

/** Reads the size of a PNG (Third Edition, §5.2 signature, §11.2.1 IHDR); undefined when it is none. */
function pngSize(bytes: Uint8Array): Size | undefined {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 33 || signature.some((byte, i) => bytes[i] !== byte)) return undefined;
  const view = new DataView(bytes.buffer);
  return view.getUint32(12) === 0x49484452 ? [view.getUint32(16), view.getUint32(20)] : undefined;
}

/** Reads the size of a JPEG (ITU-T T.81 Annex B) from its frame header, walking the marker segments; undefined when there is none. */
function jpegSize(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 <= bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker < 0xff01 || marker === 0xffda) return undefined;
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
  }
  return undefined;
}

/** A portrait that the resume holds itself: it is never fetched from anywhere. */
export const photoSchema = z
  .string()
  .max(Math.ceil(limits.photo / 3) * 4 + 30)
  .superRefine((uri, ctx) => {
    const fault = photoFault(uri);
    if (fault) ctx.addIssue(fault);
  })
  .meta({
    description: "A portrait, as a data: URI of a PNG or JPEG. It has at most 100 kB when decoded, and at most 4096 pixels on each side.",
    example: "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  });
