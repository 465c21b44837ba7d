import type { RenderedContent } from "../../domain/resume.ts";
import { isMultiline } from "../../outline/presentable.ts";
import { hasUnclosed } from "../../outline/text/unclosed.ts";
import { shownOf } from "../../reading/ats/located.ts";
import { hasTags } from "../../reading/words/markup.ts";
import { unmarked } from "./unmarked.ts";

const named = 5;

/** Warns of texts that are shown with signs in them which were meant for a program. There is one warning of a kind at most. */
export function markupWarnings(content: RenderedContent): string[] {
  const readsMarks = content.presentation?.markup !== "none";
  const tagged = pathsOf(unmarked(content), hasTags);
  const starred = pathsOf(content, (text, field, part) => readsMarks && isMultiline(field, part) && hasUnclosed(text));
  return [
    ...(tagged.length > 0 ? [`Tags are shown as they stand, for no text is read as HTML: ${list(tagged)}.`] : []),
    ...(starred.length > 0
      ? [
          `Asterisks are shown as they stand, for they begin or end no bold text: ${list(starred)}. Where a sign such as a bracket is the first or the last of it, put a space outside.`,
        ]
      : []),
  ];
}

const list = (paths: string[]) => `${paths.slice(0, named).join(", ")}${paths.length > named ? ` and ${paths.length - named} more` : ""}`;

/** Lists the paths of the shown texts that pass a test, such as "experience[0].details[1]". */
function pathsOf(content: RenderedContent, test: (text: string, field: string, part: string) => boolean): string[] {
  const { photo: _, presentation: _presentation, ...texts } = shownOf(content);
  const walk = (value: unknown, path: string, field: string, part: string): string[] => {
    if (typeof value === "string") return test(value, field, part) ? [path] : [];
    if (Array.isArray(value)) return value.flatMap((item, i) => walk(item, `${path}[${i}]`, field, part));
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => walk(inner, path ? `${path}.${key}` : key, key, part || key));
  };
  return walk(texts, "", "", "");
}
