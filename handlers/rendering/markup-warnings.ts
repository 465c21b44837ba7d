import type { RenderedContent } from "../../domain/resume.ts";
import type { Run } from "../../outline/text/inline.ts";
import { visible } from "../../outline/visible.ts";
import { hasStars, hasTags } from "../../reading/words/markup.ts";
import { unmarked } from "./unmarked.ts";

const named = 5;

/** A tag that is set as code is meant to be read. */
const isNoCode = (run: Run) => run.kind === "break" || !run.code;

/** Warns of texts that are shown with signs in them which were meant for a program. There is one warning of a kind at most. */
export function markupWarnings(content: RenderedContent): string[] {
  const { photo: _, presentation, ...texts } = visible(unmarked(content, isNoCode));
  const tagged = pathsOf(texts, hasTags);
  const starred = presentation?.markup === "none" ? [] : pathsOf(texts, hasStars);
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

/** Lists the paths of the texts that pass a test, such as "experience[0].details[1]". */
function pathsOf(value: unknown, test: (text: string) => boolean, path = ""): string[] {
  if (typeof value === "string") return test(value) ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((item, i) => pathsOf(item, test, `${path}[${i}]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, test, path ? `${path}.${key}` : key));
}
