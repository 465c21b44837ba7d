/**
 * The data model for front ends: forms validate with it as the service does.
 *
 * @example
 * const parsed = newResume.safeParse(form);
 * if (!parsed.success) show(toIssues(parsed.error, form, newResume));
 * else if (!isStorable(parsed.data)) show("The resume is too large.");
 */
export { isStorable } from "./content.ts";
export type { Issue } from "./errors/errors.ts";
export { toIssues } from "./errors/issues.ts";
export { newResume, resumePatch } from "./inputs.ts";
export { type Resume, type ResumeContent, resume, resumeContent } from "./resume.ts";
