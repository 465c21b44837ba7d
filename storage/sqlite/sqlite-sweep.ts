import { setImmediate as othersTurn, setTimeout as sleep } from "node:timers/promises";
import { allKept } from "../../domain/retention.ts";
import { withDatabase } from "./database-fault.ts";
import type { Write } from "./group-commit.ts";
import type { Statements } from "./statements.ts";
import { idsOf, toStored } from "./version-row.ts";

/** How many rows are erased at once. */
const batch = 500;

/** How many resumes are looked at, some 20 µs each, until others have their turn, and how often that time is left to them. */
const look = 50;
const leisure = 9;

export type SqliteSweepOptions = {
  statements: Statements;
  write: Write;
  /** Keeps, outside of the database, the ids of what is erased for good. */
  record: (ids: readonly string[]) => Promise<void>;
  /** Erases the PDFs of a resume, and says how many. */
  removePdfs: (id: string) => Promise<number>;
};

/** Erases the resumes whose time is over, with their versions and PDFs; and versions whose resume is gone. */
export async function sqliteSweep({ statements, write, record, removePdfs }: SqliteSweepOptions, signal: AbortSignal) {
  const { expired, nextId, isOwner, version, dropReplaced, dropHead, drop } = statements;
  const swept = { resumes: 0, versions: 0, pdfs: 0 };

  async function eraseReplaced(id: string): Promise<void> {
    for (let now = batch; now === batch; swept.versions += now) {
      now = await write(() => dropReplaced(id, batch));
      await othersTurn();
    }
  }

  function allIdsOf({ id, version: number }: { id: string; version: number }): string[] {
    const row = version(id, number, allKept);
    try {
      return row ? idsOf(toStored(row)) : [id];
    } catch {
      return [id];
    }
  }

  async function sweepExpired(): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const gone = withDatabase(() => expired(Math.floor(Date.now() / 1000), batch));
      if (gone.length === 0) return;
      await record(withDatabase(() => gone.flatMap(allIdsOf)));
      for (const place of gone) {
        signal.throwIfAborted();
        swept.pdfs += await removePdfs(place.id);
        await eraseReplaced(place.id);
        // Somebody may have put a new resume in its place.
        const last = await write(() => (dropHead(place) ? drop(place.id) : 0));
        swept.resumes += last;
        swept.versions += last;
      }
    }
  }

  /** Erases what only damage can have left: no write leaves a version without its resume. */
  async function sweepOrphans(): Promise<void> {
    let looked = 0;
    let began = performance.now();
    for (let id: string | undefined = ""; ; ) {
      signal.throwIfAborted();
      id = withDatabase(() => nextId(id as string));
      if (id === undefined) return;
      if (!withDatabase(() => isOwner(id as string))) await eraseReplaced(id);
      if (++looked % look > 0) continue;
      await sleep(leisure * (performance.now() - began), undefined, { signal });
      began = performance.now();
    }
  }

  await sweepExpired();
  await sweepOrphans();
  return swept;
}
