import { setImmediate as othersTurn } from "node:timers/promises";
import type { ResumeStore } from "../../domain/ports.ts";
import { expiryOf, isSameDay, keptBeside, type Retention } from "../../domain/retention.ts";
import { withDatabase } from "./database-fault.ts";
import type { Write } from "./group-commit.ts";
import type { Statements } from "./statements.ts";
import { idsOf, keyOf, toHead, toNewest, toRow, toStored, unreadable } from "./version-row.ts";

/** How many versions one transaction erases: other requests wait for it. */
const batch = 500;

/** How many versions are read at once with their texts, of 256 kB at most. */
const readAtOnce = 20;

export type SqliteResumesOptions = Retention & {
  statements: Statements;
  write: Write;
  /** Notes in the shares of a resume that it is under another email. */
  moveShares: (id: string, email: string) => void;
  /** Empties the write-ahead log. */
  scrub: () => void;
  /** Keeps, outside of the database, the ids of what is erased for good. */
  record: (ids: readonly string[]) => Promise<void>;
};

/** Keeps resumes and all of their versions in a SQLite database. A write is one transaction, so nothing of it is ever half there. */
export function sqliteResumes({ statements, write, moveShares, scrub, record, ...retention }: SqliteResumesOptions) {
  const {
    head,
    create,
    advance,
    readdress,
    insert,
    markSameDay,
    version,
    versions,
    versionsWithText,
    drop,
    dropVersion,
    trim,
    dropReplaced,
    dropHead,
  } = statements;

  const rowOf = (email: string) => withDatabase(() => head(keyOf(email)));

  return (signal: AbortSignal): ResumeStore => ({
    async find(email) {
      signal.throwIfAborted();
      const row = rowOf(email);
      return row && toNewest(row);
    },

    async findErasable(email) {
      signal.throwIfAborted();
      const row = rowOf(email);
      if (!row) return undefined;
      try {
        return toNewest(row);
      } catch {
        return unreadable(row.at, row.newest, email);
      }
    },

    async replace(previous, next) {
      signal.throwIfAborted();
      const row = toRow(next, expiryOf(next, retention));
      const kept = keptBeside(next.version, retention);
      return write(() => {
        const isCurrent = previous ? advance(row, previous) : create(keyOf(next.content.email), row);
        if (!isCurrent) return false;
        insert(row);
        // What a deleted resume leaves goes with the one that takes its place, and what is being erased is no history.
        if (previous && previous.id !== next.id) drop(previous.id);
        else if (previous && next.purging) dropVersion(previous);
        else if (previous && isSameDay(previous, next)) markSameDay(previous);
        if (kept.oldest > 0) trim(next.id, kept, batch);
        return true;
      });
    },

    async move(stored, moved, settle) {
      signal.throwIfAborted();
      const { email } = moved.content;
      const row = toRow(moved, undefined);
      const outcome = await write(() => {
        if (head(keyOf(email))) return "taken";
        if (!readdress(keyOf(email), row, stored)) return "changed";
        insert(row);
        if (isSameDay(stored, moved)) markSameDay(stored);
        moveShares(moved.id, email);
        return "moved";
      });
      if (outcome === "moved") await settle();
      return outcome;
    },

    async versions(stored, { before, limit }) {
      signal.throwIfAborted();
      const own = stored.version < before ? [stored] : [];
      const kept = keptBeside(stored.version, retention);
      const range = { before: Math.min(before, stored.version), limit: limit - own.length, kept };
      return [...own, ...withDatabase(() => versions(stored.id, range)).map(toHead)];
    },

    async replacedBefore({ id, version: newest }, before) {
      signal.throwIfAborted();
      const range = { before: Math.min(before, newest), limit: readAtOnce, kept: keptBeside(newest, retention) };
      return withDatabase(() => versionsWithText(id, range)).map((row) => ({ ...toStored(row), expires_at: undefined }));
    },

    async version(stored, number) {
      signal.throwIfAborted();
      if (number === stored.version) return stored;
      if (number > stored.version) return undefined;
      const row = withDatabase(() => version(stored.id, number, keptBeside(stored.version, retention)));
      return row && { ...toStored(row), expires_at: undefined };
    },

    async eraseHistory({ id }) {
      for (let erased = 0; ; ) {
        signal.throwIfAborted();
        const now = await write(() => dropReplaced(id, batch));
        erased += now;
        if (now < batch) return erased;
        await othersTurn();
      }
    },

    async erase(stored) {
      signal.throwIfAborted();
      // Before the resume is gone: else a crash between the two would leave it out.
      await record(idsOf(stored));
      await write(() => dropHead(stored) && drop(stored.id));
      scrub();
    },
  });
}
