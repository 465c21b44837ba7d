import * as z from "zod";
import { type Issue, invalid } from "../../domain/errors/errors.ts";
import { download } from "../../domain/files/download.ts";
import { resumeFileName } from "../../domain/files/file-name.ts";
import { type FormatName, formatNames, formats } from "../../domain/formats.ts";
import type { Disposition } from "../../domain/ports.ts";
import { faceErrors, faceInput, findFace } from "../face.ts";
import { authed } from "../ownership.ts";
import { fileOptions, noPage } from "../rendered-file.ts";
import { fileOf } from "../rendered-pdf.ts";

const shownInPlace = formatNames.filter((name) => formats[name].inline);

const disposition = z.enum(["attachment", "inline"]).meta({
  description: `Whether a browser saves the file, the default, or shows it in place (\`inline\`), as it can ${shownInPlace.join(", ")}.`,
});

export const downloadResume = authed
  .meta({
    openapi: {
      method: "GET",
      path: "/resume/{email}/download",
      operationId: "downloadResume",
      tags: ["resumes"],
      summary: "Get a resume as PDF or in another format",
      description:
        "Makes a file of the resume as it is stored now, and answers with a URL that downloads it. The same content is rendered only once.",
      protect: true,
      successDescription: "Where the file is, and what is known of it.",
      errorResponses: { ...faceErrors, 404: `${faceErrors[404]} ${noPage}` },
    },
    limited: "renders",
  })
  .input(faceInput.extend({ ...fileOptions.shape, disposition: disposition.optional() }))
  .output(download)
  .query(async ({ input: { email, variant, disposition = "attachment", ...choice }, ctx }) => {
    const { format = "pdf" } = choice;
    requireShowable(format, disposition);
    const stored = await findFace(ctx, { email, variant });
    const { key, file } = await fileOf(ctx, stored, stored.content, choice);
    const filename = resumeFileName(stored.content.name, formats[format].extension);
    const { url, expires_at } = await ctx.pdfs.presign(stored, key, filename, disposition);
    return { download_url: url, expires_at, filename, ...file, pages: file.pages ?? 0 };
  });

/** Throws BAD_REQUEST for a file that no browser is to show in place: it could act as a page of where it comes from. */
function requireShowable(format: FormatName, disposition: Disposition): void {
  if (disposition === "attachment" || formats[format].inline) return;
  const issue: Issue = { path: "disposition", code: "not_valid", message: `can be inline for ${shownInPlace.join(", ")} alone` };
  throw invalid([issue]);
}
