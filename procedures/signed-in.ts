import { InternalFault } from "../domain/errors/errors.ts";
import { procedure } from "./trpc.ts";

/** A procedure for whoever has signed in, where the service wants that. An email in its input names nobody's resume. */
export const signedIn = procedure.use(async ({ ctx: { services }, meta, next }) => {
  if (!services) throw new InternalFault("procedures of resumes are not served here");
  await services.caller();
  await services.rateLimit(meta?.limited ?? "reads");
  return next({ ctx: services });
});
