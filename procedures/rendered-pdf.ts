import { createHash } from "node:crypto";
import type * as z from "zod";
import { requirePrintable, requireReadable } from "../domain/content.ts";
import { DomainError } from "../domain/errors.ts";
import { canonicalJson } from "../domain/json/canonical-json.ts";
import type { StoredPdf } from "../domain/ports.ts";
import { resumeContent } from "../domain/resume.ts";
import { type StoredResume, stateOf } from "../domain/stored-resume.ts";
import { defaultTemplate, pageSize, templateName } from "../domain/templates.ts";
import { notStored } from "./stored.ts";
import type { Context } from "./trpc.ts";

/** Which resume, and how it is to look where that is not as the resume itself says. */
export const pdfInput = resumeContent.pick({ email: true }).extend({ template: templateName.optional(), page_size: pageSize.optional() });

type Look = Omit<z.infer<typeof pdfInput>, "email">;

/** The PDF of a resume as it is stored now: the one that is there, or one that is rendered and stored. Callers at the same time share it. */
export async function pdfOf(ctx: Context, stored: StoredResume, { template, page_size }: Look): Promise<{ hash: string; file: StoredPdf }> {
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
  const file = await ctx.singleFlight(`${stored.id} ${hash}`, ctx.signal, async () => {
    const found = await ctx.pdfs.find(stored, hash);
    if (found) {
      ctx.count("cacheHits");
      return { ...found, cached: true };
    }
    ctx.count("renders");
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
  return { hash, file };
}

/** A purge may have come by while the file was made, too early to see it. */
async function requireStill({ resumes }: Context, { id, content }: StoredResume): Promise<void> {
  const now = await resumes.find(content.email);
  if (!now || stateOf(now) === "purging") throw new DomainError("NOT_FOUND", notStored);
  if (now.id !== id) throw new DomainError("SERVICE_UNAVAILABLE", "The resume was replaced while it was rendered; try again.");
}
