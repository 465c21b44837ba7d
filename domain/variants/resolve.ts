import type { Issue } from "../errors/errors.ts";
import { fieldsAt } from "../errors/fields-at.ts";
import { toIssues } from "../errors/issues.ts";
import { withoutServerFields } from "../fields/server-fields.ts";
import { listsOf, type Variant } from "../fields/variant.ts";
import { patched } from "../json/json-diff.ts";
import { isJsonObject, type JsonObject } from "../json/json-object.ts";
import { type Face, type ResumeContent, resumeContent, storedContent } from "../resume.ts";
import { repeatedIds } from "../sections/unique-ids.ts";
import { entryIdOf, isListOfEntries } from "./entry-id.ts";
import { pathInVariant } from "./issue-path.ts";
import { shown } from "./shown.ts";

export type { Variant } from "../fields/variant.ts";
export type { Face } from "../resume.ts";

/** A resume as one of its variants reads, or why the two do not fit together any more. The paths of issues begin in the variant. */
export type Resolved = { face: Face; issues?: undefined } | { face?: undefined; issues: Issue[] };

export const faceContent = storedContent.omit({ variants: true });

/** The fields of a resume that are lists of entries. */
export const listNames = Object.keys(listsOf(faceContent.shape)) as (keyof Face)[];

/**
 * Resolves a variant of a resume: returns the face as `GET /resume/{email}?variant=NAME` answers with it, the server's own fields apart.
 * Returns `issues` in its place where the variant does not fit the resume any more, and undefined where there is no variant of this name.
 *
 * @example
 * const acme = resolveVariant(resume, "acme");
 * if (acme?.face) edit(acme.face);
 */
export function resolveVariant(resume: ResumeContent, name: string): Resolved | undefined {
  const { variants = {} } = resume;
  const variant = Object.hasOwn(variants, name) ? variants[name] : undefined;
  return variant && applyVariant(resume, variant);
}

/** Applies one variant: `content`, `entries`, `add`, `order`, `tags`, in that order; then leaves out what is hidden. */
export function applyVariant(resume: ResumeContent, { content = {}, entries = {}, add = {}, order = {}, tags = [] }: Variant): Resolved {
  const { variants: _, ...master } = withoutServerFields(resume);
  const changes = new Changes(entries);
  const base: JsonObject = patched(master, content);
  const lists = listNames.filter((name) => base[name] !== undefined || add[name] !== undefined);
  const whole = Object.fromEntries(
    lists.map((name) => [name, [...changes.madeIn(base[name], [name]), ...((add[name] as unknown[] | undefined) ?? [])]]),
  );
  const unknown = [...changes.unknown(), ...unknownInOrder(order, whole)];
  if (unknown.length > 0) return { issues: unknown };
  const input = { ...base, ...whole };
  const parsed = faceContent.safeParse(input);
  const faults = parsed.success ? repeatedIds(input) : toIssues(parsed.error, input, faceContent);
  if (!parsed.success || faults.length > 0) {
    return { issues: faults.map((issue) => ({ ...issue, path: pathInVariant(issue.path, whole, entries, add) })) };
  }
  return { face: withLists(parsed.data, (list, name) => shown(ordered(list, order[name] ?? []), tags)) };
}

/** Returns the face that a resume is without a variant: without what is hidden. */
export function plainFace({ variants: _, ...content }: ResumeContent): Face {
  return withLists(content, (list) => shown(list, []));
}

const withLists = (face: Face, make: (list: unknown[], name: string) => unknown[]): Face => ({
  ...face,
  ...Object.fromEntries(listNames.flatMap((name) => (face[name] ? [[name, make(face[name] as unknown[], name)]] : []))),
});

/** What a variant changes in single entries, and which of them it has met. */
class Changes {
  readonly #entries: Record<string, JsonObject | null>;
  readonly #met = new Set<string>();

  constructor(entries: Record<string, JsonObject | null>) {
    this.#entries = entries;
  }

  madeIn(list: unknown, path: PropertyKey[]): unknown[] {
    return ((list ?? []) as unknown[]).map((entry) => (isJsonObject(entry) ? this.#changed(entry, [...path, 0]) : entry));
  }

  #changed(entry: JsonObject, path: PropertyKey[]): JsonObject {
    const id = entryIdOf(entry);
    const patch = id !== undefined && Object.hasOwn(this.#entries, id) ? this.#entries[id] : {};
    if (id !== undefined) this.#met.add(id);
    if (patch === null) return { ...entry, hidden: true };
    const next = { ...patched(entry, patch ?? {}), ...nullsOf(patch ?? {}, fieldsAt(resumeContent, path)) };
    const nested = Object.entries(next).filter(([, value]) => isListOfEntries(value));
    return { ...next, ...Object.fromEntries(nested.map(([key, list]) => [key, this.madeIn(list, [...path, key])])) };
  }

  /** Finds what names no entry: it may be gone, or have another id now, and then nobody knows what the variant would show. */
  unknown(): Issue[] {
    const ids = Object.keys(this.#entries).filter((id) => !this.#met.has(id));
    const renamed = Object.entries(this.#entries).filter(([, patch]) => patch && Object.hasOwn(patch, "id"));
    return [
      ...ids.map((id) => noEntry(`entries.${id}`)),
      ...renamed.map(
        ([id]): Issue => ({ path: `entries.${id}.id`, code: "not_valid", message: "must not be there: an entry keeps its id" }),
      ),
    ];
  }
}

const noEntry = (path: string): Issue => ({ path, code: "unknown_value", message: "names no entry of the resume" });

/** Keeps nulls of fields that there are not: the schema refuses them, as it refuses any unknown field. */
const nullsOf = (patch: JsonObject, known: string[]): JsonObject =>
  Object.fromEntries(Object.entries(patch).filter(([key, value]) => value === null && !known.includes(key)));

function unknownInOrder(order: Record<string, string[]>, lists: Record<string, unknown[]>): Issue[] {
  return Object.entries(order).flatMap(([name, ids]) => {
    const known = new Set((lists[name] ?? []).map(entryIdOf));
    return ids.flatMap((id, i): Issue[] => {
      if (!known.has(id)) return [noEntry(`order.${name}[${i}]`)];
      return ids.indexOf(id) < i ? [{ path: `order.${name}[${i}]`, code: "not_valid", message: "stands there twice" }] : [];
    });
  });
}

/** Lets the entries with these ids share the places that they have, in the order of the ids. */
function ordered(list: unknown[], ids: string[]): unknown[] {
  const entries = new Map(list.map((entry) => [entryIdOf(entry), entry]));
  const waiting = ids.map((id) => entries.get(id));
  return list.map((entry) => (ids.includes(entryIdOf(entry) ?? "") ? waiting.shift() : entry));
}
