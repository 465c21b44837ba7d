import type { RenderedContent } from "../../domain/resume.ts";
import { isMultiline } from "../../outline/presentable.ts";
import { inline, plain, type Run } from "../../outline/text/inline.ts";
import { paragraphsIn } from "../../outline/text/lists.ts";

type Keep = (run: Run) => boolean;

const withoutMarks = (text: string, keep: Keep): string =>
  paragraphsIn(text)
    .map((paragraph) => plain(inline(paragraph).filter(keep)))
    .join("\n");

/**
 * Takes the marks out of the paragraphs and bullets of a resume, for who reads its words alone. What links lead to goes with them, and so do the runs
 * that are not to be kept.
 */
export function unmarked(content: RenderedContent, keep: Keep = () => true): RenderedContent {
  if (content.presentation?.markup === "none") return content;
  const walk = (value: unknown, field: string, part: string): unknown => {
    if (typeof value === "string") return isMultiline(field, part) ? withoutMarks(value, keep) : value;
    if (Array.isArray(value)) return value.map((item) => walk(item, field, part));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner, key, part || key)]));
  };
  return walk(content, "", "") as RenderedContent;
}
