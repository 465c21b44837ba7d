import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { UnusableDatabase } from "./database-fault.ts";
import type { Database } from "./open-database.ts";

/*
 * SQLite does not notice when its write-ahead log is cut, removed or replaced: it opens what is left, with the last writes missing. So the
 * database counts its commits, and the count stands in a file beside it as well. That file is written after the commit is on the disk, and is
 * not forced there: after a power cut it may say less than the database, never more.
 */

const fileOf = (database: string) => `${database}-commits`;

/** Characters of the number in the file: what is written is never longer or shorter, so nothing of an earlier one stays. */
const width = 16;

/** Throws UnusableDatabase where the database at `file` lacks commits that it once had. A count that cannot be read, as after a power cut, says nothing. */
export function requireAllCommits(database: Database, file: string): void {
  const expected = Number(readOr(fileOf(file), "0"));
  const { count } = database.prepare("SELECT count FROM commits").get() as { count: number };
  if (!(expected > count)) return;
  throw new UnusableDatabase(
    `${file} lacks the last ${expected - count} of its ${expected} writes: its write-ahead log was cut or removed, or it is an older copy. Restore the data folder from a backup; or remove ${fileOf(file)} to go on without these writes. Nothing was changed.`,
  );
}

function readOr(file: string, fallback: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return fallback;
  }
}

export type CommitCount = {
  /** Counts a transaction, within it; undefined where it has changed nothing. */
  add(): number | undefined;
  /** Notes that so many commits are on the disk. */
  note(count: number): void;
  close(): void;
};

export function commitCount(database: Database, file: string): CommitCount {
  const increase = database.prepare("UPDATE commits SET count = count + 1 WHERE total_changes() > ? RETURNING count");
  const changes = database.prepare("SELECT total_changes() AS changes");
  let counted = 0;
  let handle: number | undefined;
  return {
    add() {
      const row = increase.get([counted]) as { count: number } | undefined;
      if (row) counted = (changes.get() as { changes: number }).changes;
      return row?.count;
    },
    note(count) {
      try {
        handle ??= openSync(fileOf(file), "w", 0o600);
        writeSync(handle, String(count).padStart(width), 0, "latin1");
      } catch {
        // The commit stands: all that this does is that its loss would be noticed.
      }
    },
    close() {
      if (handle === undefined) return;
      closeSync(handle);
      // Closed again, the number could be that of another file by then.
      handle = undefined;
    },
  };
}
