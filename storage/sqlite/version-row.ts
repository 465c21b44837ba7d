import { hash } from "node:crypto";
import type { StoredVersion } from "../../domain/ports.ts";
import { resumeContent } from "../../domain/resume.ts";
import type { StoredResume } from "../../domain/stored-resume.ts";
import { padded } from "./overflow.ts";

/** What is known of a version beside its text. `expires_at` is 0 while the resume is being erased. */
type Facts = {
  id: string;
  version: number;
  created_at: string | null;
  updated_at: string | null;
  deleted_at: string | null;
  expires_at: number | null;
  /** A JSON list. */
  changed: string | null;
  text_hash: string;
  hash: string;
};

export type VersionRow = Facts & { text: string };

const factColumns = ["id", "version", "created_at", "updated_at", "deleted_at", "expires_at", "changed", "text_hash"] as const;

/** The columns of a version without its text, and with it, in the order of `valuesOf`. */
export const listedColumns = [...factColumns, "hash"] as const;
export const columns = [...listedColumns, "text"] as const;

/** A resume as its row points to it, and that version; the columns of the version are null where it is not there. */
export type HeadRow = Omit<VersionRow, "text"> & { at: string; newest: number; pointed: string; text: string | null };

export const valuesOf = (row: VersionRow) => columns.map((column) => row[column]);

/** What a resume is found by. Neither email nor anything else of a person stands in an index. */
export const keyOf = (email: string): string => digest(email);

/** In hexadecimal: libsql gives a blob now as a Buffer, now as an ArrayBuffer. */
const digest = (text: string): string => hash("sha256", text);

/** The hash of a row follows from all that is in it; that of its text stands for the text. */
const hashOf = (row: Omit<Facts, "hash">) => digest(factColumns.map((column) => row[column]).join("\n"));

export function toRow(stored: StoredResume, expiry: number | undefined): VersionRow {
  const { id, version, created_at = null, updated_at = null, deleted_at = null, purging, owner, former, content } = stored;
  const changed = stored.changed ? JSON.stringify(stored.changed) : null;
  // The other columns take some 200 bytes beside the names of fields.
  const text = padded(JSON.stringify({ owner, former, content }), 400 + (changed?.length ?? 0));
  const expires_at = purging ? 0 : (expiry ?? null);
  const facts = { id, version, created_at, updated_at, deleted_at, expires_at, changed, text_hash: digest(text) };
  return { ...facts, hash: hashOf(facts), text };
}

/** Reads a row. Throws `damaged` where it is not what was written. */
export function toStored(row: VersionRow): StoredResume {
  if (digest(row.text) !== row.text_hash) throw damaged();
  const { owner, former, content } = JSON.parse(row.text) as Pick<StoredResume, "owner" | "former" | "content">;
  return { ...toHead(row), owner, former, content };
}

/** Reads the newest version of a resume. A version that is not the one that was written last is as wrong as one that is not what was written. */
export function toNewest({ text, pointed, ...row }: HeadRow): StoredResume {
  if (text === null || row.hash !== pointed) throw damaged();
  return toStored({ ...row, text });
}

/** Reads a row but for its text. Throws `damaged` where it is not what was written. */
export function toHead(row: Facts): Omit<StoredResume, "content"> & StoredVersion {
  if (hashOf(row) !== row.hash) throw damaged();
  return {
    id: row.id,
    version: row.version,
    created_at: row.created_at ?? undefined,
    updated_at: row.updated_at ?? undefined,
    deleted_at: row.deleted_at ?? undefined,
    expires_at: row.expires_at || undefined,
    purging: row.expires_at === 0 || undefined,
    changed: row.changed === null ? undefined : JSON.parse(row.changed),
  };
}

/** What is left of a resume that cannot be read: enough to erase it. */
export function unreadable(id: string, version: number, email: string): StoredResume {
  // An owner that cannot be read is nobody: that lets in no one but an administrator.
  return { id, version, owner: "", content: resumeContent.parse({ email }) };
}

/** The ids under which a resume may stand in a backup: its own, and those that it took the place of. */
export const idsOf = ({ id, former = [] }: Pick<StoredResume, "id" | "former">): string[] => [id, ...former];

const damaged = () =>
  new Error("A stored resume is damaged: it is not what was written. Restore the data folder from a backup, or erase this resume.");
