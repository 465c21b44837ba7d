import type { Issue } from "../errors/errors.ts";
import { dotPath } from "../errors/issues.ts";
import { eachEntry } from "./each-entry.ts";

const message = "must be unique in the resume: another entry has it already";

/** Finds the ids of entries that another entry before them has. */
export function repeatedIds(content: object): Issue[] {
  const seen = new Set<unknown>();
  return [...eachEntry(content)].flatMap(({ path, entry: { id } }) => {
    if (id === undefined) return [];
    if (seen.has(id)) return [{ path: dotPath([...path, "id"]), code: "not_valid", message }];
    seen.add(id);
    return [];
  });
}
