import type { RenderedContent } from "../../domain/resume.ts";
import { isMultiline } from "../../outline/presentable.ts";
import { hasUnclosed } from "../../outline/text/unclosed.ts";
import { shownOf } from "../../reading/ats/located.ts";
import { hasTags } from "../../reading/words/markup.ts";
import { unmarked } from "./unmarked.ts";

const named = 5;

/** Warns of texts that print what was meant as formatting: tags of HTML and the like, which no file interprets, and asterisks that do not close. */
export function textWarnings(content: RenderedContent): string[] {
  const readsMarks = content.presentation?.markup !== "none";
  return [
    ...warning("Tags are shown as they stand, for no text is read as HTML", pathsOf(unmarked(content), hasTags)),
    ...warning(
      "Two asterisks are shown as they stand, for they do not close (put a space outside of them, or punctuation)",
      readsMarks ? pathsOf(content, (text, field, part) => isMultiline(field, part) && hasUnclosed(text)) : [],
    ),
  ];
}

function warning(what: string, paths: string[]): string[] {
  if (paths.length === 0) return [];
  const more = paths.length > named ? ` and ${paths.length - named} more` : "";
  return [`${what}: ${paths.slice(0, named).join(", ")}${more}.`];
}

/** Lists the paths of the shown texts that a test finds, such as "experience[0].details[1]". */
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
