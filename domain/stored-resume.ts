import { canonicalJson } from "./json/canonical-json.ts";
import { type Resume, type ResumeContent, resumeContent } from "./resume.ts";

/**
 * A resume as storage keeps it. A deleted one stays as a tombstone: the same item with `deleted_at`.
 * `id` is minted when a resume is created, so that a revision never repeats, not even after a purge.
 * Version 0 is a resume that an earlier system stored and nobody has saved since; its id follows from what it holds.
 */
export type StoredResume = {
  id: string;
  version: number;
  created_at?: string | undefined;
  updated_at?: string | undefined;
  deleted_at?: string | undefined;
  /** When a tombstone is gone for good, in seconds since 1970; set by storage. */
  expires_at?: number | undefined;
  /** Marks a tombstone whose history and PDFs are being erased: it is gone already, for all but a purge that goes on. */
  purging?: true | undefined;
  /** The person it belongs to, as the issuer of tokens names them; a resume without is anybody's who has its email. */
  owner?: string | undefined;
  /** The ids of deleted resumes that it took the place of, newest first: a purge erases what they left, too. */
  former?: string[] | undefined;
  /** The fields that this version changed. */
  changed?: string[] | undefined;
  /** The ids of the last writes, newest first: storage recognises its own by them. */
  writes?: string[];
  content: ResumeContent;
};

/** What more of them left has long been swept. */
const rememberedIds = 20;

export const revisionOf = ({ id, version }: StoredResume): string => `${id}-${version}`;

/**
 * Where a stored resume, or one of its versions, is in its life: `live`; `deleted`, and restorable; `gone`, because its retention is over, and
 * not erased yet; or `purging`, while it is being erased.
 */
export type State = "live" | "deleted" | "gone" | "purging";

/** Tells the state of a stored resume, which a clock alone can turn from `deleted` to `gone`. */
export function stateOf({ deleted_at, expires_at, purging }: Pick<StoredResume, "deleted_at" | "expires_at" | "purging">): State {
  if (purging === true) return "purging";
  if (expires_at !== undefined && expires_at * 1000 <= Date.now()) return "gone";
  return deleted_at === undefined ? "live" : "deleted";
}

/** Tells whether any of it can be seen or restored. */
export const isRestorable = (stored: Parameters<typeof stateOf>[0]): boolean => ["live", "deleted"].includes(stateOf(stored));

export function firstVersion(content: ResumeContent): StoredResume {
  const now = new Date().toISOString();
  const changed = changedFields(resumeContent.parse({ email: content.email }), content);
  return { id: crypto.randomUUID(), version: 1, created_at: now, updated_at: now, changed, content };
}

/** The first version of a resume that takes the place of a deleted one: it keeps whose it is, and knows what there is to erase. */
export function successor(deleted: StoredResume, content: ResumeContent): StoredResume {
  const former = [deleted.id, ...(deleted.former ?? [])].slice(0, rememberedIds);
  return { ...firstVersion(content), former, owner: isRestorable(deleted) ? deleted.owner : undefined };
}

export function nextVersion(
  { id, version, created_at, owner, former, content: previous }: StoredResume,
  content: ResumeContent,
): StoredResume {
  const updated_at = new Date().toISOString();
  const changed = changedFields(previous, content);
  return { id, version: version + 1, created_at, updated_at, owner, former, changed, content };
}

export function tombstone(stored: StoredResume): StoredResume {
  const next = nextVersion(stored, stored.content);
  return { ...next, deleted_at: next.updated_at };
}

/** The tombstone of a resume that is to be erased: nothing is left in it. */
export function purgeMarker(stored: StoredResume): StoredResume {
  return { ...tombstone(stored), purging: true, content: resumeContent.parse({ email: stored.content.email }) };
}

/** What callers read. */
export function toResume(stored: StoredResume): Resume {
  const { content, version, created_at, updated_at } = stored;
  return { ...content, version, revision: revisionOf(stored), created_at, updated_at };
}

function changedFields(before: ResumeContent, after: ResumeContent): string[] {
  const fields = Object.keys(resumeContent.shape) as (keyof ResumeContent)[];
  return fields.filter((field) => canonicalJson(before[field] ?? null) !== canonicalJson(after[field] ?? null));
}
