import type { RenderedContent } from "../../domain/resume.ts";
import { isMultiline } from "../../outline/presentable.ts";
import { inline, plain } from "../../outline/text/inline.ts";
import { paragraphsIn } from "../../outline/text/lists.ts";

const withoutMarks = (text: string): string =>
  paragraphsIn(text)
    .map((paragraph) => plain(inline(paragraph)))
    .join("\n");

/** Takes the marks out of the paragraphs and bullets of a resume, for who reads its words alone. What links lead to goes with them. */
export function unmarked(content: RenderedContent): RenderedContent {
  if (content.presentation?.markup === "none") return content;
  const walk = (value: unknown, field: string, part: string): unknown => {
    if (typeof value === "string") return isMultiline(field, part) ? withoutMarks(value) : value;
    if (Array.isArray(value)) return value.map((item) => walk(item, field, part));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner, key, part || key)]));
  };
  return walk(content, "", "") as RenderedContent;
}
