/*
 * What the numbers of colours mean on paper and on a screen: an ICC profile of sRGB (ICC.1:2004-10, version 4.2). It has no more than a profile of a
 * display must have. The numbers are those of IEC 61966-2-1, its white adapted to D50 by Bradford's matrix, as ICC profiles want it.
 */

/** Numbers with 16 bits behind the point (§4.6, s15Fixed16Number). */
function fixed(...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [i, number] of numbers.entries()) bytes.writeInt32BE(Math.round(number * 65_536), 4 * i);
  return bytes;
}

function word(...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [i, number] of numbers.entries()) bytes.writeUInt32BE(number, 4 * i);
  return bytes;
}

/** The content of a tag: its type, four bytes that are zero, and the rest, up to a multiple of four bytes. */
function tag(type: string, ...parts: Buffer[]): Buffer {
  const bytes = Buffer.concat([Buffer.from(type), word(0), ...parts]);
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}

/** A text in English (§10.13, multiLocalizedUnicodeType). */
const text = (english: string) =>
  tag("mluc", word(1, 12), Buffer.from("enUS"), word(2 * english.length, 28), Buffer.from(english, "utf16le").swap16());

const white = [0.9642, 1, 0.8249];
const curve = tag("para", word(3 << 16), fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045));

const tags: Record<string, Buffer> = {
  desc: text("sRGB"),
  cprt: text("No copyright"),
  wtpt: tag("XYZ ", fixed(...white)),
  chad: tag("sf32", fixed(1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01708, -0.00925, 0.01508, 0.75168)),
  rXYZ: tag("XYZ ", fixed(0.43607, 0.22249, 0.01392)),
  gXYZ: tag("XYZ ", fixed(0.38515, 0.71687, 0.09708)),
  bXYZ: tag("XYZ ", fixed(0.14307, 0.06061, 0.7141)),
  // All three colours share one curve.
  rTRC: curve,
  gTRC: curve,
  bTRC: curve,
};

function profile(): Buffer {
  const names = Object.keys(tags);
  const contents = [...new Set(Object.values(tags))];
  const first = 128 + 4 + 12 * names.length;
  const placeOf = (content: Buffer) => first + contents.slice(0, contents.indexOf(content)).reduce((sum, { length }) => sum + length, 0);
  const table = names.map((name) => {
    const content = tags[name] as Buffer;
    return Buffer.concat([Buffer.from(name), word(placeOf(content), content.length)]);
  });
  const body = Buffer.concat([word(names.length), ...table, ...contents]);
  const head = Buffer.alloc(128);
  head.writeUInt32BE(128 + body.length, 0);
  head.writeUInt32BE(0x04_20_00_00, 8);
  head.write("mntrRGB XYZ ", 12);
  // When it was made (§4.2): a date that does not change.
  for (const [i, part] of [2026, 1, 1, 0, 0, 0].entries()) head.writeUInt16BE(part, 24 + 2 * i);
  head.write("acsp", 36);
  fixed(...white).copy(head, 68);
  return Buffer.concat([head, body]);
}

export const srgbProfile: Buffer = profile();
