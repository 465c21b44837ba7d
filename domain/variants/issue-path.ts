import { isJsonObject } from "../json/json-object.ts";
import { entryIdOf } from "./entry-id.ts";

/** Says where in the variant stands what is wrong in the face: in the patch of an entry, in an entry that it adds, or in `content`. */
export function pathInVariant(
  path: string,
  lists: Record<string, unknown[]>,
  entries: Record<string, unknown>,
  add: Record<string, unknown[]>,
): string {
  const [, name = "", place = "", rest = ""] = /^(\w+)(?:\[(\d+)\](.*))?$/s.exec(path) ?? [];
  const list = lists[name];
  if (!list) return `content.${path}`;
  if (place === "") return `add.${path}`;
  const added = Number(place) - (list.length - (add[name]?.length ?? 0));
  if (added >= 0) return `add.${name}[${added}]${rest}`;
  return pathInEntry(list[Number(place)], rest, entries) ?? `entries.${path}`;
}

/** Finds the innermost entry on a path that the variant changes. */
function pathInEntry(entry: unknown, rest: string, entries: Record<string, unknown>): string | undefined {
  const [, key = "", place = "", inner = ""] = /^\.(\w+)\[(\d+)\](.*)$/s.exec(rest) ?? [];
  const nested = key && isJsonObject(entry) ? (entry[key] as unknown[] | undefined)?.[Number(place)] : undefined;
  const id = entryIdOf(entry);
  return (
    (nested !== undefined ? pathInEntry(nested, inner, entries) : undefined) ??
    (id !== undefined && Object.hasOwn(entries, id) ? `entries.${id}${rest}` : undefined)
  );
}
