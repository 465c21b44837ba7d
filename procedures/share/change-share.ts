import * as z from "zod";
import { DomainError } from "../../domain/errors/errors.ts";
import { mergePatchSchema } from "../../domain/json/merge-patch.ts";
import { resumeContent } from "../../domain/resume.ts";
import { exampleShare, share, shareChoice, toShare } from "../../domain/shares/share.ts";
import { faceOf } from "../face.ts";
import { authed } from "../ownership.ts";
import { findResume } from "../stored.ts";
import { findShare, noShare, settingsOf } from "./share-link.ts";

const message = "Share changed successfully";

export const changeShare = authed
  .meta({
    openapi: {
      method: "PUT",
      path: "/resume/{email}/shares/{id}",
      operationId: "changeShare",
      tags: ["shares"],
      summary: "Change a share",
      description: "Changes what the body names; null removes it. The link stays the same.",
      protect: true,
      successDescription: "The share as it is now.",
      errorResponses: { 404: noShare, 409: "The share was changed at the same time, or its variant does not fit the resume any more." },
    },
    limited: "writes",
  })
  .input(
    mergePatchSchema(shareChoice)
      .extend({ ...resumeContent.pick({ email: true }).shape, ...share.pick({ id: true }).shape })
      .meta({ examples: [{ hide: ["phone", "location"] }] }),
  )
  .output(
    z
      .strictObject({
        message: z.literal(message).describe("What was done, for people to read."),
        share: share.describe("The share as it is now."),
      })
      .meta({ id: "ShareChanged", examples: [{ message, share: exampleShare }] }),
  )
  .mutation(async ({ input: { email, id, password, ...patch }, ctx }) => {
    const resume = await findResume(ctx, email);
    const stored = await findShare(ctx, resume, id);
    const password_hash = password ? await ctx.passwords.hash(password, ctx.signal) : password;
    const settings = settingsOf({ ...stored.settings, ...defined({ ...patch, password_hash }) });
    if (patch.variant) faceOf(resume.content, patch.variant);
    if (!(await ctx.shares.change(id, stored.settings, settings))) {
      throw new DomainError("CONFLICT", "The share was changed at the same time. Load it again, then repeat your change.");
    }
    return { message, share: toShare({ ...stored, settings }) };
  });

const defined = (patch: object) => Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
