import { createHash } from "node:crypto";
import type * as z from "zod";
import { requirePrintable, requireReadable } from "../domain/content.ts";
import { DomainError } from "../domain/errors/errors.ts";
import { canonicalJson } from "../domain/json/canonical-json.ts";
import type { PdfDocument, StoredPdf } from "../domain/ports.ts";
import { stateOf } from "../domain/stored-resume.ts";
import { defaultTemplate, pageSize, templateName } from "../domain/templates.ts";
import { faceInput, type StoredFace } from "./face.ts";
import { missing } from "./stored.ts";
import type { Context } from "./trpc.ts";

/** Says which face of which resume, and how its PDF is to look if not as the resume itself says. */
export const pdfInput = faceInput.extend({ template: templateName.optional(), page_size: pageSize.optional() });

type Look = Omit<z.infer<typeof pdfInput>, "email" | "variant">;

/** Returns the PDF of a face of a resume as it is stored now, and renders and stores it if there is none. Calls at the same time share one render. */
export async function pdfOf(
  ctx: Context,
  stored: StoredFace,
  { template, page_size }: Look,
): Promise<{ document: PdfDocument; hash: string; file: StoredPdf }> {
  const { custom: _, ...content } = stored.content;
  requirePrintable(content);
  const document: PdfDocument = {
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
  return { document, hash, file };
}

/** Throws when the resume was purged or replaced while its PDF was rendered: a purge could not see that file. */
async function requireStill({ resumes }: Context, { id, content }: StoredFace): Promise<void> {
  const now = await resumes.find(content.email);
  if (!now || stateOf(now) === "purging") throw missing();
  if (now.id !== id) throw new DomainError("SERVICE_UNAVAILABLE", "The resume was replaced while it was rendered; try again.");
}
