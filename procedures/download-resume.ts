import { createHash } from "node:crypto";
import * as z from "zod";
import { canonicalJson } from "../domain/canonical-json.ts";
import { requirePrintable } from "../domain/content.ts";
import { DomainError } from "../domain/errors.ts";
import { pdfFileName } from "../domain/file-name.ts";
import { resumeContent } from "../domain/resume.ts";
import type { StoredResume } from "../domain/stored-resume.ts";
import { defaultTemplate, pageSize, templateName } from "../domain/templates.ts";
import { findResume, notStored } from "./stored.ts";
import { procedure } from "./trpc.ts";

export const downloadResume = procedure
  .meta({
    openapi: {
      method: "GET",
      path: "/resume/{email}/download",
      operationId: "downloadResume",
      tags: ["resumes"],
      summary: "Get a resume as PDF",
      description:
        "Renders the resume as it is stored now, unless the same content was rendered before, and answers with a URL that downloads it.",
      protect: false,
      successDescription: "Where the PDF is.",
      errorResponses: { 404: notStored },
    },
  })
  .input(resumeContent.pick({ email: true }).extend({ template: templateName.optional(), page_size: pageSize.optional() }))
  .output(
    z
      .strictObject({
        download_url: z.url().meta({
          description: "A presigned URL: whoever has it can download the PDF until it expires.",
          example: "https://bucket.s3.example/pdf/5f0c/9a1e.pdf?X-Amz-Expires=3600&X-Amz-Signature=7d02",
        }),
        expires_at: z.iso.datetime().meta({ example: "2026-01-31T10:30:00.000Z" }),
        filename: z.string().meta({ example: "Ada Example - Resume.pdf" }),
        bytes: z.int().meta({ example: 19_073 }),
        pages: z.int().meta({ example: 1 }),
        sha256: z.string().meta({
          description: "Of the file, in hexadecimal.",
          example: "5b6a1f0c3d7e48d29a4be1c07f8d3620b9e5d41c6fa27380d5c9e1b24f70863a",
        }),
        cached: z.boolean().meta({ example: false, description: "Whether this content had been rendered before." }),
        warnings: z.array(z.string()).meta({ example: [], description: "What could not be shown as it was written." }),
      })
      .meta({ id: "Download" }),
  )
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
    const file = await ctx.shared(`${email} ${hash}`, async () => {
      const found = await ctx.pdfs.find(email, hash);
      if (found) return { ...found, cached: true };
      const facts = await ctx.pdfs.save(email, hash, await ctx.renderer.render(document, ctx.signal));
      // A purge may have come by meanwhile, too early to see the file.
      if (!isPurged(stored, await ctx.resumes.find(email))) return { ...facts, cached: false };
      await ctx.pdfs.remove(email, hash);
      throw new DomainError("NOT_FOUND", notStored);
    });
    const filename = pdfFileName(content.name);
    const { url, expires_at } = await ctx.pdfs.presign(email, hash, filename);
    return { download_url: url, expires_at, filename, ...file };
  });

/** Whether what was read has been erased since. The first save of an adopted resume gives it another id. */
const isPurged = ({ id, version }: StoredResume, now: StoredResume | undefined): boolean =>
  !now || now.purging === true || (now.id !== id && version !== 0);
