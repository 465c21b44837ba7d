import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { type FolderStorage, type FolderStorageOptions, openFolderStorage } from "../../storage/folder-storage.ts";

const defaults = { url: "http://service.test", signingKey: "k".repeat(32) };

/** A folder of its own, whose storage can be opened, also more than once; all is gone when it is closed. */
export async function aFolderStorage() {
  const parent = await mkdtemp(`${tmpdir()}/resume-gateway-`);
  const folder = `${parent}/data`;
  await mkdir(folder);
  const purgeLedger = `${parent}/purged.jsonl`;
  const opened: FolderStorage[] = [];
  return {
    folder,
    purgeLedger,
    async open(options: Partial<FolderStorageOptions> = {}) {
      const storage = await openFolderStorage({ folder, purgeLedger, ...defaults, ...options });
      opened.push(storage);
      return storage;
    },
    async close() {
      for (const storage of opened) storage.close();
      await rm(parent, { recursive: true, force: true });
    },
  };
}
