import { pdfDownload } from "../../domain/files/download.ts";
import { resumeFileName } from "../../domain/files/file-name.ts";
import { authed } from "../ownership.ts";
import { pdfInput, pdfOf } from "../rendered-pdf.ts";
import { findResume, notStored } from "../stored.ts";

export const downloadResume = authed
  .meta({
    openapi: {
      method: "GET",
      path: "/resume/{email}/download",
      operationId: "downloadResume",
      tags: ["resumes"],
      summary: "Get a resume as PDF",
      description:
        "Renders the resume as it is stored now, and answers with a URL that downloads the PDF. The same content is rendered only once.",
      protect: true,
      successDescription: "Where the PDF is, and what is known of it.",
      errorResponses: { 404: notStored },
    },
    limited: "renders",
  })
  .input(pdfInput)
  .output(pdfDownload)
  .query(async ({ input: { email, ...look }, ctx }) => {
    const stored = await findResume(ctx, email);
    const { hash, file } = await pdfOf(ctx, stored, look);
    const filename = resumeFileName(stored.content.name, "pdf");
    const { url, expires_at } = await ctx.pdfs.presign(stored, hash, filename);
    return { download_url: url, expires_at, filename, ...file };
  });
