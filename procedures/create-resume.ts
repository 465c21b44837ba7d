import * as z from "zod";
import { isSameContent, requireSize } from "../domain/content.ts";
import { DomainError } from "../domain/errors.ts";
import { newResume } from "../domain/inputs.ts";
import { resume } from "../domain/resume.ts";
import { withoutServerFields } from "../domain/server-fields.ts";
import { firstVersion, toResume } from "../domain/stored-resume.ts";
import { erase } from "./erase.ts";
import { untilStored } from "./stored.ts";
import { procedure } from "./trpc.ts";

const message = "Resume created successfully";
const storedAlready = "A resume for this email is stored already. Update it with PUT /resume/{email} instead.";

export const createResume = procedure
  .meta({
    openapi: {
      method: "POST",
      path: "/resume",
      operationId: "createResume",
      tags: ["resumes"],
      summary: "Create a resume",
      description: "Safe to repeat: the same resume again answers 200 with what is stored.",
      protect: false,
      successDescription: "The same resume is stored already.",
      errorResponses: { 409: storedAlready },
    },
    created: "The resume is stored.",
  })
  .input(newResume)
  .output(z.strictObject({ message: z.literal(message), resume }).meta({ id: "ResumeCreated" }))
  .mutation(({ input, ctx }) => {
    const content = withoutServerFields(input);
    requireSize(content);
    return untilStored(ctx, async () => {
      const stored = await ctx.resumes.find(content.email);
      if (stored && !stored.deleted_at) {
        if (isSameContent(stored.content, content)) return { message, resume: toResume(stored) };
        throw new DomainError("CONFLICT", storedAlready);
      }
      // A deleted resume is given up: nothing of it stays behind the new one. A purge that broke off is finished.
      if (stored) {
        await erase(ctx, stored);
        return undefined;
      }
      const first = firstVersion(content);
      if (!(await ctx.resumes.replace(undefined, first))) return undefined;
      ctx.reply.location = `/resume/${encodeURIComponent(content.email)}`;
      return { message, resume: toResume(first) };
    });
  });
