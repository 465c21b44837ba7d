import { inline } from "./inline.ts";
import { paragraphsIn } from "./lists.ts";

const escaped = /\\[*`[\]()\\]/g;

/** Two asterisks that a person would take for marks: around a text, before a word, or after one. Not "2 ** 3", "2**3" or "*****". */
const typedMarks =
  /(?<!\*)\*\*(?![\s*])[^*]*(?<![\s*])\*\*(?!\*)|(?<=^|[\s\p{P}])(?<!\*)\*\*(?![\s*])|(?<![\s*])\*\*(?!\*)(?=$|[\s\p{P}])/mu;

/**
 * Tells whether a text prints asterisks that were meant to make it bold: CommonMark closes none of `**「重」**で`, for there is punctuation inside and a
 * letter outside (§6.2). Those with a backslash before them print on purpose.
 */
export const hasUnclosed = (text: string): boolean =>
  text.includes("**") &&
  paragraphsIn(text).some((paragraph) => {
    // An escaped backslash stands in the place of any escaped sign, so that the others pair as before.
    const runs = inline(paragraph.replace(escaped, "\\\\"));
    return typedMarks.test(runs.map((run) => (run.kind === "break" ? "\n" : run.code ? "" : run.text)).join(""));
  });
