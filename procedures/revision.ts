import * as z from "zod";
import { DomainError } from "../domain/errors/errors.ts";
import { revisionOf, type StoredResume } from "../domain/stored-resume.ts";

/** Takes from callers over tRPC what `If-Match` says in REST. */
export const expectedRevision = z.string().max(1000).optional().meta({
  description:
    "The revision that you read. The call fails with PRECONDITION_FAILED if another one is stored now. `*` accepts any revision; a list, separated by commas, accepts each one in it.",
});

export const changedSince = "The resume has changed since you read it. Load it again, then repeat your change.";
const advice =
  "Read it with GET, and send the ETag of that answer in If-Match; over tRPC, the revision of that answer as expected_revision.";

/** Throws PRECONDITION_FAILED for a write that was made for another revision (RFC 9110 §13.1.1). */
export function requireRevision(stored: StoredResume, expected: string | undefined): void {
  const revision = revisionOf(stored);
  if (expected === undefined || expected === "*" || expected.split(",").includes(revision)) return;
  throw new DomainError("PRECONDITION_FAILED", changedSince, { revision, advice });
}
