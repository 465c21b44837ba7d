import * as z from "zod";
import { resumeContent } from "../../domain/resume.ts";
import { stateOf } from "../../domain/stored-resume.ts";
import { versionList } from "../../domain/versions.ts";
import { authed } from "../ownership.ts";
import { findRestorable, notStored } from "../stored.ts";

export const listVersions = authed
  .meta({
    openapi: {
      method: "GET",
      path: "/resume/{email}/history",
      operationId: "listVersions",
      tags: ["history"],
      summary: "List the versions of a resume",
      description: "Lists the versions, newest first, in pages. A deleted resume keeps its history until its retention time is over.",
      protect: true,
      successDescription: "The versions, and where the next page starts.",
      errorResponses: { 404: notStored },
    },
  })
  .input(
    resumeContent.pick({ email: true }).extend({
      before: z
        .int()
        .min(0)
        .meta({
          description: "Lists only versions before this one. To get the next page, send the `next` of the page that you have.",
          example: 100,
        })
        .optional(),
      limit: z.int().min(1).max(100).default(50).meta({ description: "The largest number of versions to list.", example: 50 }),
    }),
  )
  .output(versionList)
  .query(async ({ input: { email, before = Number.MAX_SAFE_INTEGER, limit }, ctx }) => {
    const stored = await findRestorable(ctx, email);
    const found = await ctx.resumes.versions(stored, { before, limit: limit + 1 });
    const versions = found.slice(0, limit).map(({ version, updated_at, changed = [], ...life }) => ({
      version,
      updated_at,
      changed,
      deleted: stateOf(life) !== "live",
    }));
    return { versions, next: found.length > limit ? (versions.at(-1)?.version ?? null) : null };
  });
