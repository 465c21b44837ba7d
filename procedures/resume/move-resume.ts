import * as z from "zod";
import { DomainError, invalid } from "../../domain/errors/errors.ts";
import { exampleUpdated } from "../../domain/fields/example.ts";
import { move } from "../../domain/person/move.ts";
import { resume, resumeContent } from "../../domain/resume.ts";
import { stateOf, toResume } from "../../domain/stored-resume.ts";
import { adminOnly } from "../ownership.ts";
import { changedSince, expectedRevision, requireRevision } from "../revision.ts";
import { missing, notStored } from "../stored.ts";
import { writeInTurn } from "../write-in-turn.ts";

const message = "Resume moved successfully";
const taken = "Something is stored under the new email already, deleted or not.";
const elsewhere = "A move of this resume to another email broke off. Repeat that one first.";

export const moveResume = adminOnly
  .meta({
    openapi: {
      method: "POST",
      path: "/resume/{email}/move",
      operationId: "moveResume",
      tags: ["resumes"],
      summary: "Move a resume to another email",
      description:
        "For an administrator, when the address of a person has changed. The resume keeps its id, its history and its shares, and gets a new version. " +
        "Files are made anew. The old email reads as 404 from then on, and the resume belongs to nobody until a caller with the new email saves it. " +
        "If a move answers 503, repeat it: it goes on where it stopped, and a 404 then says that it is done.",
      protect: true,
      successDescription: "The resume under its new email.",
      errorResponses: { 404: notStored, 409: `${taken} Or: ${elsewhere}`, 412: changedSince },
    },
    limited: "writes",
  })
  .input(
    resumeContent
      .pick({ email: true })
      .extend({ to: resumeContent.shape.email.describe("The new email."), expected_revision: expectedRevision })
      .meta({ examples: [{ to: "ada.new@example.com" }] }),
  )
  .output(
    z
      .strictObject({
        message: z.literal(message).describe("What was done, for people to read."),
        resume: resume.describe("The resume under its new email."),
      })
      .meta({ id: "ResumeMoved", examples: [{ message, resume: exampleUpdated }] }),
  )
  .mutation(({ input: { email, to, expected_revision }, ctx }) => {
    if (to === email) throw invalid([{ path: "to", code: "not_valid", message: "is the email that the resume has" }]);
    return writeInTurn(ctx, email, async () => {
      const stored = await ctx.resumes.find(email);
      if (!stored || !["live", "moving"].includes(stateOf(stored))) throw missing();
      if (stored.moving_to === undefined) requireRevision(stored, expected_revision);
      else if (stored.moving_to !== to) throw new DomainError("CONFLICT", elsewhere);
      const moved = await move(ctx, stored, to);
      if (moved === "taken") throw new DomainError("CONFLICT", taken, { advice: "Erase it with DELETE ?purge=true, if it is to go." });
      return moved === "changed" ? undefined : { message, resume: toResume(moved) };
    });
  });
