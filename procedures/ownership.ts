import { DomainError, InternalFault } from "../domain/errors/errors.ts";
import { canonicalEmail } from "../domain/fields/email.ts";
import type { Caller, ResumeStore } from "../domain/ports.ts";
import { isRestorable, type StoredResume } from "../domain/stored-resume.ts";
import { auditedAction } from "./audit.ts";
import { type Context, failureOf, procedure } from "./trpc.ts";

/** Says the same of a resume that exists and of one that does not. */
const forbidden = () => new DomainError("FORBIDDEN");

/** A procedure that knows who is calling, and the email in its input. It audits the calls that are to be audited, be they allowed or not. */
const identified = procedure.use(async ({ ctx: { services, signal }, path, getRawInput, next }) => {
  if (!services) throw new InternalFault("procedures of resumes are not served here");
  // Nothing of a stranger's body is looked at.
  const caller = await services.caller();
  const input = (await getRawInput()) as { email?: unknown; purge?: unknown } | undefined;
  const email = typeof input?.email === "string" ? canonicalEmail(input.email) : undefined;
  if (email !== undefined) services.about(email);
  const result = await next({ ctx: { services, signedIn: caller, email } });
  const action = email !== undefined && auditedAction(path, { caller, email, purge: input?.purge });
  if (action) services.audit({ action, outcome: result.ok ? "ok" : failureOf(result.error, signal).code, caller, email });
  return result;
});

/**
 * A procedure that only the owner of the email in its input, or an administrator, may call. The email is compared before anything is looked
 * up, so that a stranger cannot tell which resumes there are. An input without an email is refused later, for that.
 */
export const authed = identified.use(async ({ ctx: { services, signedIn: caller, email }, meta, next }) => {
  await services.rateLimit(meta?.limited ?? "reads");
  if (!caller) return next({ ctx: { ...services, claimant: undefined } });
  const isOwn = email === caller.email;
  if (email !== undefined && !isOwn && !caller.isAdmin) throw forbidden();
  const guarded = caller.isAdmin ? services.resumes : refusingOthers(caller, services.resumes);
  const resumes = isOwn ? claiming(caller, guarded) : guarded;
  return next({ ctx: { ...services, resumes, claimant: isOwn ? caller.sub : undefined } });
});

/** A procedure that only an administrator may call, on whosever resume; where nobody signs in, everybody may. */
export const adminOnly = authed.use(async ({ ctx, next }) => {
  const caller = await ctx.caller();
  if (caller && !caller.isAdmin) throw forbidden();
  return next();
});

/** Throws FORBIDDEN for the resumes of other owners: an email can pass to another person, who must not see what the former one stored. */
function refusingOthers({ sub }: Caller, store: ResumeStore): ResumeStore {
  const requireOwn = (stored: StoredResume | undefined) => {
    if (stored?.owner !== undefined && stored.owner !== sub && isRestorable(stored)) throw forbidden();
    return stored;
  };
  return {
    ...store,
    find: async (email) => requireOwn(await store.find(email)),
    findErasable: async (email) => requireOwn(await store.findErasable(email)),
  };
}

/** Makes the caller the owner of what nobody owns yet, with the first write. */
const claiming = ({ sub }: Caller, store: ResumeStore): ResumeStore => ({
  ...store,
  replace: (previous, next) => store.replace(previous, { ...next, owner: next.owner ?? sub }),
});

/** Tells whether a write would make the caller the owner: then it is stored even if it changes nothing else. */
export const wouldClaim = ({ claimant }: Context, { owner }: StoredResume): boolean => claimant !== undefined && owner === undefined;
