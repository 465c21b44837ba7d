import type { Resume, ResumeContent } from "./resume.ts";

/**
 * A resume as storage keeps it. A deleted one stays as a tombstone: the same item with `deleted_at`.
 * `id` is minted when a resume is created, so that a revision never repeats, not even after a purge.
 */
export type StoredResume = {
  id: string;
  version: number;
  created_at?: string;
  updated_at?: string;
  deleted_at?: string;
  /** The ids of the last writes, newest first: storage recognises its own by them. */
  writes?: string[];
  content: ResumeContent;
};

export const revisionOf = ({ id, version }: StoredResume): string => `${id}-${version}`;

export function firstVersion(content: ResumeContent): StoredResume {
  const now = new Date().toISOString();
  return { id: crypto.randomUUID(), version: 1, created_at: now, updated_at: now, content };
}

export function nextVersion(stored: StoredResume, content: ResumeContent): StoredResume {
  const { deleted_at: _, ...kept } = stored;
  const now = new Date().toISOString();
  // A resume of an earlier system has no id of its own until it is first saved here.
  const id = stored.version === 0 ? crypto.randomUUID() : stored.id;
  return { ...kept, id, version: stored.version + 1, created_at: stored.created_at ?? now, updated_at: now, content };
}

export const tombstone = (stored: StoredResume): StoredResume => ({
  ...nextVersion(stored, stored.content),
  deleted_at: new Date().toISOString(),
});

/** What callers read. */
export function toResume(stored: StoredResume): Resume {
  const { content, version, created_at, updated_at } = stored;
  return { ...content, version, revision: revisionOf(stored), created_at, updated_at };
}
