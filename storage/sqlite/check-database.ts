import { isDamage } from "./database-fault.ts";
import type { Database } from "./open-database.ts";
import { columns, keyOf, toStored, type VersionRow } from "./version-row.ts";

/**
 * Looks for damage in the whole database, and tells each fault in a line: what SQLite finds in the file, rows that are not what was
 * written, and resumes whose newest version is missing or another's. Reads every row, so it takes its time. What others write meanwhile it does not see.
 */
export function* checkDatabase(database: Database): Generator<string> {
  try {
    yield* faultsOf(database);
  } catch (error) {
    if (!isDamage(error)) throw error;
    yield `the rest cannot be read: ${(error as Error).message}`;
  }
}

function* faultsOf(database: Database): Generator<string> {
  database.exec("BEGIN");
  for (const { integrity_check } of database.prepare("PRAGMA integrity_check").iterate() as Iterable<{ integrity_check: string }>) {
    if (integrity_check !== "ok") yield integrity_check;
  }
  const newest = database.prepare("SELECT key, hash FROM resumes WHERE id = ? AND version = ?");
  for (const row of database.prepare(`SELECT ${columns.join(", ")} FROM versions`).iterate() as Iterable<VersionRow>) {
    const head = newest.get([row.id, row.version]) as { key: string; hash: string } | undefined;
    const isSound = (() => {
      try {
        const { content } = toStored(row);
        return !head || (head.hash === row.hash && head.key === keyOf(content.email));
      } catch {
        return false;
      }
    })();
    if (!isSound) yield `version ${row.version} of resume ${row.id} is not what was written`;
  }
  const missing = database.prepare(
    "SELECT id, version FROM resumes r WHERE NOT EXISTS (SELECT 1 FROM versions v WHERE v.id = r.id AND v.version = r.version)",
  );
  for (const { id, version } of missing.iterate() as Iterable<{ id: string; version: number }>) {
    yield `version ${version} of resume ${id}, its newest, is missing`;
  }
  database.exec("COMMIT");
}
