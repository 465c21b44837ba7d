import { type Issue, invalid } from "../errors/errors.ts";
import { isSameJson } from "../json/canonical-json.ts";
import type { ResumeContent } from "../resume.ts";
import { resolveVariant } from "./resolve.ts";

/**
 * Checks the variants of a resume that is about to be stored in the place of `previous`. Throws BAD_REQUEST for one that the write itself makes or
 * changes and that does not fit the resume. Returns a warning for each that does not fit it any more because something else has changed.
 */
export function checkVariants(content: ResumeContent, previous?: ResumeContent): string[] {
  const faults = Object.keys(content.variants ?? {}).map((name) => ({ name, issues: faultsOf(content, name) }));
  const isTouched = (name: string) => !isSameJson(content.variants?.[name], previous?.variants?.[name]);
  const refused = faults.filter(({ name }) => isTouched(name)).flatMap(({ issues }) => issues);
  if (refused.length > 0) throw invalid(refused);
  return faults.flatMap(({ issues: [first] }) =>
    first ? [`${first.path} ${first.message}: the variant is not shown until it is mended.`] : [],
  );
}

/** Lists what is wrong with a variant, by its path in the resume; nothing where it resolves. */
export const faultsOf = (content: ResumeContent, name: string): Issue[] =>
  (resolveVariant(content, name)?.issues ?? []).map((issue) => ({ ...issue, path: `variants.${name}.${issue.path}` }));
