import { copyFile, open, stat, utimes } from "node:fs/promises";

/** Copies a file with its times, for its owner alone, and resolves when the copy is on the disk. */
export async function copyToDisk(from: string, to: string): Promise<void> {
  const { atime, mtime } = await stat(from);
  await copyFile(from, to);
  await utimes(to, atime, mtime);
  await syncFile(to);
}

/** Forces a file to the disk, and closes it to all but its owner. */
export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
