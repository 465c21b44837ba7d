import type { RenderedContent } from "../../domain/resume.ts";
import type { ResumeRead } from "../read-resume.ts";

/** The PDF of a resume: what the renderer says of it, and what a program finds in it. */
export type FileOfResume = { pages: number; warnings: string[]; read: ResumeRead };

/** A fault that a check finds: how grave it is, what to do about it, and the paths of the values at fault. */
export type Fault = {
  status: "advice" | "fail";
  todo: string;
  paths: string[];
  /** The highest score that a resume with this fault can have. */
  most?: number;
};

export type Verdict = Fault | "fine" | "not applicable";

/** One check. It gets the resume without its hidden sections. */
export type Check = {
  /** What it counts for in the score. The weights of all checks add up to 100. */
  weight: number;
  /** The message when nothing is wrong. */
  fine: string;
  judge(content: RenderedContent, file: FileOfResume): Verdict;
};

/** Makes a fault of these values; "fine" when there are none. */
export const faultAt = (parts: { path: string }[], status: Fault["status"], todo: string, most?: number): Fault | "fine" =>
  parts.length > 0 ? { status, todo, paths: parts.map(({ path }) => path), ...(most !== undefined && { most }) } : "fine";
