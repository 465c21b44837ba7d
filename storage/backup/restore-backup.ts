import { mkdir, readdir, rename, rm, rmdir } from "node:fs/promises";
import path from "node:path";
import { copyToDisk } from "../files/copy-file.ts";
import { syncFolder } from "../files/sync-folder.ts";
import { restoring } from "../unfinished.ts";
import { manifestName, RefusedBackup, readManifest, verifyManifest } from "./manifest.ts";

/**
 * Copies a backup into a data folder that is empty, but for the sockets of its lock, and returns when the backup was made. The copy is checked
 * before it takes its place. Until it is whole, no service starts there. Throws RefusedBackup.
 */
export async function restoreBackup(backup: string, folder: string): Promise<string> {
  const there = (await readdir(folder)).filter((name) => !name.startsWith("lock-"));
  if (there.length > 0) throw new RefusedBackup(`${folder} is not empty: it has ${there[0]}. Nothing was restored.`);
  const { made_at } = await readManifest(backup);
  const inside = path.join(folder, restoring);
  await mkdir(inside, { mode: 0o700 });
  await syncFolder(folder);
  try {
    await copyAll(backup, inside);
    await verifyManifest(inside);
    await rm(path.join(inside, manifestName));
    for (const name of await readdir(inside)) await rename(path.join(inside, name), path.join(folder, name));
    await syncFolder(folder);
    await rmdir(inside);
    await syncFolder(folder);
    return made_at;
  } catch (error) {
    if (error instanceof RefusedBackup) await rm(inside, { recursive: true });
    throw error;
  }
}

async function copyAll(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const copy = path.join(to, entry.name);
    if (entry.isDirectory()) {
      await mkdir(copy, { mode: 0o700 });
      await copyAll(path.join(from, entry.name), copy);
    } else await copyToDisk(path.join(from, entry.name), copy);
  }
  await syncFolder(to);
}
