import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { canonicalJson } from "../domain/canonical-json.ts";
import { DomainError, invalid } from "../domain/errors.ts";
import { toIssues } from "../domain/issues.ts";
import { byteLength, limits } from "../domain/limits.ts";
import { type ResumeContent, resumeContent } from "../domain/resume.ts";
import { revisionOf, type StoredResume } from "../domain/stored-resume.ts";
import type { Context } from "./trpc.ts";

/** REST's `If-Match`, for callers over tRPC. */
export const expectedRevision = z.string().max(1000).optional().meta({
  description:
    "The revision that you read: the call fails with PRECONDITION_FAILED when another one is stored by now. `*` accepts any; a list with commas accepts each.",
});

/** The resume stored under an email. A deleted one is not found. */
export async function findResume(ctx: Context, email: string): Promise<StoredResume> {
  const stored = await ctx.resumes.find(email);
  if (!stored || stored.deleted_at) throw new DomainError("NOT_FOUND", "No resume is stored for this email. Create it with POST /resume.");
  return stored;
}

/** Refuses a write that was made for another revision (RFC 9110 §13.1.1). */
export function requireRevision(stored: StoredResume, expected: string | undefined): void {
  const revision = revisionOf(stored);
  if (expected === undefined || expected === "*" || expected.split(",").includes(revision)) return;
  throw new DomainError("PRECONDITION_FAILED", "The resume has changed since you read it. Load it again, then repeat your change.", {
    revision,
  });
}

/** What is to be stored, checked as a whole. */
export function checkContent(content: unknown): ResumeContent {
  const checked = resumeContent.safeParse(content);
  if (!checked.success) throw invalid(toIssues(checked.error));
  if (byteLength(JSON.stringify(checked.data)) > limits.resume) {
    throw new DomainError("PAYLOAD_TOO_LARGE", `A resume can have at most ${limits.resume / 1024} kB as JSON. Shorten it.`);
  }
  return checked.data;
}

export const isSameContent = (a: ResumeContent, b: ResumeContent): boolean => canonicalJson(a) === canonicalJson(b);

const maxRaces = 12;

/** Repeats a read-and-write that returned undefined because another writer came first. */
export async function untilStored<Result>(ctx: Context, attempt: () => Promise<Result | undefined>): Promise<Result> {
  for (let race = 0; race < maxRaces; race++) {
    const result = await attempt();
    if (result !== undefined) return result;
    await sleep(Math.random() * Math.min(10 * 2 ** race, 200), undefined, { signal: ctx.signal });
  }
  throw new DomainError("SERVICE_UNAVAILABLE", "Too many writers are saving this resume at once; try again.");
}
