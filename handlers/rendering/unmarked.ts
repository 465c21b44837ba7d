import type { RenderedContent } from "../../domain/resume.ts";
import { isMultiline } from "../../outline/presentable.ts";
import { type Inline, inline, plain } from "../../outline/text/inline.ts";
import { paragraphsIn } from "../../outline/text/lists.ts";

/** In code they are what it is about, and no markup. */
const signs = /[<>&{}[\]\\"=*]/g;

const words = (runs: Inline): string =>
  plain(runs.map((run) => (run.kind === "text" && run.code ? { ...run, text: run.text.replace(signs, " ") } : run)));

const withoutMarks = (text: string): string =>
  paragraphsIn(text)
    .map((paragraph) => words(inline(paragraph)))
    .join("\n");

/**
 * Takes the marks out of the paragraphs and bullets of a resume, for who reads its words alone. What links lead to goes with them, and so do the signs
 * in code that would be markup elsewhere. `read` says otherwise what a text becomes.
 */
export function unmarked(content: RenderedContent, read: (text: string) => string = withoutMarks): RenderedContent {
  if (content.presentation?.markup === "none") return content;
  const walk = (value: unknown, field: string, part: string): unknown => {
    if (typeof value === "string") return isMultiline(field, part) ? read(value) : value;
    if (Array.isArray(value)) return value.map((item) => walk(item, field, part));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner, key, part || key)]));
  };
  return walk(content, "", "") as RenderedContent;
}
