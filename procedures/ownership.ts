import { canonicalEmail } from "../domain/email.ts";
import { DomainError } from "../domain/errors.ts";
import type { Caller, ResumeStore } from "../domain/ports.ts";
import { isGone } from "../domain/stored-resume.ts";
import { procedure } from "./trpc.ts";

/** The same words for a resume that exists and for one that does not. */
const forbidden = () => new DomainError("FORBIDDEN");

/**
 * A procedure for the owner of the email that its input names, or an administrator. The email is compared before anything is looked up, so
 * that a stranger cannot tell which resumes there are. An input that names no email is left to be refused for that.
 */
export const authed = procedure.use(async ({ ctx, meta, getRawInput, next }) => {
  const named = ((await getRawInput()) as { email?: unknown } | undefined)?.email;
  const email = typeof named === "string" ? canonicalEmail(named) : undefined;
  if (email !== undefined) ctx.about(email);
  const caller = await ctx.caller();
  if (!caller) return next();
  if (meta?.limited) await ctx.throttle(meta.limited, caller);
  if (caller.isAdmin) return next();
  if (email !== undefined && email !== caller.email) throw forbidden();
  return next({ ctx: { resumes: ownedBy(caller, ctx.resumes) } });
});

/**
 * The store as the owner of an email may use it. An email can pass to another person: what the former one stored is not the new one's to see.
 * What nobody owns yet becomes the caller's with the first write.
 */
function ownedBy({ sub }: Caller, store: ResumeStore): ResumeStore {
  return {
    ...store,
    async find(email) {
      const stored = await store.find(email);
      if (stored?.owner !== undefined && stored.owner !== sub && !isGone(stored)) throw forbidden();
      return stored;
    },
    replace: (previous, next) => store.replace(previous, { ...next, owner: next.owner ?? sub }),
  };
}
