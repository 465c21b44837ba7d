import * as z from "zod";
import { exampleUpdated } from "../../domain/fields/example.ts";
import { serverFields } from "../../domain/fields/server-fields.ts";
import { isSameJson } from "../../domain/json/canonical-json.ts";
import { resume, resumeContent } from "../../domain/resume.ts";
import { nextVersion, stateOf, toResume } from "../../domain/stored-resume.ts";
import { authed, wouldClaim } from "../ownership.ts";
import { changedSince, expectedRevision, requireRevision } from "../revision.ts";
import { findRestorable, findVersion, noVersion } from "../stored.ts";
import { writeInTurn } from "../write-in-turn.ts";

const message = "Resume restored successfully";

export const restoreResume = authed
  .meta({
    openapi: {
      method: "POST",
      path: "/resume/{email}/restore",
      operationId: "restoreResume",
      tags: ["history"],
      summary: "Restore a version, or a deleted resume",
      description:
        "Stores the content of an old version as a new version, so that a restore can be undone, too. Without `version`, it takes the newest " +
        "content, which undoes a deletion. Restoring what is stored already makes no new version.",
      protect: true,
      successDescription: "The resume as it is stored now.",
      errorResponses: { 404: noVersion, 412: changedSince },
    },
    limited: "writes",
  })
  .input(
    resumeContent
      .pick({ email: true })
      .extend({ version: serverFields.version.optional(), expected_revision: expectedRevision })
      .meta({ examples: [{ version: 1 }] }),
  )
  .output(
    z
      .strictObject({
        message: z.literal(message).describe("What was done, for people to read."),
        resume: resume.describe("The resume as it is stored now."),
      })
      .meta({ id: "ResumeRestored", examples: [{ message, resume: exampleUpdated }] }),
  )
  .mutation(({ input: { email, version, expected_revision }, ctx }) =>
    writeInTurn(ctx, email, async () => {
      const stored = await findRestorable(ctx, email);
      requireRevision(stored, expected_revision);
      const { content } = version === undefined ? stored : await findVersion(ctx, stored, version);
      const isStored = stateOf(stored) === "live" && isSameJson(content, stored.content);
      if (isStored && !wouldClaim(ctx, stored)) return { message, resume: toResume(stored) };
      const next = nextVersion(stored, content);
      return (await ctx.resumes.replace(stored, next)) ? { message, resume: toResume(next) } : undefined;
    }),
  );
