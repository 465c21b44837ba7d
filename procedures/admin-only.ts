import { DomainError } from "../domain/errors/errors.ts";
import { authed } from "./ownership.ts";

/** A procedure that only an administrator may call, on whosever resume; where nobody signs in, everybody may. */
export const adminOnly = authed.use(async ({ ctx, next }) => {
  const caller = await ctx.caller();
  if (caller && !caller.isAdmin) throw new DomainError("FORBIDDEN");
  return next();
});
