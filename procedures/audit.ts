import type { DomainError, ErrorCode } from "../domain/errors/errors.ts";
import type { Caller } from "../domain/ports.ts";

/*
 * What is audited: each call of an administrator on the resume of somebody else, each purge, export and move, and each sign-in that is refused. A request
 * that names no resume, such as one whose body is not JSON, is not a call on one.
 */

/** One call that is audited. `caller` is undefined where nobody signs in; `email` is the one that the call names. */
export type AuditedCall = { action: string; outcome: "ok" | ErrorCode; caller: Caller | undefined; email: string };

/** Names the action of a call of a procedure: its path, where a purge has a name of its own. Returns undefined for a call that is not audited. */
export function auditedAction(
  path: string,
  { caller, email, purge }: { caller: Caller | undefined; email: string; purge?: unknown },
): string | undefined {
  if (purge === true) return "resume.purge";
  const isOthers = caller?.isAdmin && caller.email !== email;
  return isOthers || path === "resume.export" || path === "resume.move" ? path : undefined;
}

/** Tells whether an error refuses a sign-in: a token was sent and not taken, or not looked at because too many were refused before. */
export const isRefusedSignIn = ({ code, challenge }: DomainError): boolean => challenge !== undefined || code === "TOO_MANY_REQUESTS";
