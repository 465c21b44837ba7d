import * as z from "zod";
import { parseContent } from "../../domain/content.ts";
import { invalid } from "../../domain/errors/errors.ts";
import { examplePatch, exampleUpdated } from "../../domain/fields/example.ts";
import { withoutServerFields } from "../../domain/fields/server-fields.ts";
import { resumePatch } from "../../domain/inputs.ts";
import { isSameJson } from "../../domain/json/canonical-json.ts";
import { mergePatch } from "../../domain/json/merge-patch.ts";
import { resume, resumeContent } from "../../domain/resume.ts";
import { keepOwn } from "../../domain/sections/keep-own.ts";
import { nextVersion, type StoredResume, toResume } from "../../domain/stored-resume.ts";
import { warnings, warningsOf } from "../../domain/warnings.ts";
import { nullInEntriesIsAbsent } from "../null-as-absent.ts";
import { wouldClaim } from "../ownership.ts";
import { changedSince, expectedRevision, requireRevision } from "../revision.ts";
import { findResume, notStored } from "../stored.ts";
import { writeInTurn } from "../write-in-turn.ts";

const message = "Resume updated successfully";

export const updateResume = nullInEntriesIsAbsent
  .meta({
    openapi: {
      method: "PUT",
      path: "/resume/{email}",
      operationId: "updateResume",
      tags: ["resumes"],
      summary: "Update a resume",
      description:
        "Changes the fields that the body names. The body is a JSON Merge Patch (RFC 7396): an absent field stays as it is, null removes a field, " +
        "`location` and `presentation` merge, and lists and `custom` are replaced as a whole. A body that changes nothing makes no new version.",
      protect: true,
      successDescription: "The resume as it is stored now.",
      errorResponses: { 404: notStored, 412: changedSince },
    },
    limited: "writes",
  })
  .input(resumePatch.extend({ expected_revision: expectedRevision }).meta({ examples: [examplePatch] }))
  .output(
    z
      .strictObject({
        message: z.literal(message).describe("What was done, for people to read."),
        resume: resume.describe("The resume as it is stored now."),
        warnings,
      })
      .meta({ id: "ResumeUpdated", examples: [{ message, resume: exampleUpdated, warnings: [] }] }),
  )
  .mutation(({ input: { email, expected_revision, ...body }, ctx }) => {
    const patch = withoutServerFields(body);
    if (Object.keys(patch).length === 0)
      throw invalid([{ path: "", code: "missing", message: "there is nothing to update: send at least one field" }]);
    return writeInTurn(ctx, email, async () => {
      const stored = await findResume(ctx, email);
      requireRevision(stored, expected_revision);
      const content = parseContent(mergePatch(resumeContent, stored.content, keepOwn(stored.content, patch)));
      if (isSameJson(content, stored.content) && !wouldClaim(ctx, stored)) return updated(stored);
      const next = nextVersion(stored, content);
      return (await ctx.resumes.replace(stored, next)) ? updated(next) : undefined;
    });
  });

const updated = (stored: StoredResume) => ({ message, resume: toResume(stored), warnings: warningsOf(stored.content) }) as const;
