import { isJsonObject, type JsonObject } from "../json/json-object.ts";

/** An entry of a list, and where it is: `["experience", 0, "positions", 1]`. */
export type PlacedEntry = { path: (string | number)[]; entry: JsonObject };

/** What holds no entries: free JSON of the caller's, and the look. */
const others = new Set(["custom", "presentation", "variants"]);

/** Finds the entries of all lists of a resume, with those within them, such as positions; texts in lists are none. */
export function* eachEntry(content: object, path: PlacedEntry["path"] = []): Generator<PlacedEntry> {
  for (const [name, list] of Object.entries(content)) {
    if (!Array.isArray(list) || (path.length === 0 && others.has(name))) continue;
    for (const [i, entry] of list.entries()) {
      if (!isJsonObject(entry)) continue;
      const place = [...path, name, i];
      yield { path: place, entry };
      yield* eachEntry(entry, place);
    }
  }
}
