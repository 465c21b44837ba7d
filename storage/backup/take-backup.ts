import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { copyToDisk, syncFile } from "../files/copy-file.ts";
import { isMissing } from "../files/disk-fault.ts";
import { isWholePdf } from "../files/stored-pdf.ts";
import { syncFolder } from "../files/sync-folder.ts";
import { databaseName, filesName } from "../folder-names.ts";
import { checkDatabase } from "../sqlite/check-database.ts";
import type { Database } from "../sqlite/open-database.ts";
import { openReadOnly } from "../sqlite/read-only.ts";
import { requireFinished } from "../unfinished.ts";
import { RefusedBackup, writeManifest } from "./manifest.ts";

export type BackupOptions = {
  /** The data folder. */
  folder: string;
  /** The folder of the backup, which must not be there yet, or be empty. */
  target: string;
  /** Names of the files in the data folder that are kept beside the database and the PDFs. One that is missing is a fault. */
  others: readonly string[];
};

export type TakenBackup = {
  resumes: number;
  files: number;
  /** What is wrong with the data, and so with the backup of it. */
  faults: string[];
};

/**
 * Copies a data folder while the service runs: the database as it is at one moment, then the PDFs of the resumes in it. All is on the disk and
 * was read back before the backup has its name. Throws RefusedBackup, or UnusableDatabase.
 */
export async function takeBackup({ folder, target, others }: BackupOptions): Promise<TakenBackup> {
  requireFinished(folder);
  await requireFree(folder, target);
  const database = openReadOnly(path.join(folder, databaseName));
  const unfinished = `${target}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(path.join(unfinished, filesName), { recursive: true, mode: 0o700 });
  try {
    const taken = await fill(unfinished, folder, database, others);
    await rename(unfinished, target);
    await syncFolder(path.dirname(path.resolve(target)));
    return taken;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function fill(backup: string, folder: string, database: Database, others: readonly string[]): Promise<TakenBackup> {
  const file = path.join(backup, databaseName);
  try {
    database.prepare("VACUUM INTO ?").run([file]);
  } catch (cause) {
    const { message } = cause as Error;
    throw new RefusedBackup(`The database of ${folder} cannot be copied to ${backup}: ${message}. No backup was made.`, { cause });
  }
  await syncFile(file);
  const copy = openReadOnly(file);
  const faults = [...checkDatabase(copy)];
  const ids = idsIn(copy);
  for (const id of ids) await copyPdfs(path.join(folder, filesName, id), path.join(backup, filesName, id));
  for (const name of others) {
    const tell = (error: unknown) => {
      passIfMissing(error);
      faults.push(`${name} is missing`);
    };
    await copyToDisk(path.join(folder, name), path.join(backup, name)).catch(tell);
  }
  const files = await writeManifest(backup);
  await syncFolder(path.join(backup, filesName));
  await syncFolder(backup);
  return { resumes: ids.length, files, faults };
}

async function requireFree(folder: string, target: string): Promise<void> {
  if (`${path.resolve(target)}${path.sep}`.startsWith(`${path.resolve(folder)}${path.sep}`)) {
    throw new RefusedBackup("A backup inside of the data folder goes with it. Name a folder elsewhere.");
  }
  const there = await readdir(target).catch(passIfMissing);
  if (there && there.length > 0) throw new RefusedBackup(`${target} is not empty. Name a new folder for each backup.`);
}

const idsIn = (database: Database) => (database.prepare("SELECT id FROM resumes").all() as { id: string }[]).map(({ id }) => id);

/** A PDF that is erased meanwhile, or damaged, is left out: the service renders it anew. */
async function copyPdfs(from: string, to: string): Promise<void> {
  const names = (await readdir(from).catch(passIfMissing)) ?? [];
  if (names.length === 0) return;
  await mkdir(to, { mode: 0o700 });
  for (const name of names) {
    const copy = path.join(to, name);
    await copyToDisk(path.join(from, name), copy).catch(passIfMissing);
    if (!(await isWholePdf(copy))) await rm(copy, { force: true });
  }
  await syncFolder(to);
}

function passIfMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}
