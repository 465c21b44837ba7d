import { createHash } from "node:crypto";
import { canonicalJson } from "../domain/canonical-json.ts";
import { requirePrintable, requireReadable } from "../domain/content.ts";
import { pdfDownload } from "../domain/download.ts";
import { DomainError } from "../domain/errors.ts";
import { pdfFileName } from "../domain/file-name.ts";
import { resumeContent } from "../domain/resume.ts";
import type { StoredResume } from "../domain/stored-resume.ts";
import { defaultTemplate, pageSize, templateName } from "../domain/templates.ts";
import { authed } from "./ownership.ts";
import { findResume, notStored } from "./stored.ts";
import type { Context } from "./trpc.ts";

export const downloadResume = authed
  .meta({
    openapi: {
      method: "GET",
      path: "/resume/{email}/download",
      operationId: "downloadResume",
      tags: ["resumes"],
      summary: "Get a resume as PDF",
      description:
        "Renders the resume as it is stored now, unless the same content was rendered before, and answers with a URL that downloads it.",
      protect: true,
      successDescription: "Where the PDF is.",
      errorResponses: { 404: notStored },
    },
    limited: "renders",
  })
  .input(resumeContent.pick({ email: true }).extend({ template: templateName.optional(), page_size: pageSize.optional() }))
  .output(pdfDownload)
  .query(async ({ input: { email, template, page_size }, ctx }) => {
    const stored = await findResume(ctx, email);
    const { custom: _, ...content } = stored.content;
    requirePrintable(content);
    const document = {
      content,
      template: template ?? content.presentation?.template ?? defaultTemplate,
      page_size: page_size ?? content.presentation?.page_size ?? "A4",
    };
    const hash = createHash("sha256")
      .update(canonicalJson([document, await ctx.renderer.fingerprint()]))
      .digest("hex");
    const file = await ctx.shared(`${stored.id} ${hash}`, ctx.signal, async () => {
      const found = await ctx.pdfs.find(stored, hash);
      if (found) return { ...found, cached: true };
      const pdf = await ctx.renderer.render(document, ctx.signal);
      requireReadable(pdf.pages);
      const facts = await ctx.pdfs.save(stored, hash, pdf);
      try {
        await requireStill(ctx, stored);
      } catch (error) {
        await ctx.pdfs.remove(stored, hash).catch(() => {});
        throw error;
      }
      return { ...facts, cached: false };
    });
    const filename = pdfFileName(content.name);
    const { url, expires_at } = await ctx.pdfs.presign(stored, hash, filename);
    return { download_url: url, expires_at, filename, ...file };
  });

/** A purge may have come by while the file was made, too early to see it. */
async function requireStill({ resumes }: Context, { id, content }: StoredResume): Promise<void> {
  const now = await resumes.find(content.email);
  if (!now || now.purging) throw new DomainError("NOT_FOUND", notStored);
  if (now.id !== id) throw new DomainError("SERVICE_UNAVAILABLE", "The resume was replaced while it was rendered; try again.");
}
