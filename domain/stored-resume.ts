import { isSameJson } from "./json/canonical-json.ts";
import { type Resume, type ResumeContent, resumeContent } from "./resume.ts";

/**
 * A resume as storage keeps it. A deleted resume stays as a tombstone: the same item with `deleted_at`.
 * A new resume gets a new `id`, so that a revision never repeats, not even after a purge.
 * Version 0 is a resume that an earlier system stored and that nobody has saved since; its id follows from its content.
 */
export type StoredResume = {
  id: string;
  version: number;
  created_at?: string | undefined;
  updated_at?: string | undefined;
  deleted_at?: string | undefined;
  /** When the retention of a tombstone is over, in seconds since 1970. Storage sets it. */
  expires_at?: number | undefined;
  /** Marks a tombstone whose history and PDFs are being erased. Only a purge that goes on still finds it. */
  purging?: true | undefined;
  /** The email to which the resume is on its way. Only a move that goes on still finds it under its old one. */
  moving_to?: string | undefined;
  /** The person whom the resume belongs to, as the issuer of tokens names them. Without one, it is open to whoever has its email. */
  owner?: string | undefined;
  /** The ids of the deleted resumes that it took the place of, newest first. A purge erases what they left, too. */
  former?: string[] | undefined;
  /** The fields that this version changed. */
  changed?: string[] | undefined;
  /** Marks a replaced version whose next one is of the same day (UTC). Storage sets it. What an earlier release archived has no mark. */
  same_day?: true | undefined;
  /** The ids of the last writes, newest first. Storage recognises its own writes by them. */
  writes?: string[];
  content: ResumeContent;
};

/** How many former ids a resume remembers. What older ones left has long been swept. */
const rememberedIds = 20;

export const revisionOf = ({ id, version }: StoredResume): string => `${id}-${version}`;

/**
 * Where a stored resume, or a version of it, is in its life. A `live` one is found; a `deleted` one can be restored; the retention of a
 * `gone` one is over; a `purging` one is being erased; a `moving` one is on its way to another email. Nothing of the last three may be seen any more.
 */
export type State = "live" | "deleted" | "gone" | "purging" | "moving";

/** Returns the state of a stored resume. Time alone turns `deleted` into `gone`. */
export function stateOf({
  deleted_at,
  expires_at,
  purging,
  moving_to,
}: Pick<StoredResume, "deleted_at" | "expires_at" | "purging" | "moving_to">): State {
  if (purging === true) return "purging";
  if (moving_to !== undefined) return "moving";
  if (expires_at !== undefined && expires_at * 1000 <= Date.now()) return "gone";
  return deleted_at === undefined ? "live" : "deleted";
}

/** Tells whether a stored resume can be seen in its history and restored: it is live or deleted. */
export const isRestorable = (stored: Parameters<typeof stateOf>[0]): boolean => ["live", "deleted"].includes(stateOf(stored));

/** Makes version 1 of a new resume. */
export function firstVersion(content: ResumeContent): StoredResume {
  const now = new Date().toISOString();
  const changed = changedFields(resumeContent.parse({ email: content.email }), content);
  return { id: crypto.randomUUID(), version: 1, created_at: now, updated_at: now, changed, content };
}

/** Makes version 1 of a resume that takes the place of a deleted one. It keeps the owner, and remembers the ids of what there is to erase. */
export function successor(deleted: StoredResume, content: ResumeContent): StoredResume {
  const former = [deleted.id, ...(deleted.former ?? [])].slice(0, rememberedIds);
  return { ...firstVersion(content), former, owner: isRestorable(deleted) ? deleted.owner : undefined };
}

/** Makes the next version of a resume, with this content. */
export function nextVersion(
  { id, version, created_at, owner, former, content: previous }: StoredResume,
  content: ResumeContent,
): StoredResume {
  const updated_at = new Date().toISOString();
  const changed = changedFields(previous, content);
  return { id, version: version + 1, created_at, updated_at, owner, former, changed, content };
}

/** Makes the mark that a resume leaves under its old email while it is on its way: all of it is in it, and nothing of it is seen. */
export const leavingFor = (stored: StoredResume, moving_to: string): StoredResume => ({
  ...stored,
  version: stored.version + 1,
  moving_to,
});

/** Takes the mark back. */
export const stayed = ({ moving_to: _, ...marked }: StoredResume): StoredResume => ({ ...marked, version: marked.version - 1 });

/** Makes the version of a resume, or of the mark that it has left, under another email. It is nobody's: its owner had the old one. */
export function movedTo(stored: StoredResume, email: string): StoredResume {
  const before = stored.moving_to === undefined ? stored : stayed(stored);
  return { ...nextVersion(before, { ...before.content, email }), owner: undefined };
}

/** Makes the version of a resume that is its deletion. */
export function tombstone(stored: StoredResume): StoredResume {
  const next = nextVersion(stored, stored.content);
  return { ...next, deleted_at: next.updated_at };
}

/** Makes the empty tombstone that marks a resume for erasure. */
export function purgeMarker(stored: StoredResume): StoredResume {
  return { ...tombstone(stored), purging: true, content: resumeContent.parse({ email: stored.content.email }) };
}

/** Makes of a stored resume, or of one face of it, what callers read. */
export function toResume(stored: StoredResume): Resume {
  const { content, version, created_at, updated_at } = stored;
  return { ...content, version, revision: revisionOf(stored), created_at, updated_at };
}

function changedFields(before: ResumeContent, after: ResumeContent): string[] {
  const fields = Object.keys(resumeContent.shape) as (keyof ResumeContent)[];
  return fields.filter((field) => !isSameJson(before[field] ?? null, after[field] ?? null));
}
