import { limits } from "../../domain/fields/limits.ts";
import { type Line, lineText } from "../../reading/lines.ts";
import { type ResumeFromLines, resumeFromLines } from "../../reading/resume/resume-from-lines.ts";
import { Unreadable } from "./unreadable.ts";

/** Characters that a line of a resume can have: a paragraph that is not broken. */
const longestLine = 10_000;

/** Reads lines as a resume. Throws for more, or longer ones, than a resume can have: to compare each with each would take long. */
export function fromLines(lines: readonly Line[], links?: readonly string[]): ResumeFromLines {
  if (lines.length === 0) throw new Unreadable("This file has no text.");
  if (lines.length > limits.printedLines)
    throw new Unreadable(`This file has ${lines.length} lines; a resume can have ${limits.printedLines}.`);
  if (lines.some((line) => lineText(line).length > longestLine))
    throw new Unreadable("This file has a line that is longer than any of a resume.");
  return resumeFromLines(lines, links);
}
