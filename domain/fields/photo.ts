import * as z from "zod";
import { jpegHeader, pngHeader } from "./image-header.ts";
import { limits } from "./limits.ts";

/** What a picture is told that has too many bytes. */
const tooLarge = `must have at most ${limits.photo / 1024} kB`;

const dataUri = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/]+={0,2})$/;

/** Says why a `data:` URI cannot be the photo; undefined if it can. The bytes decide, not the declared type. */
function photoFault(uri: string): string | undefined {
  const [, type, base64] = dataUri.exec(uri) ?? [];
  if (!type || !base64 || base64.length % 4 !== 0) return "must be a data: URI of a PNG or JPEG in base64";
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  if (bytes.length > limits.photo) return tooLarge;
  const header = type === "png" ? pngHeader(bytes) : jpegHeader(bytes);
  if (!header) return `must hold the bytes of a ${type.toUpperCase()} picture`;
  const size = [header.width, header.height];
  if (Math.min(...size) === 0) return "must be at least a pixel wide and high";
  if (Math.max(...size) > limits.photoPixels) return `must be at most ${limits.photoPixels} pixels wide and high`;
  return undefined;
}

/** A portrait that the resume holds itself: it is never fetched from anywhere. */
export const photoSchema = z
  .string()
  // What is longer is not decoded.
  .max(Math.ceil(limits.photo / 3) * 4 + 30, { error: tooLarge, abort: true })
  .superRefine((uri, ctx) => {
    const fault = photoFault(uri);
    if (fault) ctx.addIssue(fault);
  })
  .meta({
    description: "A portrait, as a data: URI of a PNG or JPEG. It has at most 100 kB when decoded, and at most 4096 pixels on each side.",
    example: "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  });
