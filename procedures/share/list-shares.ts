import * as z from "zod";
import { resumeContent } from "../../domain/resume.ts";
import { exampleShare, share, toShare } from "../../domain/shares/share.ts";
import { authed } from "../ownership.ts";
import { findResume, notStored } from "../stored.ts";

export const listShares = authed
  .meta({
    openapi: {
      method: "GET",
      path: "/resume/{email}/shares",
      operationId: "listShares",
      tags: ["shares"],
      summary: "List the shares of a resume",
      description: "Lists the shares, the newest first, with how often each was read. The links themselves are not kept.",
      protect: true,
      successDescription: "The shares.",
      errorResponses: { 404: notStored },
    },
  })
  .input(resumeContent.pick({ email: true }))
  .output(
    z
      .strictObject({ shares: z.array(share).describe("The shares, the newest first.") })
      .meta({ id: "ShareList", examples: [{ shares: [exampleShare] }] }),
  )
  .query(async ({ input: { email }, ctx }) => ({ shares: (await ctx.shares.list(await findResume(ctx, email))).map(toShare) }));
