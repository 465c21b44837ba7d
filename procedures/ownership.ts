import { DomainError } from "../domain/errors.ts";
import { canonicalEmail } from "../domain/fields/email.ts";
import type { Caller, ResumeStore } from "../domain/ports.ts";
import { isGone, type StoredResume } from "../domain/stored-resume.ts";
import { type Context, procedure } from "./trpc.ts";

/** The same words for a resume that exists and for one that does not. */
const forbidden = () => new DomainError("FORBIDDEN");

/**
 * A procedure for the owner of the email that its input names, or an administrator. The email is compared before anything is looked up, so
 * that a stranger cannot tell which resumes there are. An input that names no email is left to be refused for that.
 */
export const authed = procedure.use(async ({ ctx, meta, getRawInput, next }) => {
  // Nothing of a stranger's body is looked at.
  const caller = await ctx.caller();
  const named = ((await getRawInput()) as { email?: unknown } | undefined)?.email;
  const email = typeof named === "string" ? canonicalEmail(named) : undefined;
  if (email !== undefined) ctx.about(email);
  await ctx.throttle(meta?.limited ?? "reads");
  if (!caller) return next();
  const isOwn = email === caller.email;
  if (email !== undefined && !isOwn && !caller.isAdmin) throw forbidden();
  const guarded = caller.isAdmin ? ctx.resumes : refusingOthers(caller, ctx.resumes);
  return next({ ctx: isOwn ? { resumes: claiming(caller, guarded), claimant: caller.sub } : { resumes: guarded } });
});

/** An email can pass to another person: what the former one stored is not the new one's to see. */
function refusingOthers({ sub }: Caller, store: ResumeStore): ResumeStore {
  const requireOwn = (stored: StoredResume | undefined) => {
    if (stored?.owner !== undefined && stored.owner !== sub && !isGone(stored)) throw forbidden();
    return stored;
  };
  return {
    ...store,
    find: async (email) => requireOwn(await store.find(email)),
    findErasable: async (email) => requireOwn(await store.findErasable(email)),
  };
}

/** What nobody owns yet becomes the caller's with the first write. */
const claiming = ({ sub }: Caller, store: ResumeStore): ResumeStore => ({
  ...store,
  replace: (previous, next) => store.replace(previous, { ...next, owner: next.owner ?? sub }),
});

/** Whether a write would make the resume the caller's: then it is stored even where it changes nothing else. */
export const wouldClaim = ({ claimant }: Context, { owner }: StoredResume): boolean => claimant !== undefined && owner === undefined;
