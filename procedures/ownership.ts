import { DomainError } from "../domain/errors.ts";
import { canonicalEmail } from "../domain/fields/email.ts";
import type { Caller, ResumeStore } from "../domain/ports.ts";
import { isRestorable, type StoredResume } from "../domain/stored-resume.ts";
import { type Context, procedure } from "./trpc.ts";

/** Says the same of a resume that exists and of one that does not. */
const forbidden = () => new DomainError("FORBIDDEN");

/**
 * A procedure that only the owner of the email in its input, or an administrator, may call. The email is compared before anything is looked
 * up, so that a stranger cannot tell which resumes there are. An input without an email is refused later, for that.
 */
export const authed = procedure.use(async ({ ctx, meta, getRawInput, next }) => {
  const { services } = ctx;
  if (!services) throw new Error("procedures of resumes are not served here");
  // Nothing of a stranger's body is looked at.
  const caller = await services.caller();
  const named = ((await getRawInput()) as { email?: unknown } | undefined)?.email;
  const email = typeof named === "string" ? canonicalEmail(named) : undefined;
  if (email !== undefined) services.about(email);
  await services.rateLimit(meta?.limited ?? "reads");
  if (!caller) return next({ ctx: { ...services, claimant: undefined } });
  const isOwn = email === caller.email;
  if (email !== undefined && !isOwn && !caller.isAdmin) throw forbidden();
  const guarded = caller.isAdmin ? services.resumes : refusingOthers(caller, services.resumes);
  const resumes = isOwn ? claiming(caller, guarded) : guarded;
  return next({ ctx: { ...services, resumes, claimant: isOwn ? caller.sub : undefined } });
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
