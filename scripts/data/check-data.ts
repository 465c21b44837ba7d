/**
 * Looks for damage in the database of a service over SQLite, while it runs or not: in the file, and in each row.
 *
 *   npm run check:data
 *
 * DATA_DIR is the folder that the service has. It is only read. Exit code 1 means that something is damaged.
 */
import path from "node:path";
import { databaseName } from "../../storage/folder-names.ts";
import { checkDatabase } from "../../storage/sqlite/check-database.ts";
import { openReadOnly } from "../../storage/sqlite/read-only.ts";
import { runCommand } from "./command.ts";

await runCommand(async ({ dataDir }) => {
  const file = path.join(dataDir, databaseName);
  let count = 0;
  for (const fault of checkDatabase(openReadOnly(file))) {
    console.log(fault);
    count++;
  }
  console.log(count === 0 ? `${file} is whole.` : `${file} has ${count} faults.`);
  if (count > 0) process.exitCode = 1;
});
