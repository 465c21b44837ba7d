import { hash, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
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

/** The cost of a password's hash: 32 MB and some 80 ms. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

const derive = promisify(
  scrypt as (password: string, salt: Buffer, length: number, options: object, done: (error: Error | null, key: Buffer) => void) => void,
) as (password: string, salt: Buffer, length: number, options: object) => Promise<Buffer>;

/** Hashes a password by scrypt (RFC 7914), with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString("base64url")}.${(await derive(password.normalize("NFC"), salt, 32, cost)).toString("base64url")}`;
}

/** Tells whether a password is the one that was hashed, in a time that does not tell how much of it was right. */
export async function isPassword(password: string, hashed: string): Promise<boolean> {
  const [salt = "", key = ""] = hashed.split(".").map((part) => Buffer.from(part, "base64url"));
  if (typeof salt === "string" || typeof key === "string") return false;
  return timingSafeEqual(await derive(password.normalize("NFC"), salt, key.length, cost), key);
}

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
