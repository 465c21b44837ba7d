import type { PdfDocument } from "../ports.ts";

/** What is known of the PDF of a resume. */
export type PdfOutcome = { pages: number; warnings: string[] };

/** What is wrong, what to do about it, and where: the paths go into the message as well. */
export type Fault = { status: "advice" | "fail"; todo: string; paths: string[] };

/** One thing to look at. It gets the resume without hidden sections. */
export type Check = {
  /** What it counts for in the score; those of all checks make 100. */
  weight: number;
  /** What is said when nothing is wrong. */
  fine: string;
  judge(content: PdfDocument["content"], pdf: PdfOutcome): Fault | "fine" | "not applicable";
};

/** A fault at these places, when there are any. */
export const faultAt = (parts: { path: string }[], status: Fault["status"], todo: string): Fault | "fine" =>
  parts.length > 0 ? { status, todo, paths: parts.map(({ path }) => path) } : "fine";
