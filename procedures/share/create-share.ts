import * as z from "zod";
import { DomainError, invalid } from "../../domain/errors/errors.ts";
import { limits } from "../../domain/fields/limits.ts";
import { resumeContent } from "../../domain/resume.ts";
import { exampleShare, isPast, type StoredShare, share, shareChoice, toShare } from "../../domain/shares/share.ts";
import { stateOf } from "../../domain/stored-resume.ts";
import { faceOf } from "../face.ts";
import { nullIsAbsent } from "../null-as-absent.ts";
import { findResume, missing, notStored } from "../stored.ts";
import { idOfToken, newToken, settingsOf } from "./share-link.ts";

const message = "Share created successfully";
const tooMany = `A resume can have ${limits.shares} shares: revoke one first.`;

const newShare = share
  .extend({ url: z.string().describe("The link. It is answered this once: only a hash of what is secret in it is kept.") })
  .meta({
    id: "NewShare",
    examples: [{ ...exampleShare, views: 0, viewed_at: undefined, url: "https://resumes.example.org/s/x3Jq1lCkDx8mBc7pPq2vN0s5uYh" }],
  });

export const createShare = nullIsAbsent
  .meta({
    openapi: {
      method: "POST",
      path: "/resume/{email}/shares",
      operationId: "createShare",
      tags: ["shares"],
      summary: "Share a resume by a link",
      description:
        "Makes a link to a page that shows the resume, or one of its variants, as it is at the time of reading. Whoever has the link can read it: with a password if there is one, until it expires or is revoked.",
      protect: true,
      successDescription: "The link.",
      errorResponses: { 404: notStored, 409: tooMany },
    },
    created: "The link.",
    limited: "writes",
  })
  .input(
    resumeContent
      .pick({ email: true })
      .extend(shareChoice.shape)
      .meta({ examples: [{ hide: ["phone"] }] }),
  )
  .output(
    z
      .strictObject({
        message: z.literal(message).describe("What was done, for people to read."),
        share: newShare.describe("The share, with its link."),
      })
      .meta({ id: "ShareCreated" }),
  )
  .mutation(async ({ input: { email, password, ...chosen }, ctx }) => {
    const { id: resume_id, content } = await findResume(ctx, email);
    faceOf(content, chosen.variant);
    if (chosen.expires_at && isPast(chosen.expires_at))
      throw invalid([{ path: "expires_at", message: "must be a time to come", code: "not_valid" }]);
    if ((await ctx.shares.list({ id: resume_id })).length >= limits.shares) throw new DomainError("CONFLICT", tooMany);
    const token = newToken();
    const password_hash = password === undefined ? undefined : await ctx.passwords.hash(password, ctx.signal);
    const stored: StoredShare = {
      id: idOfToken(token),
      resume_id,
      email,
      created_at: new Date().toISOString(),
      settings: settingsOf({ ...chosen, password_hash }),
      views: 0,
    };
    await ctx.shares.add(stored);
    // A purge or a move that came between could not see it.
    const now = await ctx.resumes.find(email);
    if (now?.id !== resume_id || stateOf(now) !== "live") {
      await ctx.shares.remove(stored.id);
      throw missing();
    }
    ctx.reply.location = `/resume/${encodeURIComponent(email)}/shares/${stored.id}`;
    return { message, share: { ...toShare(stored), url: `${ctx.url ?? ""}/s/${token}` } };
  });
