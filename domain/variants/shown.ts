import { isJsonObject, type JsonObject } from "../json/json-object.ts";
import { isListOfEntries } from "./entry-id.ts";

/** Leaves out what is hidden and, where there are tags, what carries other tags alone; so it does with entries in entries. */
export function shown(list: unknown[], tags: string[]): unknown[] {
  return list.filter((entry) => isShown(entry, tags)).map((entry) => (isJsonObject(entry) ? shownWithin(entry, tags) : entry));
}

function isShown(entry: unknown, tags: string[]): boolean {
  if (!isJsonObject(entry)) return true;
  const own = Array.isArray(entry.tags) ? entry.tags : [];
  return entry.hidden !== true && (tags.length === 0 || own.length === 0 || own.some((tag) => tags.includes(tag)));
}

const shownWithin = (entry: JsonObject, tags: string[]): JsonObject =>
  Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, isListOfEntries(value) ? shown(value, tags) : value]));
