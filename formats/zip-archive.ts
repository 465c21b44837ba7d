import { setImmediate as othersTurn } from "node:timers/promises";
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import type { ArchiveEntry } from "../domain/ports.ts";

/** The first day that a zip can name, in whatever time zone: a time would make other bytes each time. */
const mtime = new Date(1980, 0, 1);

/** Bytes that are packed before others have their turn. */
const slice = 512 * 1024;

/** Whether a file is smaller when it is packed: pictures, PDFs and DOCX are packed already. */
const isLoose = (name: string) => /\.(json|txt|md|html|yaml)$/.test(name);

/** Packs files into a zip archive in memory. It is written by one library alone, so that it has the same bytes on every machine. */
export async function zip<Kept>(entries: AsyncIterable<ArchiveEntry>, keep: (archive: Uint8Array) => Promise<Kept>): Promise<Kept> {
  const parts: Uint8Array[] = [];
  const archive = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part);
  });
  let packed = 0;
  for await (const { name, bytes } of entries) {
    const file = Object.assign(isLoose(name) ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name), { mtime });
    archive.add(file);
    file.push(bytes, true);
    packed += bytes.length;
    if (packed < slice) continue;
    packed = 0;
    await othersTurn();
  }
  archive.end();
  return keep(Buffer.concat(parts));
}
