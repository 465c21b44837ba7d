import { isJsonObject, type JsonObject } from "../json/json-object.ts";
import { eachEntry } from "./each-entry.ts";
import { ownFields } from "./entry.ts";
import { matchedEntries } from "./matched-entries.ts";

/** The fields by which a caller shows that it knows of them. */
const known = ["id", "hidden", "tags"] as const;

/**
 * Gives the lists of an update what stored entries have of a caller's own, where the sender knows nothing of it: where no entry of a list has an id,
 * a tag or a mark that it is hidden. `matchedEntries` says which stored entry each one is. A stored entry whose id stands elsewhere in the update was
 * moved there, and gives nothing.
 */
export function keepOwn(stored: JsonObject, update: JsonObject): JsonObject {
  const moved = new Set([...eachEntry(update)].flatMap(({ entry }) => entry.id ?? []));
  return withLists(stored, update, (before, list) => (list.some(isKnowing) ? list : kept(before, list, moved)));
}

function withLists(stored: JsonObject, update: JsonObject, merge: (stored: unknown[], list: unknown[]) => unknown[]): JsonObject {
  const fields = Object.entries(update).map(([name, list]) => {
    const before = stored[name];
    return [name, Array.isArray(before) && Array.isArray(list) ? merge(before, list) : list];
  });
  return Object.fromEntries(fields);
}

function kept(stored: unknown[], list: unknown[], moved: Set<unknown>): unknown[] {
  const from = matchedEntries(stored, list);
  return list.map((entry, i) => {
    const source = from[i];
    if (!isJsonObject(entry) || !isJsonObject(source) || moved.has(source.id)) return entry;
    const marks = ownFields.flatMap((name) => (source[name] === undefined || entry[name] !== undefined ? [] : [[name, source[name]]]));
    return { ...withLists(source, entry, (before, inner) => kept(before, inner, moved)), ...Object.fromEntries(marks) };
  });
}

/** Tells whether an entry, or one within it, has what only a sender who knows of it can have written. */
const isKnowing = (entry: unknown): boolean =>
  [...eachEntry({ list: [entry] })].some(({ entry: inner }) => known.some((name) => inner[name] !== undefined));
