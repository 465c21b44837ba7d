import type { Database } from "./open-database.ts";

/** Milliseconds until the next try. */
const pause = 1_000;

/**
 * Empties the write-ahead log, which holds what was erased from the database: all of it goes into the database, and the file is cut to
 * nothing. While another process reads, that must wait: then it is tried again until it is done.
 */
export function scrubber(database: Database): { scrub(): void; stop(): void } {
  const truncate = database.prepare("PRAGMA wal_checkpoint(TRUNCATE)");
  let again: NodeJS.Timeout | undefined;

  function isDone(): boolean {
    try {
      return (truncate.get() as { busy: number }).busy === 0;
    } catch {
      // A full disk, say: it is erased from the database all the same.
      return false;
    }
  }

  function scrub(): void {
    clearTimeout(again);
    again = isDone() ? undefined : setTimeout(scrub, pause).unref();
  }

  return { scrub, stop: () => clearTimeout(again) };
}
