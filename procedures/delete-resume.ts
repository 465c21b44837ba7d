import * as z from "zod";
import { resumeContent } from "../domain/resume.ts";
import { tombstone } from "../domain/stored-resume.ts";
import { changedSince, expectedRevision, requireRevision } from "./revision.ts";
import { findResume, notStored, untilStored } from "./stored.ts";
import { procedure } from "./trpc.ts";

const message = "Resume deleted successfully";

export const deleteResume = procedure
  .meta({
    openapi: {
      method: "DELETE",
      path: "/resume/{email}",
      operationId: "deleteResume",
      tags: ["resumes"],
      summary: "Delete a resume",
      description: "From then on the resume is not found; its content is kept for the retention time.",
      protect: false,
      successDescription: "The resume is deleted.",
      errorResponses: { 404: notStored, 412: changedSince },
    },
  })
  .input(resumeContent.pick({ email: true }).extend({ expected_revision: expectedRevision }))
  .output(z.strictObject({ message: z.literal(message) }).meta({ id: "ResumeDeleted" }))
  .mutation(({ input: { email, expected_revision }, ctx }) =>
    untilStored(ctx, async () => {
      const stored = await findResume(ctx, email);
      requireRevision(stored, expected_revision);
      return (await ctx.resumes.replace(stored, tombstone(stored))) ? { message } : undefined;
    }),
  );
