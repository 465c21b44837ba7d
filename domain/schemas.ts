/**
 * The data model for front ends: forms validate with it as the service does.
 *
 * @example
 * const parsed = newResume.safeParse(form);
 * if (!parsed.success) show(toIssues(parsed.error));
 * else if (!isStorable(parsed.data)) show("The resume is too large.");
 */
export { isStorable } from "./content.ts";
export type { Issue } from "./errors.ts";
export { newResume, resumePatch } from "./inputs.ts";
export { toIssues } from "./issues.ts";
export { type Resume, type ResumeContent, resume, resumeContent } from "./resume.ts";
