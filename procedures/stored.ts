import { DomainError } from "../domain/errors.ts";
import { isRestorable, type StoredResume, stateOf } from "../domain/stored-resume.ts";
import type { Context } from "./trpc.ts";

export const notStored = "No resume is stored for this email. Create it with POST /resume.";

/** The resume stored under an email. A deleted one is not found. */
export async function findResume(ctx: Context, email: string): Promise<StoredResume> {
  const stored = await ctx.resumes.find(email);
  if (!stored || stateOf(stored) !== "live") throw new DomainError("NOT_FOUND", notStored);
  return stored;
}

/** What is stored under an email and can be seen in its history: a resume, or a deleted one that can still be restored. */
export async function findRestorable(ctx: Context, email: string): Promise<StoredResume> {
  const stored = await ctx.resumes.find(email);
  if (!stored || !isRestorable(stored)) throw new DomainError("NOT_FOUND", notStored);
  return stored;
}

export const noVersion = "This version of the resume is not stored. GET /resume/{email}/history lists those that are.";
const deletion = "This version is the deletion of the resume: there is nothing in it. Take the one before.";

/** One version of it; that of a deletion counts as none. */
export async function findVersion(ctx: Context, stored: StoredResume, number: number): Promise<StoredResume> {
  const version = await ctx.resumes.version(stored, number);
  if (!version || stateOf(version) !== "live") throw new DomainError("NOT_FOUND", version ? deletion : noVersion);
  return version;
}
