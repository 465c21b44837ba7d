import { canonicalJson } from "./canonical-json.ts";
import { DomainError, invalid } from "./errors.ts";
import { toIssues } from "./issues.ts";
import { byteLength, limits } from "./limits.ts";
import { type ResumeContent, resumeContent } from "./resume.ts";

/** The content of a resume, checked as a whole. */
export function parseContent(content: unknown): ResumeContent {
  const parsed = resumeContent.safeParse(content);
  if (!parsed.success) throw invalid(toIssues(parsed.error));
  requireSize(parsed.data);
  return parsed.data;
}

/** Refuses what is too large to be stored, however valid its parts. */
export function requireSize(content: ResumeContent): void {
  if (byteLength(JSON.stringify(content)) <= limits.resume) return;
  throw new DomainError("PAYLOAD_TOO_LARGE", `A resume can have at most ${limits.resume / 1024} kB as JSON. Shorten it.`);
}

export const isSameContent = (a: ResumeContent, b: ResumeContent): boolean => canonicalJson(a) === canonicalJson(b);
