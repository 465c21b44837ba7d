import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { canonicalJson } from "../../domain/json/canonical-json.ts";
import { allKept } from "../../domain/retention.ts";
import type { StoredShare } from "../../domain/shares/share.ts";
import type { StoredResume } from "../../domain/stored-resume.ts";
import { syncFolder } from "../../storage/files/sync-folder.ts";
import { databaseName } from "../../storage/folder-names.ts";
import { shareRows } from "../../storage/shares/sqlite-shares.ts";
import { forget } from "../../storage/sqlite/forget.ts";
import { groupCommit } from "../../storage/sqlite/group-commit.ts";
import { openDatabase, requireNothingLeftOf } from "../../storage/sqlite/open-database.ts";
import { openReadOnly } from "../../storage/sqlite/read-only.ts";
import { prepareStatements } from "../../storage/sqlite/statements.ts";
import { keyOf, toRow, toStored } from "../../storage/sqlite/version-row.ts";
import { migrating } from "../../storage/unfinished.ts";

/** How what is here compares with a resume of the source: what is `ahead` was changed here since, what is `other` has a history of its own. */
export type Standing = "missing" | "behind" | "same" | "ahead" | "other";

/**
 * Opens the database of a data folder to put resumes into it or, with `isReadOnly`, to compare. Where there is none yet, they go to one of another
 * name, until `finish`: what breaks off is no database that a service starts with. Undefined where there is nothing to compare with.
 */
export async function openTarget(dataDir: string, { isReadOnly }: { isReadOnly: boolean }) {
  const file = path.join(dataDir, databaseName);
  const isFirst = !existsSync(file);
  if (isFirst) requireNothingLeftOf(file);
  const written = isFirst ? path.join(dataDir, migrating) : file;
  if (isReadOnly && !existsSync(written)) return undefined;
  const database = isReadOnly ? openReadOnly(written) : await openDatabase(written, { isNew: isFirst });
  const statements = prepareStatements(database);
  const { add: addShare } = shareRows(database);

  /** A version that is damaged counts as not there. */
  function read(id: string, version: number): StoredResume | undefined {
    const row = statements.version(id, version, allKept);
    try {
      return row && toStored(row);
    } catch {
      return undefined;
    }
  }

  function has(stored: StoredResume): boolean {
    const here = read(stored.id, stored.version);
    return here !== undefined && plain(here) === plain(stored);
  }

  return {
    /** Whether no service has had it yet: then all in it is the source's. */
    isFirst,

    /** Tells whether this version is here, and reads the same. */
    has,

    /** Tells whether this version is here, reads the same, and is the newest. */
    isNewest(stored: StoredResume): boolean {
      const head = statements.head(keyOf(stored.content.email));
      return head?.at === stored.id && head.newest === stored.version && has(stored);
    },

    /** Compares a resume with what is here under its email. `versionOf` reads an older version of it. */
    async standingOf(
      stored: StoredResume,
      versionOf: (stored: StoredResume, version: number) => Promise<StoredResume | undefined>,
    ): Promise<Standing> {
      const head = statements.head(keyOf(stored.content.email));
      if (!head) return "missing";
      const standing = await compare(head);
      return isFirst && standing !== "same" ? "missing" : standing;

      async function compare({ at, newest }: { at: string; newest: number }): Promise<Standing> {
        if (at !== stored.id) return read(at, newest)?.former?.includes(stored.id) ? "ahead" : "other";
        if (newest > stored.version) return "ahead";
        if (newest === stored.version) return has(stored) ? "same" : "other";
        const replaced = await versionOf(stored, newest);
        return replaced && has(replaced) ? "behind" : "other";
      }
    },

    /** Puts a resume here with its history and these shares, in one transaction, in the place of what is here under its email. */
    async put(stored: StoredResume, history: AsyncIterable<StoredResume>, shares: readonly StoredShare[]): Promise<void> {
      database.exec("BEGIN IMMEDIATE");
      try {
        const key = keyOf(stored.content.email);
        const head = statements.head(key);
        if (head && isFirst) statements.drop(head.at);
        for await (const version of history) {
          statements.insert(toRow(version, undefined));
          if (version.same_day) statements.markSameDay(version);
        }
        const row = toRow(stored, stored.expires_at);
        statements.insert(row);
        if (!head) statements.create(key, row);
        else statements.advance(row, { id: head.at, version: head.newest });
        for (const share of shares) addShare({ ...share, email: stored.content.email });
        database.exec("COMMIT");
      } catch (error) {
        database.exec("ROLLBACK");
        throw error;
      }
    },

    /** Erases every resume but these. */
    async keepOnly(ids: ReadonlySet<string>): Promise<void> {
      const all = database.prepare("SELECT id FROM resumes").all() as { id: string }[];
      const others = all.map(({ id }) => id).filter((id) => !ids.has(id));
      await forget(statements, groupCommit(database).write, others);
    },

    /** Gives the database its name. */
    async finish(): Promise<void> {
      database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get();
      if (!isFirst) return;
      database.close();
      for (const suffix of ["-wal", "-shm"]) await rm(written + suffix, { force: true });
      await rename(written, file);
      await syncFolder(dataDir);
    },
  };
}

export type Target = NonNullable<Awaited<ReturnType<typeof openTarget>>>;

/** A version as a text, without what each storage keeps for itself: ids of writes. */
const plain = (stored: StoredResume): string => canonicalJson({ ...stored, writes: undefined, same_day: undefined });
