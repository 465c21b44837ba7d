import type { Resume, ResumeContent } from "./resume.ts";

/**
 * A resume as storage keeps it. A deleted one stays as a tombstone: the same item with `deleted_at`.
 * `id` is minted when a resume is created, so that a revision never repeats, not even after a purge.
 * Version 0 is a resume that an earlier system stored and nobody has saved since.
 */
export type StoredResume = {
  id: string;
  version: number;
  created_at?: string | undefined;
  updated_at?: string | undefined;
  deleted_at?: string | undefined;
  /** The ids of the last writes, newest first: storage recognises its own by them. */
  writes?: string[];
  content: ResumeContent;
};

export const revisionOf = ({ id, version }: StoredResume): string => `${id}-${version}`;

export function firstVersion(content: ResumeContent): StoredResume {
  const now = new Date().toISOString();
  return { id: crypto.randomUUID(), version: 1, created_at: now, updated_at: now, content };
}

export function nextVersion({ id, version, created_at }: StoredResume, content: ResumeContent): StoredResume {
  const updated_at = new Date().toISOString();
  return { id: version === 0 ? crypto.randomUUID() : id, version: version + 1, created_at, updated_at, content };
}

export function tombstone(stored: StoredResume): StoredResume {
  const next = nextVersion(stored, stored.content);
  return { ...next, deleted_at: next.updated_at };
}

/** What callers read. */
export function toResume(stored: StoredResume): Resume {
  const { content, version, created_at, updated_at } = stored;
  return { ...content, version, revision: revisionOf(stored), created_at, updated_at };
}
