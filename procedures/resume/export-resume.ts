import { limits } from "../../domain/fields/limits.ts";
import { download } from "../../domain/files/download.ts";
import { resumeFileName } from "../../domain/files/file-name.ts";
import { personArchive } from "../../domain/person/archive.ts";
import { resumeContent } from "../../domain/resume.ts";
import { authed } from "../ownership.ts";
import { sha256Of } from "../rendered-file.ts";
import { saveFor } from "../rendered-pdf.ts";
import { findRestorable, notStored } from "../stored.ts";

export const exportResume = authed
  .meta({
    openapi: {
      method: "GET",
      path: "/resume/{email}/export",
      operationId: "exportResume",
      tags: ["resumes"],
      summary: "Get all that is stored of a person",
      description:
        "Makes a zip archive of the resume with its variants, every version of it, its shares without their secrets, and its stored files, and " +
        "answers with a URL that downloads it. A `README.txt` in it says what else is kept, such as logs, and for how long. A deleted resume is " +
        `exported, too, until its retention time is over. The archive is erased after a day. Its files have ${limits.archive / 1024 / 1024} MB at most before they ` +
        "are packed: older versions are left out then, and `README.txt` says which.",
      protect: true,
      successDescription: "Where the archive is.",
      errorResponses: { 404: notStored },
    },
    limited: "renders",
  })
  .input(resumeContent.pick({ email: true }))
  .output(download.pick({ download_url: true, expires_at: true, filename: true, bytes: true, sha256: true }).meta({ id: "Export" }))
  .query(async ({ input: { email }, ctx }) => {
    const stored = await findRestorable(ctx, email);
    // Whoever asks twice at once gets one archive twice.
    const { sha256, bytes } = await ctx.singleFlight(`${stored.id} export`, ctx.signal, () => {
      const keep = async (bytes: Uint8Array) => {
        const key = { hash: sha256Of(bytes), format: "zip" } as const;
        return { ...(await saveFor(ctx, stored, key, { bytes, warnings: [] })), cached: false };
      };
      return ctx.archive(personArchive(ctx, stored), keep, ctx.signal);
    });
    const filename = resumeFileName(stored.content.name, "zip");
    const { url, expires_at } = await ctx.pdfs.presign(stored, { hash: sha256, format: "zip" }, filename);
    return { download_url: url, expires_at, filename, bytes, sha256 };
  });
