import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { requireWhole } from "../../domain/content.ts";
import { DomainError } from "../../domain/errors/errors.ts";
import { withoutServerFields } from "../../domain/fields/server-fields.ts";
import { newResume } from "../../domain/inputs.ts";
import { isSameJson } from "../../domain/json/canonical-json.ts";
import { erase, eraseTraces } from "../../domain/person/erase.ts";
import { type ResumeContent, resume } from "../../domain/resume.ts";
import { firstVersion, nextVersion, type StoredResume, stateOf, successor, toResume } from "../../domain/stored-resume.ts";
import { checkVariants } from "../../domain/variants/check-variants.ts";
import { warnings, warningsOf } from "../../domain/warnings.ts";
import { nullIsAbsent } from "../null-as-absent.ts";
import { wouldClaim } from "../ownership.ts";
import { onItsWay } from "../stored.ts";
import type { Context } from "../trpc.ts";
import { writeInTurn } from "../write-in-turn.ts";

const message = "Resume created successfully";
const storedAlready = "A resume for this email is stored already.";

export const createResume = nullIsAbsent
  .meta({
    openapi: {
      method: "POST",
      path: "/resume",
      operationId: "createResume",
      tags: ["resumes"],
      summary: "Create a resume",
      description: "Stores a new resume under its email. It is safe to repeat: the same resume sent again answers 200 with what is stored.",
      protect: true,
      successDescription: "The same resume was stored already.",
      errorResponses: { 409: storedAlready },
    },
    created: "The resume is stored.",
    limited: "writes",
  })
  .input(newResume)
  .output(
    z
      .strictObject({
        message: z.literal(message).describe("What was done, for people to read."),
        resume: resume.describe("The resume as it is stored now."),
        warnings,
      })
      .meta({ id: "ResumeCreated" }),
  )
  .mutation(async ({ input, ctx }) => {
    const content = withoutServerFields(input);
    requireWhole(content);
    checkVariants(content);
    const stored = await writeInTurn(ctx, content.email, () => create(ctx, content));
    return { message, resume: toResume(stored), warnings: warningsOf(stored.content) };
  });

/** Returns what is stored in the end, or undefined when another writer came first. Throws CONFLICT when another resume is stored. */
async function create(ctx: Context, content: ResumeContent): Promise<StoredResume | undefined> {
  const stored = await ctx.resumes.find(content.email);
  if (!stored) return store(ctx, undefined, firstVersion(content));
  switch (stateOf(stored)) {
    case "live":
      if (!isSameJson(stored.content, content))
        throw new DomainError("CONFLICT", storedAlready, { advice: "Update it with PUT /resume/{email}." });
      return wouldClaim(ctx, stored) ? claim(ctx, stored) : stored;
    case "deleted":
    case "gone":
      return store(ctx, stored, successor(stored, content));
    case "purging":
      // A purge broke off: it is finished before the email is used again.
      await erase(ctx, stored);
      return undefined;
    case "moving":
      throw onItsWay();
  }
}

async function claim(ctx: Context, stored: StoredResume): Promise<StoredResume | undefined> {
  const claimed = nextVersion(stored, stored.content);
  return (await ctx.resumes.replace(stored, claimed)) ? claimed : undefined;
}

async function store(ctx: Context, deleted: StoredResume | undefined, first: StoredResume): Promise<StoredResume | undefined> {
  if (!(await ctx.resumes.replace(deleted, first))) return undefined;
  if (deleted) await eraseSoon(ctx, deleted);
  ctx.reply.location = `/resume/${encodeURIComponent(first.content.email)}`;
  return first;
}

/** Erases what a deleted resume left, for at most two seconds. The rest is swept, or purged with the new resume; nobody sees it. */
const eraseSoon = (ctx: Context, deleted: StoredResume) =>
  Promise.race([eraseTraces(ctx, deleted).catch(() => {}), sleep(2_000, undefined, { ref: false })]);
