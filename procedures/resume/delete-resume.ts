import * as z from "zod";
import { erase } from "../../domain/erase.ts";
import { DomainError } from "../../domain/errors.ts";
import { resumeContent } from "../../domain/resume.ts";
import { tombstone } from "../../domain/stored-resume.ts";
import { authed } from "../ownership.ts";
import { retryOnConflict } from "../retry-on-conflict.ts";
import { changedSince, expectedRevision, requireRevision } from "../revision.ts";
import { findResume, notStored } from "../stored.ts";

const messages = { deleted: "Resume deleted successfully", purged: "Resume, history and PDFs erased for good" } as const;

export const deleteResume = authed
  .meta({
    openapi: {
      method: "DELETE",
      path: "/resume/{email}",
      operationId: "deleteResume",
      tags: ["resumes"],
      summary: "Delete a resume",
      description:
        "From then on the resume is not found; until the retention time is over, it can be restored. With `purge=true`, a resume, deleted " +
        "or not, is erased for good, with its history and its PDFs; repeated after a 503, that goes on where it was; a 404 then says that all is erased.",
      protect: true,
      successDescription: "The resume is deleted, or erased.",
      errorResponses: { 404: notStored, 412: changedSince },
    },
    limited: "writes",
  })
  .input(
    resumeContent.pick({ email: true }).extend({
      purge: z.boolean().meta({ description: "Whether to erase it for good, with its history and its PDFs.", example: false }).optional(),
      expected_revision: expectedRevision,
    }),
  )
  .output(
    z
      .strictObject({
        message: z.enum(messages),
        erased: z
          .strictObject({ versions: z.int().min(0), pdfs: z.int().min(0) })
          .optional()
          .meta({ description: "With a purge: how many versions, the last one included, and PDFs this call erased." }),
      })
      .meta({ id: "ResumeDeleted", examples: [{ message: messages.deleted }] }),
  )
  .mutation(({ input: { email, purge, expected_revision }, ctx }) => {
    let purged: string | undefined;
    return retryOnConflict(ctx, async () => {
      if (!purge) {
        const stored = await findResume(ctx, email);
        requireRevision(stored, expected_revision);
        return (await ctx.resumes.replace(stored, tombstone(stored))) ? { message: messages.deleted } : undefined;
      }
      const stored = await ctx.resumes.findErasable(email);
      // Another call has purged it, and this one must not purge what may have come after.
      if (purged !== undefined && stored?.id !== purged) return { message: messages.purged, erased: { versions: 0, pdfs: 0 } };
      if (!stored) throw new DomainError("NOT_FOUND", notStored);
      purged = stored.id;
      // A purge that was begun goes on, whatever revision it began with.
      if (!stored.purging) requireRevision(stored, expected_revision);
      const erased = await erase(ctx, stored);
      return erased && { message: messages.purged, erased };
    });
  });
