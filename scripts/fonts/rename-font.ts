const headChecksumAdjustment = 8; // its offset in the head table

/**
 * Gives a TrueType font a family name of its own, as the Open Font License asks of a changed font whose
 * author reserves the name; the author's copyright and licence lines stay.
 * Format: OpenType 1.9, "Organization of an OpenType Font" and "name - Naming Table".
 */
export function renameFont(font: Buffer, family: string, style: string): Buffer {
  const tables = readTables(font);
  const kept = readNames(tables.get("name") ?? Buffer.alloc(6)).filter(({ id }) => id === 0 || id === 13 || id === 14);
  const compact = `${family.replaceAll(" ", "")}-${style}`;
  const own = [
    { id: 1, text: family },
    { id: 2, text: style },
    { id: 3, text: compact },
    { id: 4, text: `${family} ${style}` },
    { id: 6, text: compact },
  ];
  tables.set("name", writeNames([...kept, ...own].sort((a, b) => a.id - b.id)));
  return writeTables(tables);
}

function readTables(font: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>();
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const entry = 12 + 16 * i;
    const offset = font.readUInt32BE(entry + 8);
    const table = Buffer.from(font.subarray(offset, offset + font.readUInt32BE(entry + 12)));
    tables.set(font.toString("latin1", entry, entry + 4), table);
  }
  return tables;
}

/** The names for Windows, English (platform 3, encoding 1, language 0x409): the ones that readers of fonts use. */
function readNames(table: Buffer): { id: number; text: string }[] {
  const storage = table.readUInt16BE(4);
  const names = [];
  for (let entry = 6; entry < 6 + 12 * table.readUInt16BE(2); entry += 12) {
    if (table.readUInt16BE(entry) !== 3 || table.readUInt16BE(entry + 4) !== 0x409) continue;
    const start = storage + table.readUInt16BE(entry + 10);
    const text = Buffer.from(table.subarray(start, start + table.readUInt16BE(entry + 8))).swap16();
    names.push({ id: table.readUInt16BE(entry + 6), text: text.toString("utf16le") });
  }
  return names;
}

function writeNames(names: { id: number; text: string }[]): Buffer {
  const header = Buffer.alloc(6 + 12 * names.length);
  header.writeUInt16BE(names.length, 2);
  header.writeUInt16BE(header.length, 4);
  const texts: Buffer[] = [];
  let offset = 0;
  for (const [i, { id, text }] of names.entries()) {
    const bytes = Buffer.from(text, "utf16le").swap16();
    for (const [field, value] of [3, 1, 0x409, id, bytes.length, offset].entries()) {
      header.writeUInt16BE(value, 6 + 12 * i + 2 * field);
    }
    texts.push(bytes);
    offset += bytes.length;
  }
  return Buffer.concat([header, ...texts]);
}

function writeTables(tables: Map<string, Buffer>): Buffer {
  tables.get("head")?.writeUInt32BE(0, headChecksumAdjustment);
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const log = Math.floor(Math.log2(sorted.length));
  const directory = Buffer.alloc(12 + 16 * sorted.length);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(sorted.length, 4);
  directory.writeUInt16BE(16 * 2 ** log, 6);
  directory.writeUInt16BE(log, 8);
  directory.writeUInt16BE(16 * (sorted.length - 2 ** log), 10);
  const bodies: Buffer[] = [];
  let offset = directory.length;
  let headAt = 0;
  for (const [i, [tag, table]] of sorted.entries()) {
    const entry = 12 + 16 * i;
    directory.write(tag, entry, "latin1");
    directory.writeUInt32BE(checksum(table), entry + 4);
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(table.length, entry + 12);
    if (tag === "head") headAt = offset;
    const body = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
    bodies.push(body);
    offset += body.length;
  }
  const font = Buffer.concat([directory, ...bodies]);
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, headAt + headChecksumAdjustment);
  return font;
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 4) {
    sum =
      (sum + (i + 4 <= bytes.length ? bytes.readUInt32BE(i) : Buffer.concat([bytes.subarray(i), Buffer.alloc(3)]).readUInt32BE(0))) >>> 0;
  }
  return sum;
}
