import * as z from "zod";
import { serverFields } from "./fields/server-fields.ts";

const versionEntry = z
  .strictObject({
    version: serverFields.version,
    updated_at: serverFields.updated_at,
    changed: z.array(z.string()).meta({ description: "The fields that this version changed.", example: ["headline", "skills"] }),
    deleted: z.boolean().meta({ description: "Whether the resume was deleted by this version.", example: false }),
  })
  .meta({ id: "VersionEntry" });

const example = {
  versions: [
    { version: 2, updated_at: "2026-02-01T18:05:00.000Z", changed: ["skills", "headline"], deleted: false },
    { version: 1, updated_at: "2026-01-31T09:30:00.000Z", changed: ["name", "skills", "experience", "headline"], deleted: false },
  ],
  next: null,
};

/** A page of the history of a resume, newest first. */
export const versionList = z
  .strictObject({
    versions: z.array(versionEntry).describe("The versions, newest first."),
    next: z.int().nullable().meta({ description: "What to send as `before` to get the next page; null on the last page." }),
  })
  .meta({ id: "VersionList", examples: [example] });
