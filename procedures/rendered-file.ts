import { createHash } from "node:crypto";
import * as z from "zod";
import { requirePrintable, requireReadable } from "../domain/content.ts";
import { DomainError, type Issue, invalid } from "../domain/errors/errors.ts";
import { formatNames } from "../domain/formats.ts";
import type { FileDocument, PdfDocument, RenderedFile } from "../domain/ports.ts";
import type { Face } from "../domain/resume.ts";
import { shownEntries } from "../domain/sections/shown-entries.ts";
import { defaultTemplate, pageSize, templateName } from "../domain/templates.ts";
import type { Context } from "./trpc.ts";

/** Says how a PDF is to look, if not as the resume itself says. */
export const look = z.strictObject({ template: templateName.optional(), page_size: pageSize.optional() });

/** Says which file is to be made of a resume. */
export const fileOptions = look.extend({
  format: z.enum(formatNames).meta({ description: "The format of the file, `pdf` by default." }).optional(),
  page: z.int().min(1).max(1_000).meta({ description: "Which page `png` shows, the first by default." }).optional(),
  dpi: z.int().min(72).max(300).meta({ description: "The resolution of `png` in dots an inch, 144 by default." }).optional(),
});

export type FileChoice = z.infer<typeof fileOptions>;

/** Puts together all that decides how a file looks. Throws BAD_REQUEST for what no file can be made of. */
export function documentOf(whole: Face, { template, page_size, format = "pdf", page, dpi }: FileChoice): PdfDocument | FileDocument {
  const strangers = Object.entries({ page, dpi }).filter(([, value]) => value !== undefined && format !== "png");
  const issues = strangers.map(([path]): Issue => ({ path, code: "not_valid", message: "is for pictures: add format=png" }));
  if (issues.length > 0) throw invalid(issues);
  const { custom, ...content } = whole;
  requirePrintable(shownEntries(content));
  const document = {
    content,
    template: template ?? content.presentation?.template ?? defaultTemplate,
    page_size: page_size ?? content.presentation?.page_size ?? "A4",
  };
  if (format === "pdf") return document;
  if (format === "png") return { ...document, file: { format, page: page ?? 1, dpi: dpi ?? 144 } };
  // What an import has kept there comes back to its places.
  return format === "json"
    ? { ...document, content: { ...content, custom: custom ?? {} }, file: { format } }
    : { ...document, file: { format } };
}

export const noPage = "The resume has fewer pages.";

/** Makes a file. Throws BAD_REQUEST when it has too many pages, and NOT_FOUND when it is of a page that there is not. */
export async function makeFile(
  ctx: Pick<Context, "renderer" | "signal" | "count">,
  document: PdfDocument | FileDocument,
): Promise<RenderedFile> {
  ctx.count("renders");
  const file = "file" in document ? await ctx.renderer.write(document, ctx.signal) : await ctx.renderer.render(document, ctx.signal);
  const { pages } = file;
  if (pages === undefined) return file;
  requireReadable(pages);
  if ("file" in document && document.file.format === "png" && document.file.page > pages) {
    throw new DomainError(
      "NOT_FOUND",
      `There is no page ${document.file.page}: the resume has ${pages === 1 ? "one page" : `${pages} pages`}.`,
    );
  }
  return file;
}

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
