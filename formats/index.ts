import type { FileOptions, PdfDocument, RenderedFile } from "../domain/ports.ts";

type Write = (document: PdfDocument) => RenderedFile | Promise<RenderedFile>;

/** What writes each format that has no pages. A writer loads when its first file is wanted. */
export const writers = {} as Record<Exclude<FileOptions["format"], "png">, () => Promise<Write>>;
