import * as z from "zod";
import { type Erased, erase } from "../../domain/person/erase.ts";
import { resumeContent } from "../../domain/resume.ts";
import { type State, type StoredResume, stateOf, tombstone } from "../../domain/stored-resume.ts";
import { authed } from "../ownership.ts";
import { changedSince, expectedRevision, requireRevision } from "../revision.ts";
import { missing, notStored, onItsWay } from "../stored.ts";
import type { Context } from "../trpc.ts";
import { writeInTurn } from "../write-in-turn.ts";

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
        "Deletes a resume, which is not found any more. It can be restored until the retention time is over. With `purge=true`, the call erases the " +
        "resume for good, with its history and its PDFs, even if it is deleted already. If a purge answers 503, repeat it: it goes on where it " +
        "stopped, and a 404 then says that everything is erased.",
      protect: true,
      successDescription: "The resume is deleted or, with `purge=true`, erased.",
      errorResponses: { 404: notStored, 412: changedSince },
    },
    limited: "writes",
  })
  .input(
    resumeContent.pick({ email: true }).extend({
      purge: z
        .boolean()
        .meta({ description: "Whether to erase the resume for good, with its history and its PDFs.", example: false })
        .optional(),
      expected_revision: expectedRevision,
    }),
  )
  .output(
    z
      .strictObject({
        message: z.enum(messages).describe("What was done, for people to read."),
        erased: z
          .strictObject({
            versions: z.int().min(0).describe("The number of versions."),
            pdfs: z.int().min(0).describe("The number of PDFs."),
          })
          .meta({ id: "Erased" })
          .optional()
          .meta({ description: "With `purge=true`: how many versions and PDFs this call erased. The last version counts, too." }),
      })
      .meta({ id: "ResumeDeleted", examples: [{ message: messages.deleted }] }),
  )
  .mutation(({ input: { email, purge, expected_revision }, ctx }) => {
    let seen: string | undefined;
    return writeInTurn(ctx, email, async () => {
      const stored = await (purge ? ctx.resumes.findErasable(email) : ctx.resumes.find(email));
      // Another call has purged it, or moved it: this one must not say that it did, where it may be elsewhere.
      if (!stored) throw missing();
      // Nor may it purge what has come after.
      if (purge && seen !== undefined && stored.id !== seen) return { message: messages.purged, erased: { versions: 0, pdfs: 0 } };
      seen = stored.id;
      return actions[stateOf(stored)][purge ? "purge" : "delete"](ctx, stored, expected_revision);
    });
  });

type Deleted = { message: (typeof messages)[keyof typeof messages]; erased?: Erased };

/** Returns undefined when another writer came first; throws NOT_FOUND, or PRECONDITION_FAILED when another revision is stored than expected. */
type Action = (ctx: Context, stored: StoredResume, expected: string | undefined) => Promise<Deleted | undefined>;

const leaveTombstone: Action = async ({ resumes }, stored, expected) => {
  requireRevision(stored, expected);
  return (await resumes.replace(stored, tombstone(stored))) ? { message: messages.deleted } : undefined;
};

const refuse: Action = async () => {
  throw missing();
};

const wait: Action = async () => {
  throw onItsWay();
};

/** A purge that was begun goes on, whatever revision it began with. */
const eraseAll: Action = async (ctx, stored) => {
  const erased = await erase(ctx, stored);
  return erased && { message: messages.purged, erased };
};

const eraseExpected: Action = (ctx, stored, expected) => {
  requireRevision(stored, expected);
  return eraseAll(ctx, stored, expected);
};

const actions: Record<State, Record<"delete" | "purge", Action>> = {
  live: { delete: leaveTombstone, purge: eraseExpected },
  deleted: { delete: refuse, purge: eraseExpected },
  gone: { delete: refuse, purge: eraseExpected },
  purging: { delete: refuse, purge: eraseAll },
  moving: { delete: refuse, purge: wait },
};
