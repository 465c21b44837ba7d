import { DomainError, invalid } from "./errors.ts";
import { byteLength, limits } from "./fields/limits.ts";
import { toIssues } from "./issues.ts";
import { canonicalJson } from "./json/canonical-json.ts";
import { type RenderedContent, type ResumeContent, storedContent } from "./resume.ts";

/** What an update makes of the content of a resume, checked as a whole: the parts that were sent have been checked before. */
export function parseContent(content: unknown): ResumeContent {
  const parsed = storedContent.safeParse(content);
  if (!parsed.success) throw invalid(toIssues(parsed.error));
  requireSize(parsed.data);
  return parsed.data;
}

/** What the server's own fields add to a resume as it is read, in bytes: so that it can be sent back whole. */
const serverFieldsSize = 512;

/** Whether a resume as a whole is small enough to be stored, however valid its parts: 256 kB as JSON. */
export const isStorable = (content: object): boolean => byteLength(JSON.stringify(content)) + serverFieldsSize <= limits.resume;

/** Refuses what is too large to be stored. */
export function requireSize(content: ResumeContent): void {
  if (isStorable(content)) return;
  throw new DomainError("PAYLOAD_TOO_LARGE", `A resume can have at most ${limits.resume / 1024} kB as JSON. Shorten it.`);
}

/** Characters that a printed line holds, roughly. */
const lineLength = 90;

/** Lines that an entry or a section costs beside those of its texts. */
const entryLines = 2;

function countLines(value: unknown): number {
  if (typeof value === "string") return value.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lineLength)), 0);
  if (typeof value !== "object" || value === null) return 0;
  const own = Array.isArray(value) ? 0 : entryLines;
  return Object.values(value).reduce((sum: number, inner) => sum + countLines(inner), own);
}

/** Refuses to print what would take many seconds and nobody reads: lists or texts of very many short lines. */
export function requirePrintable({ photo: _, ...content }: RenderedContent): void {
  const lines = countLines(content);
  if (lines <= limits.printedLines) return;
  throw invalid([
    { path: "", message: `This resume has about ${lines} lines; a PDF can have ${limits.printedLines}. Shorten it, or join short lines` },
  ]);
}

/** Refuses a PDF of more pages than anybody turns. */
export function requireReadable(pages: number): void {
  if (pages <= limits.pages) return;
  throw invalid([{ path: "", message: `This resume has ${pages} pages; a PDF can have ${limits.pages}. Shorten it` }]);
}

export const isSameContent = (a: ResumeContent, b: ResumeContent): boolean => canonicalJson(a) === canonicalJson(b);
