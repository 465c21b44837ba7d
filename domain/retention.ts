import type { StoredResume } from "./stored-resume.ts";

const secondsPerDay = 86_400;

/** How long a storage keeps what nobody sees any more. */
export type Retention = {
  /** For how many days a deleted resume can be restored; without, it stays. */
  deleteRetentionDays?: number | undefined;
  /** How many replaced versions of a resume are kept; without, all are. */
  historyRetention?: number | undefined;
};

/** When a tombstone is gone for good, in seconds since 1970; undefined for what is no tombstone, and for what is being erased. */
export function expiryOf({ deleted_at, purging }: StoredResume, { deleteRetentionDays }: Retention): number | undefined {
  if (!deleted_at || purging || deleteRetentionDays === undefined) return undefined;
  return Math.floor(Date.parse(deleted_at) / 1000) + deleteRetentionDays * secondsPerDay;
}

/** The oldest version that is kept beside a newest one. */
export const oldestKept = (newest: number, { historyRetention }: Retention): number =>
  historyRetention === undefined ? 0 : Math.max(0, newest - historyRetention);
