import * as z from "zod";
import { DomainError } from "../domain/errors.ts";
import { revisionOf, type StoredResume } from "../domain/stored-resume.ts";

/** REST's `If-Match`, for callers over tRPC. */
export const expectedRevision = z.string().max(1000).optional().meta({
  description:
    "The revision that you read: the call fails with PRECONDITION_FAILED when another one is stored by now. `*` accepts any; a list with commas accepts each.",
});

export const changedSince = "The resume has changed since you read it. Load it again, then repeat your change.";

/** Refuses a write that was made for another revision (RFC 9110 §13.1.1). */
export function requireRevision(stored: StoredResume, expected: string | undefined): void {
  const revision = revisionOf(stored);
  if (expected === undefined || expected === "*" || expected.split(",").includes(revision)) return;
  throw new DomainError("PRECONDITION_FAILED", changedSince, { revision });
}
