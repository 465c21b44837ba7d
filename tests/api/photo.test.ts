import { describe, expect, it } from "vitest";
import { limits } from "../../domain/fields/limits.ts";
import { photoSchema } from "../../domain/fields/photo.ts";

function png(width: number, height: number, size = 64): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.write("\x89PNG\r\n\x1a\n", "latin1");
  bytes.writeUInt32BE(13, 8);
  bytes.write("IHDR", 12);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

function jpeg(width: number, height: number): Buffer {
  const app0 = Buffer.from("ffe00010", "hex");
  const frame = Buffer.from("ffc2000b080000000001011100", "hex");
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from("ffd8", "hex"), app0, Buffer.alloc(14), frame, Buffer.from("ffd9", "hex")]);
}

const uri = (type: string, bytes: Buffer) => `data:image/${type};base64,${bytes.toString("base64")}`;

describe("a photo", () => {
  it.each([
    ["a PNG", uri("png", png(400, 500))],
    ["a JPEG", uri("jpeg", jpeg(400, 500))],
    ["a PNG of 100 kB", uri("png", png(400, 500, limits.photo))],
    ["a JPEG of 4096 pixels on each side", uri("jpeg", jpeg(4096, 4096))],
  ])("may be %s", (_name, photo) => {
    expect(photoSchema.parse(photo)).toBe(photo);
  });

  it.each([
    ["a PNG over 100 kB", uri("png", png(400, 500, limits.photo + 1))],
    ["a picture without width", uri("png", png(0, 10))],
    ["a picture too wide", uri("png", png(4097, 10))],
    ["a picture too high", uri("jpeg", jpeg(10, 4097))],
    ["a JPEG that says it is a PNG", uri("png", jpeg(400, 500))],
    [
      "a PNG that begins with another chunk than its header",
      uri("png", Buffer.from(png(400, 500).toString("latin1").replace("IHDR", "gAMA"), "latin1")),
    ],
    ["a PNG cut short", uri("png", png(400, 500).subarray(0, 20))],
    ["a JPEG without a frame", uri("jpeg", Buffer.from("ffd8ffe000104a464946", "hex"))],
    ["an SVG", `data:image/svg+xml;base64,${Buffer.from("<svg/>").toString("base64")}`],
    ["an address", "https://example.com/me.png"],
    ["a file", "file:///etc/passwd"],
    ["broken base64", "data:image/png;base64,iVBOR"],
    ["nothing", ""],
  ])("cannot be %s", (_name, photo) => {
    expect(photoSchema.safeParse(photo).success).toBe(false);
  });
});
