import { constants, existsSync, readdirSync } from "node:fs";
import { access, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import Libsql from "libsql";
import { syncFolder } from "../files/sync-folder.ts";
import { requireAllCommits } from "./commit-count.ts";
import { isDamage, UnusableDatabase } from "./database-fault.ts";
import { schema } from "./schema.ts";

export type Database = Libsql.Database;

/** Milliseconds to wait for another process, which reads at most: the whole service waits meanwhile. */
const timeout = 100;

/** Kilobytes of the database that stay in memory. */
const cacheSize = 16_384;

/**
 * Opens the database at `file`, and takes the steps of `steps` that it lacks. Where there is none it makes one, unless `isNew` says that
 * there must be. Throws UnusableDatabase where it is missing, torn, no database, or of a later release.
 */
export async function openDatabase(file: string, { isNew, steps = schema }: { isNew: boolean; steps?: readonly string[] }) {
  if (!existsSync(file)) {
    requireNothingLeftOf(file);
    if (!isNew) {
      const advice = "Restore the data folder from a backup, or empty it to begin without any resume";
      throw new UnusableDatabase(`${file} is missing, and other data is there. ${advice}.`);
    }
    await create(file, steps);
  }
  try {
    // SQLite opens one that cannot be written, and would refuse each write from then on.
    await access(file, constants.R_OK | constants.W_OK);
    const database = new Libsql(file, { timeout });
    const version = userVersion(database);
    if (version > steps.length) {
      throw new UnusableDatabase(
        `${file} was written by a later release (schema ${version}, this one knows ${steps.length}). Start that one.`,
      );
    }
    // SQLite takes an empty file for a new database.
    if (version === 0) throw torn(file);
    requireAllCommits(database, file);
    // What is deleted is overwritten, from the first write on.
    for (const pragma of ["journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", `cache_size = -${cacheSize}`]) {
      database.exec(`PRAGMA ${pragma}`);
    }
    migrate(database, steps.slice(version), version);
    // So that the text of what was erased before a crash is gone, and a torn table shows.
    database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get();
    for (const table of ["resumes", "versions"]) database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get();
    return database;
  } catch (error) {
    if (error instanceof UnusableDatabase) throw error;
    throw isDamage(error) ? torn(file) : new UnusableDatabase(`${file} cannot be used: ${(error as Error).message}.`);
  }
}

/**
 * Throws UnusableDatabase where something of a database is there without the database itself: its write-ahead log may have been all that was
 * newest, and SQLite would take it for that of whichever database comes next.
 */
export function requireNothingLeftOf(file: string): void {
  const names = readdirSync(path.dirname(file)).filter((name) => name.startsWith(`${path.basename(file)}-`));
  if (names.length === 0) return;
  const advice = `Restore the data folder from a backup, or remove ${file}-* to go on without it`;
  throw new UnusableDatabase(`${file} is missing, and ${names.join(", ")} is there. ${advice}.`);
}

const torn = (file: string) => new UnusableDatabase(`${file} is damaged. Restore the data folder from a backup; nothing was changed.`);

const userVersion = (database: Database) => (database.prepare("PRAGMA user_version").get() as { user_version: number }).user_version;

function migrate(database: Database, steps: readonly string[], from: number): void {
  for (const [i, step] of steps.entries()) {
    database.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${from + i + 1}; COMMIT`);
  }
}

/** Under another name first: a file of the right name is whole. */
async function create(file: string, steps: readonly string[]): Promise<void> {
  const unfinished = `${file}.new`;
  for (const suffix of ["", "-journal"]) await rm(unfinished + suffix, { force: true });
  const database = new Libsql(unfinished);
  migrate(database, steps, 0);
  database.close();
  const handle = await open(unfinished, "r+");
  await handle.chmod(0o600);
  await handle.sync();
  await handle.close();
  await rename(unfinished, file);
  await syncFolder(path.dirname(file));
}
