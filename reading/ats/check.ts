import type { Locale } from "../../domain/locales/locales.ts";
import type { RenderedContent } from "../../domain/resume.ts";
import type { TemplateName } from "../../domain/templates.ts";
import type { ResumeRead } from "../read-resume.ts";

/** What checks know beside the resume: its language, what the renderer says of the PDF, and what a program finds in that. */
export type Circumstances = {
  language: Locale | undefined;
  template: TemplateName;
  pages: number;
  warnings: string[];
  read: ResumeRead;
};

/** A fault that a check finds: how grave it is, what to do about it, and the paths of the values at fault. */
export type Fault = {
  status: "advice" | "fail";
  todo: string;
  paths: string[];
  /** The highest score that a resume with this fault can have. */
  most?: number;
};

type Verdict = Fault | "fine" | "not applicable";

/** One check. It gets the resume without its hidden sections. */
export type Check = {
  /** What it counts for in the score. The weights of all checks add up to 100. */
  weight: number;
  /** The message when nothing is wrong. */
  fine: string;
  judge(content: RenderedContent, circumstances: Circumstances): Verdict;
};

/** Makes a fault of these values; "fine" when there are none. */
export const faultAt = (parts: { path: string }[], status: Fault["status"], todo: string, most?: number): Fault | "fine" =>
  parts.length > 0 ? { status, todo, paths: parts.map(({ path }) => path), ...(most !== undefined && { most }) } : "fine";
