import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { Passwords } from "../domain/ports.ts";
import { turnsAt } from "./rendering/turns.ts";

/** The cost of a password's hash: 32 MB and some 80 ms. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

const derive = promisify(
  scrypt as (password: string, salt: Buffer, length: number, options: object, done: (error: Error | null, key: Buffer) => void) => void,
) as (password: string, salt: Buffer, length: number, options: object) => Promise<Buffer>;

/**
 * Hashes passwords by scrypt (RFC 7914), each with a salt of its own. Callers take turns, and one hash is made at a time: it takes one of the few
 * threads on which Node reads and writes files, for everybody.
 */
export function passwordsInTurn(): Passwords {
  const { inTurn } = turnsAt([derive], "Too many passwords are being looked at right now; try again in a moment.");
  const derived = (password: string, salt: Buffer, length: number, signal: AbortSignal, caller = "") =>
    inTurn({ caller, isShort: true, signal }, (thread) => thread(password.normalize("NFC"), salt, length, cost));
  return {
    async hash(password, signal, caller) {
      const salt = randomBytes(16);
      return `${salt.toString("base64url")}.${(await derived(password, salt, 32, signal, caller)).toString("base64url")}`;
    },
    async isRight(password, hashed, signal, caller) {
      const [salt = "", key = ""] = hashed.split(".").map((part) => Buffer.from(part, "base64url"));
      if (typeof salt === "string" || typeof key === "string") return false;
      return timingSafeEqual(await derived(password, salt, key.length, signal, caller), key);
    },
  };
}
