import { serverFields } from "../../domain/fields/server-fields.ts";
import { resume, resumeContent } from "../../domain/resume.ts";
import { toResume } from "../../domain/stored-resume.ts";
import { authed } from "../ownership.ts";
import { findRestorable, findVersion, noVersion } from "../stored.ts";

export const getVersion = authed
  .meta({
    openapi: {
      method: "GET",
      path: "/resume/{email}/history/{version}",
      operationId: "getVersion",
      tags: ["history"],
      summary: "Read a version of a resume",
      protect: true,
      successDescription: "The resume as it was in this version.",
      errorResponses: { 404: noVersion },
    },
  })
  .input(resumeContent.pick({ email: true }).extend({ version: serverFields.version }))
  .output(resume)
  .query(async ({ input: { email, version }, ctx }) => {
    const stored = await findRestorable(ctx, email);
    return toResume(await findVersion(ctx, stored, version));
  });
