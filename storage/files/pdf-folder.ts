import { randomUUID } from "node:crypto";
import { type FileHandle, open, opendir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileTypeOf, fileTypes, lifetimeDays } from "../../domain/formats.ts";
import type { FileKey } from "../../domain/ports.ts";
import { isMissing } from "./disk-fault.ts";
import { makeFolder, syncFolder } from "./sync-folder.ts";

/** Where a file is: in the folder of its resume, named by the hash of what it was made from. */
export type PdfPlace = FileKey & { id: string };

const day = 86_400_000;
const hour = 3_600_000;

/** The sweep erases a file at this age, in milliseconds. */
const lifetimeOf = (name: string) => lifetimeDays(fileTypeOf(path.extname(name).slice(1))) * day;

/** How long a file is handed out, in milliseconds. */
const usableFor = (name: string) => lifetimeOf(name) - Math.min(day, lifetimeOf(name) / 2);

/** Files that are written but not yet named. No resume has such an id. */
const unfinished = ".unfinished";

/**
 * Opens the folder of PDFs. A file is written under another name, forced to the disk, and then renamed: whoever reads sees it whole or not at
 * all, whatever happens. What a crash left half written is erased.
 */
export async function openPdfFolder(folder: string) {
  const temporary = path.join(folder, unfinished);
  await rm(temporary, { recursive: true, force: true });
  await makeFolder(temporary);

  const folderOf = (id: string) => path.join(folder, plain(id));
  const fileOf = ({ id, hash, format }: PdfPlace) => path.join(folderOf(id), `${plain(hash)}.${fileTypes[format].extension}`);

  async function write(place: PdfPlace, bytes: Uint8Array): Promise<void> {
    const written = path.join(temporary, randomUUID());
    try {
      await writeFile(written, bytes, { flag: "wx", mode: 0o600, flush: true });
      // A purge that ends at the same time may take the folder away.
      await nameFile(written, place).catch((error) => (isMissing(error) ? nameFile(written, place) : Promise.reject(error)));
      await syncFolder(folderOf(place.id)).catch(nothingIfMissing);
    } catch (error) {
      await rm(written, { force: true });
      throw error;
    }
  }

  async function nameFile(written: string, place: PdfPlace): Promise<void> {
    await makeFolder(folderOf(place.id));
    await rename(written, fileOf(place));
  }

  async function removeAll(id: string): Promise<number> {
    const names = await readdir(folderOf(id)).catch(nothingIfMissing);
    if (!names) return 0;
    await rm(folderOf(id), { recursive: true, force: true });
    await syncFolder(folder);
    return names.length;
  }

  /** Removes the PDFs of a resume that are past their lifetime. */
  async function removeOld(id: string): Promise<number> {
    let removed = 0;
    for (const name of (await readdir(folderOf(id)).catch(nothingIfMissing)) ?? []) {
      const file = path.join(folderOf(id), name);
      if ((await ageOf(file)) < lifetimeOf(name)) continue;
      await rm(file, { force: true });
      removed++;
    }
    return removed;
  }

  return {
    write,
    removeAll,

    async isEmpty(): Promise<boolean> {
      for await (const { name } of await opendir(folder)) if (name !== unfinished) return false;
      return true;
    },

    /** Opens a file; undefined when there is none, or when it is within a day of its end, or half its lifetime: its URL may be used for an hour yet. */
    async open(place: PdfPlace): Promise<FileHandle | undefined> {
      const file = fileOf(place);
      const handle = await open(file, "r").catch(nothingIfMissing);
      if (handle && Date.now() - (await handle.stat()).mtimeMs < usableFor(file)) return handle;
      await handle?.close();
      return undefined;
    },

    /** Lists the files of a resume by their names. */
    async list(id: string): Promise<FileKey[]> {
      const names = (await readdir(folderOf(id)).catch(nothingIfMissing)) ?? [];
      return names.sort().flatMap((name) => {
        const format = fileTypeOf(path.extname(name).slice(1));
        return format ? [{ hash: path.parse(name).name, format }] : [];
      });
    },

    async remove(place: PdfPlace): Promise<void> {
      await rm(fileOf(place), { force: true });
      await syncFolder(folderOf(place.id)).catch(nothingIfMissing);
    },

    /** Erases the PDFs of resumes that are gone, and those past their lifetime, and says how many. What is younger than an hour stays: its resume may be on its way. */
    async sweep(isOwner: (id: string) => boolean, signal: AbortSignal): Promise<number> {
      let removed = 0;
      for await (const { name: id } of await opendir(folder)) {
        signal.throwIfAborted();
        if (id === unfinished) continue;
        const isStray = !isOwner(id) && (await ageOf(folderOf(id))) > hour;
        removed += await (isStray ? removeAll(id) : removeOld(id));
      }
      return removed;
    },
  };
}

export type PdfFolder = Awaited<ReturnType<typeof openPdfFolder>>;

/** Names come from our own storage and from signed addresses; all the same, none leads out of the folder. */
function plain(name: string): string {
  if (/^[\w-]{1,100}$/.test(name)) return name;
  throw new Error("A stored PDF cannot have this name.");
}

async function ageOf(file: string): Promise<number> {
  const facts = await stat(file).catch(nothingIfMissing);
  return facts ? Date.now() - facts.mtimeMs : 0;
}

function nothingIfMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}
