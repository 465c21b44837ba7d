import * as z from "zod";
import { resumeContent } from "../../domain/resume.ts";
import { share } from "../../domain/shares/share.ts";
import { authed } from "../ownership.ts";
import { findResume } from "../stored.ts";
import { findShare, noShare } from "./share-link.ts";

const message = "Share revoked successfully";

export const revokeShare = authed
  .meta({
    openapi: {
      method: "DELETE",
      path: "/resume/{email}/shares/{id}",
      operationId: "revokeShare",
      tags: ["shares"],
      summary: "Revoke a share",
      description: "Ends a link for good. Nothing brings it back, the restore of an old version neither.",
      protect: true,
      successDescription: "The link is dead.",
      errorResponses: { 404: noShare },
    },
    limited: "writes",
  })
  .input(resumeContent.pick({ email: true }).extend(share.pick({ id: true }).shape))
  .output(
    z
      .strictObject({ message: z.literal(message).describe("What was done, for people to read.") })
      .meta({ id: "ShareRevoked", examples: [{ message }] }),
  )
  .mutation(async ({ input: { email, id }, ctx }) => {
    await findShare(ctx, await findResume(ctx, email), id);
    await ctx.shares.remove(id);
    return { message } as const;
  });
