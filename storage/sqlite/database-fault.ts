import { DomainError } from "../../domain/errors/errors.ts";

/** A database that this process cannot work with; the message is for the person who runs it. */
export class UnusableDatabase extends Error {}

/** Codes of SQLite for faults that pass: a full disk, one that does not answer, another process that holds the file. */
const passing = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|NOMEM)/;

/** Codes for a file that is not what SQLite wrote. A file that ends too early shows as a read that was too short. */
const damage = /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ)/;

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : "");

/** What a failed statement means: SERVICE_UNAVAILABLE for a fault that passes, a plain error for a damaged file, anything else as it is. */
export function databaseFault(error: unknown): unknown {
  const code = codeOf(error);
  if (damage.test(code))
    return new Error(`The database is damaged (${code}). Stop the service, and restore the data folder from a backup.`);
  if (!passing.test(code)) return error;
  return new DomainError("SERVICE_UNAVAILABLE", "The storage cannot answer right now; try again.", { cause: error });
}

/** Does `work` with the database, and throws `databaseFault` of what fails. */
export function withDatabase<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw databaseFault(error);
  }
}

export const isDamage = (error: unknown): boolean => damage.test(codeOf(error));
