import path from "node:path";
import { pathToFileURL } from "node:url";
import Libsql from "libsql";
import { UnusableDatabase } from "./database-fault.ts";
import type { Database } from "./open-database.ts";

/** Milliseconds to wait while the service cuts its write-ahead log. */
const timeout = 5_000;

/**
 * Opens a database for reading alone, also while a service has it open: SQLite 3.45 can damage a file that two processes write or checkpoint
 * at once, and this one does neither. Throws UnusableDatabase where there is none.
 */
export function openReadOnly(file: string): Database {
  try {
    // libsql takes no notice of its option `readonly`.
    return new Libsql(`${pathToFileURL(path.resolve(file))}?mode=ro`, { timeout });
  } catch {
    throw new UnusableDatabase(`${file} cannot be opened: is DATA_DIR the folder of a service that keeps its resumes in SQLite?`);
  }
}
