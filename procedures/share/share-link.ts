import { hash, randomBytes } from "node:crypto";
import { DomainError } from "../../domain/errors/errors.ts";
import type { ShareSettings, StoredShare } from "../../domain/shares/share.ts";
import type { StoredResume } from "../../domain/stored-resume.ts";
import type { Context } from "../trpc.ts";

/** Bytes of a token: 160 random bits. */
const tokenBytes = 20;

/** Makes the token of a new share. */
export const newToken = (): string => randomBytes(tokenBytes).toString("base64url");

/** Tells the id of the share that a token opens. Whatever a caller sends has one; an id is never compared with a secret, but looked up. */
export const idOfToken = (token: string): string => hash("sha256", token, "base64url");

export const noShare = "The resume has no share of this id.";

/** Returns one share of a resume; throws NOT_FOUND for one that there is not, or that is another's. */
export async function findShare({ shares }: Context, { id: resume_id }: StoredResume, id: string): Promise<StoredShare> {
  const found = await shares.find(id);
  if (found?.resume_id !== resume_id) throw new DomainError("NOT_FOUND", noShare, { advice: "GET /resume/{email}/shares lists them." });
  return found;
}

/** Puts the settings of a share together: without what is not set. */
export function settingsOf(settings: ShareSettings): ShareSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined && value !== null));
}
