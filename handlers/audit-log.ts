import type { DomainError } from "../domain/errors/errors.ts";
import type { Log, LogEntry } from "../domain/ports.ts";
import { type AuditedCall, isRefusedSignIn } from "../procedures/audit.ts";

/** Refused sign-ins that have a line of their own in a minute: strangers decide how many there are. */
const mostRefused = 10;

/** Writes what is audited. `requestId` is that of the request, whose own line says when and by which route. */
export type AuditLog = {
  call(requestId: string, call: AuditedCall): void;
  /** Writes a line for an error that refuses a sign-in, and none for any other. */
  signIn(requestId: string, error: DomainError, address: string | undefined): void;
};

/** Makes the audit of a process. Callers and owners stand in it by their pseudonyms. */
export function auditLog(log: Log, pseudonym: (name: string) => string): AuditLog {
  const write = (entry: Partial<LogEntry>) => log({ level: "info", message: "audit", ...entry });
  let [written, leftOut] = [0, 0];
  const endMinute = () => {
    if (leftOut > 0) write({ action: "sign-in", left_out: leftOut });
    [written, leftOut] = [0, 0];
  };
  return {
    call(request_id, { action, outcome, caller, email }) {
      write({ request_id, actor: caller ? pseudonym(caller.email) : "open", action, outcome, owner: pseudonym(email) });
    },
    signIn(request_id, error, address) {
      if (!isRefusedSignIn(error)) return;
      if (written === 0) setTimeout(endMinute, 60_000).unref();
      if (written === mostRefused) return void leftOut++;
      written++;
      write({ request_id, ...(address && { actor: pseudonym(address) }), action: "sign-in", outcome: error.code });
    },
  };
}
