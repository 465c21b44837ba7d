/**
 * Restores a backup into an empty data folder, and erases again whom the purge ledger names.
 *
 *   npm run restore -- FOLDER   # as npm run backup made it
 *
 * DATA_DIR and PURGE_LEDGER are those of the service, which must not run.
 */
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { lockFolder } from "../../handlers/local/folder-lock.ts";
import { restoreBackup } from "../../storage/backup/restore-backup.ts";
import { openFolderStorage } from "../../storage/folder-storage.ts";
import { folderIn, runCommand } from "./command.ts";

await runCommand(async ({ dataDir, purgeLedger }) => {
  const backup = folderIn("restore");
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(dataDir);
  try {
    const madeAt = await restoreBackup(backup, dataDir);
    const { erasedAgain, close } = await openFolderStorage({ folder: dataDir, purgeLedger, url: "", signingKey: "" });
    close();
    const ledger = existsSync(purgeLedger)
      ? `${purgeLedger} named ${erasedAgain} of them, who are erased again`
      : `there is no ${purgeLedger}`;
    console.log(`${dataDir} has the resumes of ${madeAt}. Purged since: ${ledger}.`);
  } finally {
    await lock.release();
  }
});
