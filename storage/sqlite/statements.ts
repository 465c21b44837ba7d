import type { Kept } from "../../domain/retention.ts";
import type { Database } from "./open-database.ts";
import { columns, type HeadRow, listedColumns, type VersionRow, valuesOf } from "./version-row.ts";

/** Where a resume is: its id and its version. */
type Place = { id: string; version: number };

/** The statements that a service makes, prepared. libsql binds text, numbers and null in a list; a boolean or a Date would end the process. */
export function prepareStatements(database: Database) {
  const of = (prefix: string, names: readonly string[]) => names.map((name) => `${prefix}.${name}`).join(", ");
  const head = database.prepare(
    `SELECT r.id AS at, r.version AS newest, r.hash AS pointed, ${of("v", columns)} FROM resumes r
     LEFT JOIN versions v ON v.id = r.id AND v.version = r.version WHERE r.key = ?`,
  );
  const create = database.prepare("INSERT INTO resumes (key, id, version, hash) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING");
  const advance = database.prepare("UPDATE resumes SET version = ?, hash = ? WHERE id = ? AND version = ?");
  const supersede = database.prepare("UPDATE resumes SET id = ?, version = ?, hash = ? WHERE id = ? AND version = ?");
  const readdress = database.prepare("UPDATE resumes SET key = ?, version = ?, hash = ? WHERE id = ? AND version = ?");
  const insert = database.prepare(`INSERT OR REPLACE INTO versions (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`);
  const mark = database.prepare("UPDATE versions SET same_day = 1 WHERE id = ? AND version = ?");
  const isKept = "(version >= ? OR (? AND same_day IS NULL))";
  const version = database.prepare(`SELECT ${columns.join(", ")} FROM versions WHERE id = ? AND version = ? AND ${isKept}`);
  const versions = database.prepare(
    `SELECT ${listedColumns.join(", ")} FROM versions WHERE id = ? AND version < ? AND ${isKept} ORDER BY version DESC LIMIT ?`,
  );
  const texts = database.prepare(
    `SELECT ${columns.join(", ")} FROM versions WHERE id = ? AND version < ? AND ${isKept} ORDER BY version DESC LIMIT ?`,
  );
  const drop = database.prepare("DELETE FROM versions WHERE id = ?");
  const dropVersion = database.prepare("DELETE FROM versions WHERE id = ? AND version = ?");
  const dropHead = database.prepare("DELETE FROM resumes WHERE id = ? AND version = ?");
  const dropResume = database.prepare("DELETE FROM resumes WHERE id = ?");
  const trimming = (which: string) =>
    database.prepare(`DELETE FROM versions WHERE rowid IN (SELECT rowid FROM versions WHERE id = ? AND version < ? ${which} LIMIT ?)`);
  const trims = { all: trimming(""), sameDay: trimming("AND same_day = 1") };
  const dropReplaced = database.prepare(
    `DELETE FROM versions WHERE rowid IN (SELECT rowid FROM versions v WHERE v.id = ?
     AND NOT EXISTS (SELECT 1 FROM resumes r WHERE r.id = v.id AND r.version = v.version) LIMIT ?)`,
  );
  const expired = database.prepare(
    `SELECT v.id, v.version FROM versions v JOIN resumes r ON r.id = v.id AND r.version = v.version
     WHERE v.expires_at IS NOT NULL AND v.expires_at <= ? LIMIT ?`,
  );
  const nextId = database.prepare("SELECT min(id) AS id FROM versions WHERE id > ?");
  const owner = database.prepare("SELECT 1 FROM resumes WHERE id = ?");

  return {
    head: (key: string) => head.get([key]) as HeadRow | undefined,
    /** Whether nothing was there. */
    create: (key: string, { id, version, hash }: VersionRow) => create.run([key, id, version, hash]).changes === 1,
    /** Whether `from` was what was there. */
    advance: ({ id, version, hash }: VersionRow, from: Place) =>
      // To set an id, even to what it was, writes the index of ids anew.
      (id === from.id ? advance.run([version, hash, id, from.version]) : supersede.run([id, version, hash, from.id, from.version]))
        .changes === 1,
    /** Whether `from` was what was there. It stands under another key from then on. */
    readdress: (key: string, { version, hash }: VersionRow, from: Place) =>
      readdress.run([key, version, hash, from.id, from.version]).changes === 1,
    /** In the place of a row that nothing pointed to, if damage has left one. */
    insert: (row: VersionRow) => insert.run(valuesOf(row)),
    /** Marks a version whose next one is of the same day. */
    markSameDay: ({ id, version }: Place) => mark.run([id, version]),
    version: (id: string, number: number, { oldest, days }: Kept) =>
      version.get([id, number, oldest, Number(days)]) as VersionRow | undefined,
    versions: (id: string, { before, limit, kept: { oldest, days } }: { before: number; limit: number; kept: Kept }) =>
      versions.all([id, before, oldest, Number(days), limit]) as Omit<VersionRow, "text">[],
    /** The same with their texts. */
    versionsWithText: (id: string, { before, limit, kept: { oldest, days } }: { before: number; limit: number; kept: Kept }) =>
      texts.all([id, before, oldest, Number(days), limit]) as VersionRow[],
    drop: (id: string) => drop.run([id]).changes,
    dropVersion: ({ id, version }: Place) => dropVersion.run([id, version]).changes,
    /** Whether it was what was there. */
    dropHead: ({ id, version }: Place) => dropHead.run([id, version]).changes === 1,
    /** Whatever its version. */
    dropResume: (id: string) => dropResume.run([id]).changes,
    /** Erases versions that are not kept. */
    trim: (id: string, { oldest, days }: Kept, limit: number) => (days ? trims.sameDay : trims.all).run([id, oldest, limit]).changes,
    /** All versions but the newest. */
    dropReplaced: (id: string, limit: number) => dropReplaced.run([id, limit]).changes,
    /** Resumes that are gone at a time in seconds since 1970, those that are being erased among them. */
    expired: (now: number, limit: number) => expired.all([now, limit]) as Place[],
    /** The first id after another one that has versions. */
    nextId: (after: string) => (nextId.get([after]) as { id: string | null }).id ?? undefined,
    /** Whether there is a resume with this id. */
    isOwner: (id: string) => owner.get([id]) !== undefined,
  };
}

export type Statements = ReturnType<typeof prepareStatements>;
