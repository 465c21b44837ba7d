import { isJsonObject, type JsonObject } from "../json/json-object.ts";

/** Returns the id of an entry; undefined where it has none, as skills that are texts have none. */
export const entryIdOf = (entry: unknown): string | undefined =>
  isJsonObject(entry) && typeof entry.id === "string" ? entry.id : undefined;

/** Tells whether a field of an entry is a list of entries itself. */
export const isListOfEntries = (value: unknown): value is JsonObject[] => Array.isArray(value) && value.some(isJsonObject);
