/**
 * The data model for front ends: forms validate with it as the service does.
 *
 * @example
 * const parsed = resumeContent.safeParse(form);
 * if (!parsed.success) show(toIssues(parsed.error));
 */
export type { Issue } from "./errors.ts";
export { toIssues } from "./issues.ts";
export { type Resume, type ResumeContent, resume, resumeContent } from "./resume.ts";
