import type { RenderedContent } from "../../domain/resume.ts";
import { visible } from "../../outline/visible.ts";
import { hasTags } from "../../reading/words/markup.ts";
import { unmarked } from "./unmarked.ts";

const named = 5;

/** Warns of texts with tags of HTML and the like, which no file interprets. There is one warning at most. */
export function tagWarnings(content: RenderedContent): string[] {
  const { photo: _, presentation: _presentation, ...texts } = visible(unmarked(content));
  const paths = taggedIn(texts, "");
  if (paths.length === 0) return [];
  const more = paths.length > named ? ` and ${paths.length - named} more` : "";
  return [`Tags are shown as they stand, for no text is read as HTML: ${paths.slice(0, named).join(", ")}${more}.`];
}

/** Lists the paths of the texts that have tags, such as "experience[0].details[1]". */
function taggedIn(value: unknown, path: string): string[] {
  if (typeof value === "string") return hasTags(value) ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((item, i) => taggedIn(item, `${path}[${i}]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => taggedIn(inner, path ? `${path}.${key}` : key));
}
