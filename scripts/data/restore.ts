/**
 * Restores a backup into an empty data folder, and erases again whom the purge ledger names.
 *
 *   npm run restore -- FOLDER   # as npm run backup made it
 *
 * DATA_DIR and PURGE_LEDGER are those of the service, which must not run.
 */
import { mkdir } from "node:fs/promises";
import { lockFolder } from "../../handlers/local/folder-lock.ts";
import { restoreBackup } from "../../storage/backup/restore-backup.ts";
import { requirePurgeLedger } from "../../storage/files/purge-ledger.ts";
import { openFolderStorage } from "../../storage/folder-storage.ts";
import { folderIn, runCommand } from "./command.ts";

await runCommand(async ({ dataDir, purgeLedger }) => {
  const backup = folderIn("restore");
  await requirePurgeLedger(purgeLedger);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(dataDir);
  try {
    const madeAt = await restoreBackup(backup, dataDir);
    const { erasedAgain, close } = await openFolderStorage({ folder: dataDir, purgeLedger, url: "", signingKey: "" });
    close();
    console.log(
      `${dataDir} has the resumes of ${madeAt}. Purged since: ${purgeLedger} named ${erasedAgain} of them, who are erased again.`,
    );
  } finally {
    await lock.release();
  }
});
