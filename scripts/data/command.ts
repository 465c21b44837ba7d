import { ConfigurationError, readLocalEnv } from "../../handlers/env.ts";
import { FolderInUse } from "../../handlers/local/folder-lock.ts";
import { UnusableSecrets } from "../../handlers/local/secrets.ts";
import { RefusedBackup } from "../../storage/backup/manifest.ts";
import { UnusableLedger } from "../../storage/files/purge-ledger.ts";
import { UnusableDatabase } from "../../storage/sqlite/database-fault.ts";

/** What is wrong with how a command was called; the message is for who called it. */
export class Misused extends Error {}

const clear = [ConfigurationError, FolderInUse, Misused, RefusedBackup, UnusableDatabase, UnusableLedger, UnusableSecrets];

/** Runs a command over the data folder that the environment names. What is wrong it says in one line, with exit code 1. */
export async function runCommand(work: (places: { dataDir: string; purgeLedger: string }) => Promise<void>): Promise<void> {
  try {
    const { DATA_DIR, PURGE_LEDGER } = readLocalEnv(process.env);
    await work({ dataDir: DATA_DIR, purgeLedger: PURGE_LEDGER });
  } catch (error) {
    console.error(isClear(error) ? error.message : error);
    process.exitCode = 1;
  }
}

/** Faults of the file system and of AWS say by themselves what is wrong: a full disk, a folder of another user, a table that is missing. */
const isClear = (error: unknown): error is Error =>
  clear.some((kind) => error instanceof kind) || (error instanceof Error && ("syscall" in error || "$metadata" in error));

/** The one argument of a command, a folder. Throws Misused. */
export function folderIn(name: string): string {
  const [folder, ...others] = process.argv.slice(2);
  if (folder && others.length === 0 && !folder.startsWith("-")) return folder;
  throw new Misused(`Name one folder: npm run ${name} -- FOLDER`);
}
