import type { StoredShare } from "../../domain/shares/share.ts";
import type { ShareStore } from "../../domain/shares/share-store.ts";
import { withDatabase } from "../sqlite/database-fault.ts";
import type { Write } from "../sqlite/group-commit.ts";
import type { Database } from "../sqlite/open-database.ts";
import { padded } from "../sqlite/overflow.ts";

type Row = { id: string; resume_id: string; created_at: string; views: number; viewed_at: string | null; text: string };

/** Bytes that the other columns take, roughly. */
const beside = 200;

const textOf = ({ email, settings }: Pick<StoredShare, "email" | "settings">) => padded(JSON.stringify({ email, settings }), beside);

// libsql gives a row more than its columns.
const toStored = ({ id, resume_id, created_at, views, viewed_at, text }: Row): StoredShare => ({
  ...{ id, resume_id, created_at, views },
  ...(viewed_at !== null && { viewed_at }),
  ...(JSON.parse(text) as Pick<StoredShare, "email" | "settings">),
});

/** Makes what writes rows of shares within a transaction. */
export function shareRows(database: Database) {
  const list = database.prepare("SELECT * FROM shares WHERE resume_id = ?");
  const add = database.prepare(
    "INSERT OR REPLACE INTO shares (id, resume_id, created_at, views, viewed_at, text) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const change = database.prepare("UPDATE shares SET text = ? WHERE id = ?");
  return {
    add(share: StoredShare): void {
      const { id, resume_id, created_at, views, viewed_at = null } = share;
      add.run([id, resume_id, created_at, views, viewed_at, textOf(share)]);
    },
    /** Notes in the shares of a resume that it is under another email. */
    move(resumeId: string, email: string): void {
      for (const row of list.all([resumeId]) as Row[]) change.run([textOf({ ...toStored(row), email }), row.id]);
    },
  };
}

/** Keeps shares in a SQLite database. Triggers of schema.ts revoke those of a resume that is erased, or that another one takes the place of. */
export function sqliteShares(database: Database, write: Write) {
  const find = database.prepare("SELECT * FROM shares WHERE id = ?");
  const list = database.prepare("SELECT * FROM shares WHERE resume_id = ? ORDER BY created_at DESC");
  const change = database.prepare("UPDATE shares SET text = ? WHERE id = ? AND text = ?");
  const remove = database.prepare("DELETE FROM shares WHERE id = ?");
  const removeAll = database.prepare("DELETE FROM shares WHERE resume_id = ?");
  const count = database.prepare("UPDATE shares SET views = views + ?, viewed_at = ? WHERE id = ?");
  const rows = shareRows(database);
  const read = (id: string) => find.get([id]) as Row | undefined;

  return (signal: AbortSignal): ShareStore => ({
    async find(id) {
      signal.throwIfAborted();
      const row = withDatabase(() => read(id));
      return row && toStored(row);
    },

    async list({ id }) {
      signal.throwIfAborted();
      return withDatabase(() => (list.all([id]) as Row[]).map(toStored));
    },

    async add(share) {
      signal.throwIfAborted();
      await write(() => rows.add(share));
    },

    async change(id, from, to) {
      signal.throwIfAborted();
      return write(() => {
        const row = read(id);
        if (!row) return false;
        const { email } = toStored(row);
        return change.run([textOf({ email, settings: to }), id, textOf({ email, settings: from })]).changes === 1;
      });
    },

    async remove(id) {
      signal.throwIfAborted();
      return write(() => remove.run([id]).changes === 1);
    },

    async removeAll({ id }) {
      signal.throwIfAborted();
      return write(() => removeAll.run([id]).changes);
    },

    async moveAll({ id }, email) {
      signal.throwIfAborted();
      await write(() => rows.move(id, email));
    },

    async count(id, views, viewed_at) {
      signal.throwIfAborted();
      await write(() => count.run([views, viewed_at, id]));
    },
  });
}
