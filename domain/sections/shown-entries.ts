import { isJsonObject } from "../json/json-object.ts";
import { ownFields } from "./entry.ts";

const own = new Set<string>(ownFields);

/** What holds no entries. */
const others = new Set(["presentation"]);

/** Takes out what no file shows: entries that are hidden, and what a caller keeps of an entry for itself. Only the ids of custom sections stay, for their order. */
export function shownEntries<Content extends object>(content: Content): Content {
  const fields = Object.entries(content).map(([name, value]) => [name, others.has(name) ? value : shown(value, name)]);
  return Object.fromEntries(fields) as Content;
}

function shown(value: unknown, list: string): unknown {
  if (!Array.isArray(value)) return value;
  const entries = value.filter((entry) => !(isJsonObject(entry) && entry.hidden === true));
  return entries.map((entry) => {
    if (!isJsonObject(entry)) return entry;
    const kept = Object.entries(entry).filter(([name]) => !own.has(name) || (list === "custom_sections" && name === "id"));
    return Object.fromEntries(kept.map(([name, inner]) => [name, shown(inner, name)]));
  });
}
