import { unzipSync } from "fflate";
import { Unreadable } from "../lines/unreadable.ts";

/** Bytes that the files of an archive may have once they are unpacked, together, and how many there may be. */
const mostBytes = 24 * 1024 * 1024;
const mostFiles = 2_000;

/** Unpacks the files of an archive that are wanted, in memory: no name in it is a path of this machine. Throws for one that is damaged, locked or far larger unpacked. */
export function unzip(bytes: Uint8Array, isWanted: (name: string) => boolean): Map<string, Uint8Array> {
  let size = 0;
  let count = 0;
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        count++;
        if (count > mostFiles) throw new Unreadable("This archive has too many files.");
        if (!isWanted(name)) return false;
        size += originalSize;
        // An archive says how large each of its files is, and no more than that is unpacked.
        if (size > mostBytes) throw new Unreadable("This archive unpacks to far more than a resume has.");
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable("This archive is damaged, or locked with a password.");
  }
}

/** The names of the files in an archive. */
export function namesIn(bytes: Uint8Array): string[] {
  const names: string[] = [];
  unzip(bytes, (name) => {
    names.push(name);
    return false;
  });
  return names;
}
