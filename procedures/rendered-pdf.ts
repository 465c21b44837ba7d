import { createHash } from "node:crypto";
import type * as z from "zod";
import { DomainError } from "../domain/errors/errors.ts";
import { canonicalJson } from "../domain/json/canonical-json.ts";
import type { FileDocument, FileKey, PdfDocument, PdfFacts, PdfOwner, RenderedFile, StoredPdf } from "../domain/ports.ts";
import type { Face } from "../domain/resume.ts";
import { shownEntries } from "../domain/sections/shown-entries.ts";
import { stateOf } from "../domain/stored-resume.ts";
import { faceInput, type StoredFace } from "./face.ts";
import { documentOf, type FileChoice, look, makeFile } from "./rendered-file.ts";
import { missing } from "./stored.ts";
import type { Context } from "./trpc.ts";

/** Says which face of which resume, and how its PDF is to look if not as the resume itself says. */
export const pdfInput = faceInput.extend(look.shape);

type Look = Omit<z.infer<typeof pdfInput>, "email" | "variant">;

/** Returns the PDF of a face of a resume as it is stored now, as `fileOf` does. */
export const pdfOf = (ctx: Context, stored: StoredFace, { template, page_size }: Look) =>
  fileOf(ctx, stored, stored.content, { template, page_size });

/** What it takes to make and store a file. */
export type Making = Pick<Context, "resumes" | "pdfs" | "renderer" | "singleFlight" | "signal" | "count">;

/**
 * Returns a file of a face of the resume of `owner`, and makes and stores it if there is none. Calls at the same time share one piece of work.
 */
export async function fileOf(
  ctx: Making,
  owner: PdfOwner,
  face: Face,
  choice: FileChoice,
): Promise<{ document: PdfDocument | FileDocument; key: FileKey; file: StoredPdf }> {
  const document = documentOf(face, choice);
  // What no file shows makes no other file, but in the owner's data.
  const content = "custom" in document.content ? document.content : shownEntries(document.content);
  const hash = createHash("sha256")
    .update(canonicalJson([{ ...document, content }, await ctx.renderer.fingerprint()]))
    .digest("hex");
  const key = { hash, format: choice.format ?? "pdf" };
  const file = await ctx.singleFlight(`${owner.id} ${hash}`, ctx.signal, async () => {
    const found = await ctx.pdfs.find(owner, key);
    if (found) {
      ctx.count("cacheHits");
      return { ...found, cached: true };
    }
    return { ...(await saveFor(ctx, owner, key, await makeFile(ctx, document))), cached: false };
  });
  return { document, key, file };
}

/** Stores a file, unless its resume was purged or replaced while it was made. */
export async function saveFor(ctx: Pick<Making, "resumes" | "pdfs">, owner: PdfOwner, key: FileKey, made: RenderedFile): Promise<PdfFacts> {
  const facts = await ctx.pdfs.save(owner, key, made);
  try {
    await requireStill(ctx, owner);
  } catch (error) {
    await ctx.pdfs.remove(owner, key).catch(() => {});
    throw error;
  }
  return facts;
}

/** Throws when the resume was purged or replaced while its file was made: a purge could not see that file. */
async function requireStill({ resumes }: Pick<Making, "resumes">, { id, content }: PdfOwner): Promise<void> {
  const now = await resumes.find(content.email);
  if (!now || ["purging", "moving"].includes(stateOf(now))) throw missing();
  if (now.id !== id) throw new DomainError("SERVICE_UNAVAILABLE", "The resume was replaced while it was rendered; try again.");
}
