/**
 * Makes the secrets of a data folder anew, where they are lost and no backup has them.
 *
 *   npm run make:secrets
 *
 * DATA_DIR is the folder of the service, which must not run. Download addresses that were given out end, and the log has other pseudonyms.
 */
import { lockFolder } from "../../handlers/local/folder-lock.ts";
import { makeSecrets, secretsName } from "../../handlers/local/secrets.ts";
import { runCommand } from "./command.ts";

await runCommand(async ({ dataDir }) => {
  const lock = await lockFolder(dataDir);
  try {
    await makeSecrets(dataDir);
    console.log(`${dataDir} has a new ${secretsName}.`);
  } finally {
    await lock.release();
  }
});
