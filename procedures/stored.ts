import { DomainError } from "../domain/errors/errors.ts";
import { isRestorable, type StoredResume, stateOf } from "../domain/stored-resume.ts";
import type { Context } from "./trpc.ts";

export const notStored = "No resume is stored for this email.";

/** The NOT_FOUND of an email. */
export const missing = () => new DomainError("NOT_FOUND", notStored, { advice: "Create it with POST /resume." });

/** The answer to who wants to erase or replace a resume whose move to another email broke off. */
export const onItsWay = () =>
  new DomainError(
    "SERVICE_UNAVAILABLE",
    "The resume under this email is being moved to another one. Repeat the move, or try again later.",
    {
      retryAfter: 60,
    },
  );

/** Returns the live resume under an email; throws NOT_FOUND when there is none. */
export async function findResume(ctx: Context, email: string): Promise<StoredResume> {
  const stored = await ctx.resumes.find(email);
  if (!stored || stateOf(stored) !== "live") throw missing();
  return stored;
}

/** Returns the resume under an email if it is live, or deleted and still restorable; else throws NOT_FOUND. */
export async function findRestorable(ctx: Context, email: string): Promise<StoredResume> {
  const stored = await ctx.resumes.find(email);
  if (!stored || !isRestorable(stored)) throw missing();
  return stored;
}

export const noVersion = "This version of the resume is not stored.";
const listed = "GET /resume/{email}/history lists those that are.";
const deletion = "This version is the deletion of the resume: there is nothing in it.";

/** Returns one version of a resume; throws NOT_FOUND when there is none, or when it is a deletion. */
export async function findVersion(ctx: Context, stored: StoredResume, number: number): Promise<StoredResume> {
  const version = await ctx.resumes.version(stored, number);
  if (!version || stateOf(version) !== "live") throw new DomainError("NOT_FOUND", version ? deletion : noVersion, { advice: listed });
  // Where it has moved since, it is read and restored as that.
  return { ...version, content: { ...version.content, email: stored.content.email } };
}
