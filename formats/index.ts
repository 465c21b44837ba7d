import type { FileDocument, FileOptions, RenderedFile } from "../domain/ports.ts";

type Write = (document: Omit<FileDocument, "file">) => RenderedFile | Promise<RenderedFile>;

/** What writes each format that has no pages. A writer loads when its first file is wanted. */
export const writers: Record<Exclude<FileOptions["format"], "png">, () => Promise<Write>> = {
  docx: async () => (await import("./docx.ts")).write,
  html: async () => (await import("./html.tsx")).write,
  md: async () => (await import("./markdown.ts")).write,
  txt: async () => (await import("./plain-text.ts")).write,
  json: async () => (await import("./json-resume.ts")).write,
  yaml: async () => (await import("./rendercv.ts")).write,
};
