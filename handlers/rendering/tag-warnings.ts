import type { RenderedContent } from "../../domain/resume.ts";
import { shownOf } from "../../reading/ats/located.ts";
import { textsOf } from "../../reading/ats/texts.ts";
import { hasTags } from "../../reading/words/markup.ts";
import { unmarked } from "./unmarked.ts";

const named = 5;

/** Warns of texts with tags of HTML and the like, which no file interprets. There is one warning at most. */
export function tagWarnings(content: RenderedContent): string[] {
  const paths = textsOf(shownOf(unmarked(content))).flatMap(({ path, value }) => (hasTags(value) ? [path] : []));
  if (paths.length === 0) return [];
  const more = paths.length > named ? ` and ${paths.length - named} more` : "";
  return [`Tags are shown as they stand, for no text is read as HTML: ${paths.slice(0, named).join(", ")}${more}.`];
}
