import { DomainError } from "../../domain/errors/errors.ts";

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : "");

export const isMissing = (error: unknown): boolean => codeOf(error) === "ENOENT";

/** Throws what a failed call of the file system means: SERVICE_UNAVAILABLE, for a full disk, say. Anything else it throws as it is. */
export function throwDiskFault(error: unknown): never {
  if (!/^E(?!RR_)[A-Z]+$/.test(codeOf(error))) throw error;
  throw new DomainError("SERVICE_UNAVAILABLE", "The storage cannot answer right now; try again.", { cause: error });
}
