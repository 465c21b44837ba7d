import { DomainError } from "../../domain/errors/errors.ts";
import type { CommitCount } from "./commit-count.ts";
import { databaseFault } from "./database-fault.ts";
import type { Database } from "./open-database.ts";

/** Does `work` in a transaction, and resolves with what it returned once that is on the disk. */
export type Write = <Result>(work: () => Result) => Promise<Result>;

type Waiting = { work: () => unknown; resolve: (result: unknown) => void; reject: (error: unknown) => void };

/**
 * Commits writes that come at once together: they share one transaction, and so one wait for the disk. Where one of them is at
 * fault, each is tried again by itself. Rejects with what `databaseFault` makes of an error.
 */
export function groupCommit(database: Database, count?: CommitCount): { write: Write; flush(): void } {
  let waiting: Waiting[] = [];
  let isCommitting = false;

  function transact<Result>(work: () => Result): Result {
    database.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      const commits = count?.add();
      database.exec("COMMIT");
      if (commits !== undefined) count?.note(commits);
      return result;
    } catch (error) {
      // SQLite has rolled back by itself after some faults, such as a full disk.
      if (database.inTransaction) database.exec("ROLLBACK");
      throw error;
    }
  }

  function commit(group: Waiting[]): void {
    try {
      const results = transact(() => group.map(({ work }) => work()));
      for (const [i, { resolve }] of group.entries()) resolve(results[i]);
    } catch (thrown) {
      const error = databaseFault(thrown);
      // A disk that is full for one is full for all.
      if (group.length === 1 || error instanceof DomainError) for (const { reject } of group) reject(error);
      else for (const one of group) commit([one]);
    }
  }

  function flush(): void {
    const group = waiting;
    waiting = [];
    if (group.length > 0) commit(group);
  }

  async function commitAll(): Promise<void> {
    isCommitting = true;
    while (waiting.length > 0) {
      flush();
      await afterPromises();
    }
    isCommitting = false;
  }

  return {
    write: <Result>(work: () => Result) =>
      new Promise<Result>((resolve, reject) => {
        waiting.push({ work, resolve: resolve as Waiting["resolve"], reject });
        // After all requests that have arrived by now.
        if (waiting.length === 1 && !isCommitting) setImmediate(commitAll);
      }),
    flush,
  };
}

/** Resolves when all that resolved promises set off is done: by then, those who waited for a write of the same resume have made theirs. */
const afterPromises = () => new Promise<void>((resolve) => queueMicrotask(() => process.nextTick(resolve)));
