import * as z from "zod";
import { resumeContent } from "../domain/resume.ts";
import { serverFields } from "../domain/server-fields.ts";
import { findRestorable, notStored } from "./stored.ts";
import { procedure } from "./trpc.ts";

const versionEntry = z
  .strictObject({
    version: serverFields.version,
    updated_at: serverFields.updated_at,
    changed: z.array(z.string()).meta({ description: "The fields that this version changed.", example: ["headline", "skills"] }),
    deleted: z.boolean().meta({ description: "Whether this version is the deletion of the resume.", example: false }),
  })
  .meta({ id: "VersionEntry" });

const example = {
  versions: [
    { version: 2, updated_at: "2026-02-01T18:05:00.000Z", changed: ["skills", "headline"], deleted: false },
    { version: 1, updated_at: "2026-01-31T09:30:00.000Z", changed: ["name", "skills", "experience", "headline"], deleted: false },
  ],
  next: null,
};

export const listVersions = procedure
  .meta({
    openapi: {
      method: "GET",
      path: "/resume/{email}/history",
      operationId: "listVersions",
      tags: ["history"],
      summary: "List the versions of a resume",
      description: "Newest first, a page at a time. A deleted resume has its history until it is gone for good.",
      protect: false,
      successDescription: "The versions, and where the next page begins.",
      errorResponses: { 404: notStored },
    },
  })
  .input(
    resumeContent.pick({ email: true }).extend({
      before: z.int().min(0).optional().meta({ description: "Only versions before this one: `next` of the page before.", example: 100 }),
      limit: z.int().min(1).max(100).default(50).meta({ description: "So many at most.", example: 50 }),
    }),
  )
  .output(
    z
      .strictObject({
        versions: z.array(versionEntry),
        next: z.int().nullable().meta({ description: "The `before` of the next page; null when there is none." }),
      })
      .meta({ id: "VersionList", examples: [example] }),
  )
  .query(async ({ input: { email, before = Number.MAX_SAFE_INTEGER, limit }, ctx }) => {
    const stored = await findRestorable(ctx, email);
    const found = await ctx.resumes.versions(stored, { before, limit: limit + 1 });
    const versions = found.slice(0, limit).map(({ version, updated_at, changed = [], deleted_at }) => ({
      version,
      updated_at,
      changed,
      deleted: deleted_at !== undefined,
    }));
    return { versions, next: found.length > limit ? (versions.at(-1)?.version ?? null) : null };
  });
