/**
 * Backs up the data folder of a service over SQLite, while it runs or not: database, PDFs, secrets.
 *
 *   npm run backup -- FOLDER   # a new folder; its name with .unfinished until all is there and was read back
 *
 * DATA_DIR is the folder that the service has. It is only read.
 */
import { secretsName } from "../../handlers/local/secrets.ts";
import { takeBackup } from "../../storage/backup/take-backup.ts";
import { folderIn, runCommand } from "./command.ts";

await runCommand(async ({ dataDir }) => {
  const target = folderIn("backup");
  const { resumes, files, faults } = await takeBackup({ folder: dataDir, target, others: [secretsName] });
  console.log(`${target} has ${resumes} resumes, deleted ones among them, in ${files} files.`);
  if (faults.length === 0) return;
  for (const fault of faults) console.error(fault);
  console.error("The data has these faults, and the backup has them, too. Keep an earlier backup.");
  process.exitCode = 1;
});
