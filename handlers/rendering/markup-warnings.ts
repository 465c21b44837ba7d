import type { RenderedContent } from "../../domain/resume.ts";
import { isMultiline } from "../../outline/presentable.ts";
import { hasUnclosed } from "../../outline/text/unclosed.ts";
import { visible } from "../../outline/visible.ts";
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

/** Begins a path in the place of a text: no text has this character. */
const found = "\0";

type Test = (text: string, field: string, part: string) => boolean;

/** Lists the paths of the shown texts that pass a test, such as "experience[0].details[1]". They count what is hidden, as the resume that was sent does. */
function pathsOf(content: RenderedContent, test: Test): string[] {
  const located = (value: unknown, path: string, field: string, part: string): unknown => {
    if (typeof value === "string") return test(value, field, part) ? found + path : value;
    if (Array.isArray(value)) return value.map((item, i) => located(item, `${path}[${i}]`, field, part));
    if (typeof value !== "object" || value === null) return value;
    const fields = Object.entries(value).map(([key, inner]) => [key, located(inner, path ? `${path}.${key}` : key, key, part || key)]);
    return Object.fromEntries(fields);
  };
  const { photo: _, presentation, ...texts } = content;
  // Nearly no resume has one, and a resume that is rendered anew is searched each time.
  if (!anyIn(texts, "", "", test)) return [];
  const shown = visible({ ...(located(texts, "", "", "") as RenderedContent), ...(presentation && { presentation }) });
  return textsIn(shown).flatMap((text) => (text.startsWith(found) ? [text.slice(found.length)] : []));
}

function anyIn(value: unknown, field: string, part: string, test: Test): boolean {
  if (typeof value === "string") return test(value, field, part);
  if (Array.isArray(value)) return value.some((item) => anyIn(item, field, part, test));
  return typeof value === "object" && value !== null && Object.entries(value).some(([key, inner]) => anyIn(inner, key, part || key, test));
}

const textsIn = (value: unknown): string[] =>
  typeof value === "string" ? [value] : typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
