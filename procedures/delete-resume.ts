import * as z from "zod";
import { DomainError } from "../domain/errors.ts";
import { resumeContent } from "../domain/resume.ts";
import { purgeMarker, tombstone } from "../domain/stored-resume.ts";
import { eraseMarked } from "./erase.ts";
import { changedSince, expectedRevision, requireRevision } from "./revision.ts";
import { findResume, notStored, untilStored } from "./stored.ts";
import { procedure } from "./trpc.ts";

const messages = { deleted: "Resume deleted successfully", purged: "Resume, history and PDFs erased for good" } as const;

export const deleteResume = procedure
  .meta({
    openapi: {
      method: "DELETE",
      path: "/resume/{email}",
      operationId: "deleteResume",
      tags: ["resumes"],
      summary: "Delete a resume",
      description:
        "From then on the resume is not found; until the retention time is over, it can be restored. With `purge=true`, a resume, deleted " +
        "or not, is erased for good, with its history and its PDFs; repeated after a 503, that goes on where it was.",
      protect: false,
      successDescription: "The resume is deleted, or erased.",
      errorResponses: { 404: notStored, 412: changedSince },
    },
  })
  .input(
    resumeContent.pick({ email: true }).extend({
      purge: z.boolean().optional().meta({ description: "Whether to erase it for good.", example: false }),
      expected_revision: expectedRevision,
    }),
  )
  .output(
    z
      .strictObject({
        message: z.enum(messages),
        erased: z
          .strictObject({ versions: z.int(), pdfs: z.int() })
          .optional()
          .meta({ description: "With a purge: how many versions, the last one included, and PDFs this call erased." }),
      })
      .meta({ id: "ResumeDeleted", examples: [{ message: messages.deleted }] }),
  )
  .mutation(({ input: { email, purge, expected_revision }, ctx }) =>
    untilStored(ctx, async () => {
      if (!purge) {
        const stored = await findResume(ctx, email);
        requireRevision(stored, expected_revision);
        return (await ctx.resumes.replace(stored, tombstone(stored))) ? { message: messages.deleted } : undefined;
      }
      const stored = await ctx.resumes.find(email);
      if (!stored) throw new DomainError("NOT_FOUND", notStored);
      // A purge that was begun goes on, whatever revision it began with.
      if (!stored.purging) requireRevision(stored, expected_revision);
      const marker = stored.purging ? stored : purgeMarker(stored);
      if (!stored.purging && !(await ctx.resumes.replace(stored, marker))) return undefined;
      const { versions, pdfs } = await eraseMarked(ctx, marker);
      return { message: messages.purged, erased: { versions: versions + (stored.purging ? 0 : 1), pdfs } };
    }),
  );
