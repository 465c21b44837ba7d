import type { RenderedContent } from "../resume.ts";

/** What the renderer says of the PDF of a resume. */
export type PdfOutcome = { pages: number; warnings: string[] };

/** A fault that a check finds: how grave it is, what to do about it, and the paths of the values at fault. */
export type Fault = { status: "advice" | "fail"; todo: string; paths: string[] };

/** One check. It gets the resume without its hidden sections. */
export type Check = {
  /** What it counts for in the score. The weights of all checks add up to 100. */
  weight: number;
  /** The message when nothing is wrong. */
  fine: string;
  judge(content: RenderedContent, pdf: PdfOutcome): Fault | "fine" | "not applicable";
};

/** Makes a fault of these values; "fine" when there are none. */
export const faultAt = (parts: { path: string }[], status: Fault["status"], todo: string): Fault | "fine" =>
  parts.length > 0 ? { status, todo, paths: parts.map(({ path }) => path) } : "fine";
