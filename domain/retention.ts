import type { StoredResume } from "./stored-resume.ts";

const secondsPerDay = 86_400;

/** Which replaced versions of a resume are kept: the last so many and, with `days`, the newest of each day (UTC). */
export type HistoryRetention = { last: number; days: boolean };

/** How long a storage keeps what nobody sees any more. */
export type Retention = {
  /** For how many days a deleted resume can be restored; without, it stays. */
  deleteRetentionDays?: number | undefined;
  /** Without it, all replaced versions are kept. */
  historyRetention?: HistoryRetention | undefined;
};

export const usualHistory: HistoryRetention = { last: 200, days: true };

/** When a tombstone is gone for good, in seconds since 1970; undefined for what is no tombstone, and for what is being erased. */
export function expiryOf({ deleted_at, purging }: StoredResume, { deleteRetentionDays }: Retention): number | undefined {
  if (!deleted_at || purging || deleteRetentionDays === undefined) return undefined;
  return Math.floor(Date.parse(deleted_at) / 1000) + deleteRetentionDays * secondsPerDay;
}

/** The replaced versions that are kept: those from `oldest` on and, with `days`, older ones that are not marked as `same_day`. */
export type Kept = { oldest: number; days: boolean };

/** Keeps every version. */
export const allKept: Kept = { oldest: 0, days: false };

/** Tells which versions are kept beside a newest one. */
export function keptBeside(newest: number, { historyRetention: { last, days } = { last: newest, days: false } }: Retention): Kept {
  return { oldest: Math.max(0, newest - last), days };
}

/** Whether a replaced version is kept, and so may be seen. */
export const isKept = ({ version, same_day }: Pick<StoredResume, "version" | "same_day">, { oldest, days }: Kept): boolean =>
  version >= oldest || (days && !same_day);

/** Whether a version is of the same day (UTC) as the one that replaces it, so that it is not the newest of its day. */
export const isSameDay = (replaced: StoredResume, next: StoredResume): boolean =>
  replaced.updated_at !== undefined && replaced.updated_at.slice(0, 10) === next.updated_at?.slice(0, 10);
