import { setTimeout as sleep } from "node:timers/promises";
import { DomainError } from "../domain/errors.ts";
import { isGone, type StoredResume } from "../domain/stored-resume.ts";
import type { Context } from "./trpc.ts";

export const notStored = "No resume is stored for this email. Create it with POST /resume.";

/** The resume stored under an email. A deleted one is not found. */
export async function findResume(ctx: Context, email: string): Promise<StoredResume> {
  const stored = await ctx.resumes.find(email);
  if (!stored || stored.deleted_at) throw new DomainError("NOT_FOUND", notStored);
  return stored;
}

/** What is stored under an email and can be seen in its history: a resume, or a deleted one that can still be restored. */
export async function findRestorable(ctx: Context, email: string): Promise<StoredResume> {
  const stored = await ctx.resumes.find(email);
  if (!stored || isGone(stored)) throw new DomainError("NOT_FOUND", notStored);
  return stored;
}

export const noVersion = "This version of the resume is not stored. GET /resume/{email}/history lists those that are.";
const deletion = "This version is the deletion of the resume: there is nothing in it. Take the one before.";

/** One version of it; that of a deletion counts as none. */
export async function findVersion(ctx: Context, stored: StoredResume, number: number): Promise<StoredResume> {
  const version = await ctx.resumes.version(stored, number);
  if (!version || version.deleted_at) throw new DomainError("NOT_FOUND", version ? deletion : noVersion);
  return version;
}

/** So many at most, in some ten seconds; the deadline comes first where it is shorter. */
const maxRaces = 40;

/** Repeats a read-and-write that returned undefined because another writer came first. */
export async function untilStored<Result>(ctx: Context, attempt: () => Promise<Result | undefined>): Promise<Result> {
  for (let race = 0; race < maxRaces; race++) {
    const result = await attempt();
    if (result !== undefined) return result;
    await sleep(Math.random() * Math.min(20 * 2 ** race, 500), undefined, { signal: ctx.signal });
  }
  throw new DomainError("SERVICE_UNAVAILABLE", "Too many writers are saving this resume at once; try again.");
}
