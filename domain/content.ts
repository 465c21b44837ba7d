import { DomainError, invalid } from "./errors/errors.ts";
import { toIssues } from "./errors/issues.ts";
import { byteLength, limits } from "./fields/limits.ts";
import { type RenderedContent, type ResumeContent, storedContent } from "./resume.ts";
import { repeatedIds } from "./sections/unique-ids.ts";

/** Checks the content that an update makes, as a whole: its parts may be valid and their sum not. Throws BAD_REQUEST or PAYLOAD_TOO_LARGE. */
export function parseContent(content: unknown): ResumeContent {
  const parsed = storedContent.safeParse(content);
  if (!parsed.success) throw invalid(toIssues(parsed.error, content));
  requireWhole(parsed.data);
  return parsed.data;
}

/** Bytes that the server's own fields add to a resume as it is read. They are counted so that it can be sent back whole. */
const serverFieldsSize = 512;

/** Tells whether a resume as a whole is small enough to be stored: at most 256 kB as JSON. */
export const isStorable = (content: object): boolean => byteLength(JSON.stringify(content)) + serverFieldsSize <= limits.resume;

/** What is said of content that is too large to be stored. */
export const tooLarge = `A resume can have at most ${limits.resume / 1024} kB as JSON. Shorten it.`;

/** Throws BAD_REQUEST for content in which two entries have one id, and PAYLOAD_TOO_LARGE for content that is too large to be stored. */
export function requireWhole(content: ResumeContent): void {
  const repeated = repeatedIds(content);
  if (repeated.length > 0) throw invalid(repeated);
  if (!isStorable(content)) throw new DomainError("PAYLOAD_TOO_LARGE", tooLarge);
}

/** The number of characters on a printed line, roughly. */
const lineLength = 90;

/** The number of lines that an entry or a section takes beside its texts. */
const entryLines = 2;

function countLines(value: unknown): number {
  if (typeof value === "string") return value.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lineLength)), 0);
  if (typeof value !== "object" || value === null) return 0;
  const own = Array.isArray(value) ? 0 : entryLines;
  return Object.values(value).reduce((sum: number, inner) => sum + countLines(inner), own);
}

/** Throws BAD_REQUEST for a resume of so many lines that its PDF would take many seconds to make. */
export function requirePrintable({ photo: _, ...content }: RenderedContent): void {
  const lines = countLines(content);
  if (lines <= limits.printedLines) return;
  const message = `This resume has about ${lines} lines; a PDF can have ${limits.printedLines}. Shorten it, or join short lines`;
  throw invalid([{ path: "", code: "too_big", message }]);
}

/** Throws BAD_REQUEST for a PDF that has too many pages. */
export function requireReadable(pages: number): void {
  if (pages <= limits.pages) return;
  throw invalid([{ path: "", code: "too_big", message: `This resume has ${pages} pages; a PDF can have ${limits.pages}. Shorten it` }]);
}
