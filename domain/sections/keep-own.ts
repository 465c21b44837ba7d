import { canonicalJson } from "../json/canonical-json.ts";
import { isJsonObject, type JsonObject } from "../json/json-object.ts";
import { eachEntry } from "./each-entry.ts";
import { ownFields } from "./entry.ts";

/** The fields by which a caller shows that it knows of them. */
const known = ["id", "hidden", "tags"] as const;

const own = new Set<string>(ownFields);

/**
 * Gives the lists of an update what stored entries have of a caller's own, where the sender knows nothing of it: where no entry of a list has an id,
 * a tag or a mark that it is hidden. An entry is the stored one with the same content or, in a list as long as the stored one, the one at its place.
 * A stored entry whose id stands elsewhere in the update was moved there, and gives nothing.
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
  const from = sources(stored, list);
  return list.map((entry, i) => {
    const source = from[i];
    if (!isJsonObject(entry) || !isJsonObject(source) || moved.has(source.id)) return entry;
    const marks = ownFields.flatMap((name) => (source[name] === undefined || entry[name] !== undefined ? [] : [[name, source[name]]]));
    return { ...withLists(source, entry, (before, inner) => kept(before, inner, moved)), ...Object.fromEntries(marks) };
  });
}

/** Finds the stored entry that each entry of a list is, where there is one. */
function sources(stored: unknown[], list: unknown[]): unknown[] {
  const places = new Map<string, number[]>();
  stored.forEach((entry, i) => {
    const said = saidBy(entry);
    places.set(said, [...(places.get(said) ?? []), i]);
  });
  const same = list.map((entry) => places.get(saidBy(entry))?.shift());
  const taken = new Set(same);
  return same.map((place, i) => {
    if (place !== undefined) return stored[place];
    return list.length === stored.length && !taken.has(i) ? stored[i] : undefined;
  });
}

/** Tells whether an entry, or one within it, has what only a sender who knows of it can have written. */
const isKnowing = (entry: unknown): boolean =>
  [...eachEntry({ list: [entry] })].some(({ entry: inner }) => known.some((name) => inner[name] !== undefined));

/** Returns what an entry says of the person, as a text by which equal ones are found. */
const saidBy = (entry: unknown): string => canonicalJson(bare(entry));

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (!isJsonObject(value)) return value;
  const fields = Object.entries(value).filter(([name]) => !own.has(name));
  return Object.fromEntries(fields.map(([name, inner]) => [name, bare(inner)]));
}
