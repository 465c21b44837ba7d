import { stat } from "node:fs/promises";
import { isMissing } from "../files/disk-fault.ts";

/** Tells what a database takes on the disk, in bytes: its file and its write-ahead log. */
export async function databaseSize(file: string): Promise<number> {
  const sizes = await Promise.all([file, `${file}-wal`].map(sizeOf));
  return sizes.reduce((sum, size) => sum + size);
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}
