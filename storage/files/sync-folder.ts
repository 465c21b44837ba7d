import { mkdir, open } from "node:fs/promises";
import path from "node:path";

/** Makes what was created, renamed or removed in a folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder, and keeps their entries by itself.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder for its owner alone, and those above it that are missing, and makes their names survive a power cut. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  const top = path.dirname(path.resolve(first ?? folder));
  for (let made = path.resolve(folder); made !== top; made = path.dirname(made)) {
    // One that is there may be from a moment ago. One below a folder that cannot be read, or synced, is another's work.
    await syncFolder(path.dirname(made)).catch((error: NodeJS.ErrnoException) => {
      if (first || !["EACCES", "EINVAL"].includes(error.code ?? "")) throw error;
    });
  }
}
