import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { isSameContent, requireSize } from "../../domain/content.ts";
import { erase, eraseTraces } from "../../domain/erase.ts";
import { DomainError } from "../../domain/errors.ts";
import { withoutServerFields } from "../../domain/fields/server-fields.ts";
import { newResume } from "../../domain/inputs.ts";
import { resume } from "../../domain/resume.ts";
import { firstVersion, nextVersion, type StoredResume, successor, toResume } from "../../domain/stored-resume.ts";
import { authed, wouldClaim } from "../ownership.ts";
import { retryOnConflict } from "../retry-on-conflict.ts";
import type { Context } from "../trpc.ts";

const message = "Resume created successfully";
const storedAlready = "A resume for this email is stored already. Update it with PUT /resume/{email} instead.";

export const createResume = authed
  .meta({
    openapi: {
      method: "POST",
      path: "/resume",
      operationId: "createResume",
      tags: ["resumes"],
      summary: "Create a resume",
      description: "Safe to repeat: the same resume again answers 200 with what is stored.",
      protect: true,
      successDescription: "The same resume is stored already.",
      errorResponses: { 409: storedAlready },
    },
    created: "The resume is stored.",
    limited: "writes",
  })
  .input(newResume)
  .output(z.strictObject({ message: z.literal(message), resume }).meta({ id: "ResumeCreated" }))
  .mutation(({ input, ctx }) => {
    const content = withoutServerFields(input);
    requireSize(content);
    return retryOnConflict(ctx, async () => {
      const stored = await ctx.resumes.find(content.email);
      if (stored && !stored.deleted_at) {
        if (!isSameContent(stored.content, content)) throw new DomainError("CONFLICT", storedAlready);
        if (!wouldClaim(ctx, stored)) return { message, resume: toResume(stored) };
        const claimed = nextVersion(stored, content);
        return (await ctx.resumes.replace(stored, claimed)) ? { message, resume: toResume(claimed) } : undefined;
      }
      if (stored?.purging) {
        // A purge broke off: it is finished before the email is used again.
        await erase(ctx, stored);
        return undefined;
      }
      const first = stored ? successor(stored, content) : firstVersion(content);
      if (!(await ctx.resumes.replace(stored, first))) return undefined;
      if (stored) await giveUp(ctx, stored);
      ctx.reply.location = `/resume/${encodeURIComponent(content.email)}`;
      return { message, resume: toResume(first) };
    });
  });

/** Erases what a deleted resume left, for two seconds at most. The rest is swept, or purged with the new resume; nobody sees it. */
const giveUp = (ctx: Context, deleted: StoredResume) =>
  Promise.race([eraseTraces(ctx, deleted).catch(() => {}), sleep(2_000, undefined, { ref: false })]);
