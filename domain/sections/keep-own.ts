import { isSameJson } from "../json/canonical-json.ts";
import { isJsonObject, type JsonObject } from "../json/json-object.ts";
import { ownFields } from "./entry.ts";

/** The fields by which a caller shows that it knows of them. */
const known = ["id", "hidden", "tags"] as const;

const own = new Set<string>(ownFields);

/**
 * Gives the lists of an update what stored entries have of a caller's own, where the sender knows nothing of it: where no entry of a list has an id,
 * a tag or a mark that it is hidden. An entry is the stored one with the same content or, in a list as long as the stored one, the one at its place.
 */
export function keepOwn(stored: JsonObject, update: JsonObject): JsonObject {
  const lists = Object.entries(update).map(([name, list]) => [name, kept(stored[name], list)]);
  return Object.fromEntries(lists);
}

function kept(stored: unknown, list: unknown): unknown {
  if (!Array.isArray(stored) || !Array.isArray(list) || !list.some(isJsonObject) || list.some(isKnowing)) return list;
  const left: (JsonObject | undefined)[] = stored.map((entry) => (isJsonObject(entry) ? entry : undefined));
  const take = (at: number): JsonObject | undefined => (at < 0 ? undefined : left.splice(at, 1, undefined)[0]);
  const same = list.map((entry) => take(left.findIndex((other) => other && isSameJson(bare(other), bare(entry)))));
  return list.map((entry, i) => {
    const match = same[i] ?? (list.length === stored.length ? take(i) : undefined);
    if (!match || !isJsonObject(entry)) return entry;
    const marks = ownFields.flatMap((name) => (match[name] === undefined || entry[name] !== undefined ? [] : [[name, match[name]]]));
    return { ...keepOwn(match, entry), ...Object.fromEntries(marks) };
  });
}

/** Tells whether an entry, or one within it, has what only a sender who knows of it can have written. */
const isKnowing = (entry: unknown): boolean =>
  isJsonObject(entry) &&
  (known.some((name) => entry[name] !== undefined) || Object.values(entry).some((list) => Array.isArray(list) && list.some(isKnowing)));

/** Returns what an entry says of the person. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (!isJsonObject(value)) return value;
  const fields = Object.entries(value).filter(([name]) => !own.has(name));
  return Object.fromEntries(fields.map(([name, inner]) => [name, bare(inner)]));
}
