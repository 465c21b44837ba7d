import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import * as z from "zod";

/** A backup that was not taken, or that cannot be restored; the message is for the person who runs the service. */
export class RefusedBackup extends Error {}

export const manifestName = "manifest.json";

const manifest = z.object({ made_at: z.iso.datetime(), files: z.record(z.string(), z.string()) });

/** The SHA-256 of every file of a backup but its manifest, in hexadecimal, by the path in the folder. */
async function hashesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const hashes: Record<string, string> = {};
  for (const name of names.filter((name) => name !== manifestName).sort()) {
    const hash = createHash("sha256");
    await pipeline(createReadStream(path.join(folder, name)), hash);
    hashes[name.replaceAll(path.sep, "/")] = hash.digest("hex");
  }
  return hashes;
}

/** Reads a backup through, and writes down what is in it. Returns the number of files. */
export async function writeManifest(folder: string): Promise<number> {
  const files = await hashesOf(folder);
  const handle = await open(path.join(folder, manifestName), "wx", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify({ made_at: new Date().toISOString(), files }, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return Object.keys(files).length;
}

/** Reads a backup through. Throws RefusedBackup, with the files at fault, where it is not what was written. */
export async function verifyManifest(folder: string): Promise<void> {
  const { files } = await readManifest(folder);
  const found = await hashesOf(folder);
  const names = new Set([...Object.keys(files), ...Object.keys(found)]);
  const wrong = [...names].filter((name) => files[name] !== found[name]);
  if (wrong.length === 0) return;
  const more = wrong.length > 3 ? ` and ${wrong.length - 3} more` : "";
  throw new RefusedBackup(`The backup is damaged. Not as written: ${wrong.slice(0, 3).join(", ")}${more}. Nothing was restored.`);
}

export async function readManifest(folder: string): Promise<z.infer<typeof manifest>> {
  try {
    return manifest.parse(JSON.parse(await readFile(path.join(folder, manifestName), "utf8")));
  } catch {
    throw new RefusedBackup(`${folder} is no backup: it has no ${manifestName} that can be read. Nothing was restored.`);
  }
}
