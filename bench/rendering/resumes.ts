import { localeOf } from "../../domain/locales/locales.ts";
import { resumeContent } from "../../domain/resume.ts";
import { outlineOf } from "../../outline/outline.ts";
import { presentable } from "../../outline/presentable.ts";
import type { ResumeInput } from "../../tests/support/resumes.ts";
import { sampleResumes } from "../../tests/support/sample-resumes.ts";
import type { Job } from "./job.ts";

const { arabic, japanese, "three-pages": tooLong } = sampleResumes;

const { max_pages: _, ...presentation } = sampleResumes["one-page"].presentation ?? {};

/** A resume that fits on a page without being set tighter, which would take several renders. */
export const onePage: ResumeInput = { ...sampleResumes["one-page"], presentation, photo: undefined, projects: undefined };

/** The resumes that are rendered, by their names in the tables. */
export const cases: Record<string, ResumeInput> = {
  "1 page, Latin": onePage,
  "3 pages, Latin": long(8),
  "1 page, Arabic": arabic,
  "1 page, Japanese": japanese,
};

/** Makes a resume in Latin letters, with this many jobs of eight bullets each. */
export function long(jobs: number): ResumeInput {
  const [job] = tooLong.experience ?? [];
  return { ...tooLong, experience: Array.from({ length: jobs }, (_, i) => ({ ...job, company: `Example Works No. ${jobs - i}` })) };
}

/** How much of a resume differs from the last one: the headline alone, or every longer text as well. */
export type Change = "headline" | "paragraphs";

let count = 0;

/** Makes the next job of a resume. It is as designed: peers do not set anything tighter for the sake of a last page. */
export function jobOf(input: ResumeInput, change: Change = "headline"): Job {
  count++;
  const asDesigned: ResumeInput["presentation"] = { ...input.presentation, fit: "none" };
  const { experience = [], ...others } = { ...input, headline: `${input.headline} ${count}`, presentation: asDesigned };
  // Unchecked: 45 pages are more jobs than a stored resume may have.
  const resume = { ...resumeContent.parse(others), experience };
  const { custom: _, ...content } = change === "paragraphs" ? renewed(resume) : resume;
  const language = content.presentation?.locale ?? "en";
  const outline = outlineOf(presentable(content), localeOf(language));
  return { resume: content, outline, language, isRtl: language === "ar", script: scriptOf(language) };
}

const scriptOf = (language: string) => (language === "ar" ? "Arabic" : language === "ja" ? "JP" : "Sans");

/** Puts a number into each longer text, so that it differs from the last one. */
const renewed = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value), (_, inner) => (typeof inner === "string" && inner.length > 40 ? `${inner} ${count}` : inner));
