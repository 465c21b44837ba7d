import { toIssues } from "../errors/issues.ts";
import { withoutServerFields } from "../fields/server-fields.ts";
import type { Variant } from "../fields/variant.ts";
import { isSameJson } from "../json/canonical-json.ts";
import { diffOf } from "../json/json-diff.ts";
import { isJsonObject, type JsonObject } from "../json/json-object.ts";
import type { Face, ResumeContent } from "../resume.ts";
import { entryIdOf, isListOfEntries } from "./entry-id.ts";
import { applyVariant, faceContent, listNames, plainFace } from "./resolve.ts";

/**
 * Compares a resume with a face of it that somebody has edited, and returns the variant that makes one of the other: resolved, it is `edited`.
 * `kept` is what no comparison can tell: the title of the variant, and the tags of what it shows.
 * Throws a TypeError for an edit that no variant can hold: another `email` or `custom`, a change of an entry that has no `id` in the resume, and
 * an entry that moves to another list. Its message names the place.
 *
 * @example
 * const face = { ...resolveVariant(resume, "acme").face, headline: "Captain" };
 * const acme = variantFrom(resume, face, resume.variants.acme);
 * await client.resume.update.mutate({ email: resume.email, variants: { acme } });
 */
export function variantFrom(resume: ResumeContent, edited: Face, { title, tags }: Pick<Variant, "title" | "tags"> = {}): Variant {
  const kept = { ...(title !== undefined && { title }), ...(tags?.length && { tags }) };
  const { variants: _, ...master } = withoutServerFields(resume);
  const before = applyVariant(master, kept).face;
  const wanted = faceOf(edited);
  if (!before) throw new TypeError("The resume is not valid.");
  const others = ({ email: _, custom: __, ...content }: Face) =>
    Object.fromEntries(Object.entries(content).filter(([name]) => !isList(name)));
  const content = diffOf(others(before), others(wanted));
  const lists = listNames.map((name) => [name, compareLists(listOf(master, name), listOf(before, name), listOf(wanted, name))] as const);
  const made = (part: "add" | "order") =>
    someOf(Object.fromEntries(lists.flatMap(([name, list]) => (list[part].length > 0 ? [[name, list[part]]] : []))));
  const parts = { content: someOf(content), entries: someOf(Object.assign({}, ...lists.map(([, { entries }]) => entries))) };
  const all = { ...kept, ...parts, add: made("add"), order: made("order") };
  const variant = Object.fromEntries(Object.entries(all).filter(([, part]) => part !== undefined)) as Variant;
  requireSame(applyVariant(master, variant), wanted);
  return variant;
}

const isList = (name: string) => listNames.includes(name as keyof Face);

const listOf = (content: Face, name: keyof Face) => (content[name] ?? []) as unknown[];

const someOf = <Part extends object>(part: Part): Part | undefined => (Object.keys(part).length > 0 ? part : undefined);

/** Takes a face as it was read and edited: without the server's fields and its own name, and without what is hidden. */
function faceOf(edited: Face): Face {
  const { variant: _, variants: __, ...content } = withoutServerFields(edited) as Face & { variant?: unknown; variants?: unknown };
  const parsed = faceContent.safeParse(content);
  if (!parsed.success) {
    const [first] = toIssues(parsed.error, content);
    throw new TypeError(`The face is not valid: ${first?.path} ${first?.message}.`);
  }
  return plainFace(parsed.data);
}

type Entries = Record<string, JsonObject | null>;

/** Compares a list of the resume, `before` as the variant's tags alone show it, with what it is to be. */
function compareLists(master: unknown[], before: unknown[], after: unknown[]): { entries: Entries; add: unknown[]; order: string[] } {
  const known = new Set(master.map(entryIdOf));
  const nameless = before.filter((entry) => entryIdOf(entry) === undefined).length;
  const own = after.filter((entry) => entryIdOf(entry) === undefined || !known.has(entryIdOf(entry)));
  // What has no id in either is the same in both, or the comparison that follows fails.
  let left = nameless;
  const add = own.filter((entry) => entryIdOf(entry) !== undefined || --left < 0);
  const places = [
    ...before.filter((entry) => entryIdOf(entry) === undefined || after.some((other) => entryIdOf(other) === entryIdOf(entry))),
    ...add,
  ];
  const isInOrder = isSameJson(places.map(entryIdOf), after.map(entryIdOf));
  return { entries: compareEntries(master, before, after), add, order: isInOrder ? [] : after.flatMap((entry) => entryIdOf(entry) ?? []) };
}

/** Compares the entries with ids; a list in an entry is compared by its entries, too, where nothing is new in it and none has moved. */
function compareEntries(master: unknown[], before: unknown[], after: unknown[]): Entries {
  const kept = new Map(after.map((entry) => [entryIdOf(entry), entry as JsonObject]));
  const visible = new Map(before.map((entry) => [entryIdOf(entry), entry as JsonObject]));
  return Object.assign({}, ...master.map((entry) => compareEntry(entry, visible, kept)));
}

function compareEntry(entry: unknown, visible: Map<string | undefined, JsonObject>, kept: Map<string | undefined, JsonObject>): Entries {
  const id = entryIdOf(entry);
  if (id === undefined || !isJsonObject(entry)) return {};
  const [seen, wanted] = [visible.get(id), kept.get(id)];
  if (!wanted) return seen ? { [id]: null } : {};
  const nested = Object.keys(entry).filter((key) => canNest(entry[key], seen?.[key], wanted[key]));
  const rest = (from: JsonObject) => Object.fromEntries(Object.entries(from).filter(([key]) => !nested.includes(key)));
  const patch = someOf(diffOf(rest(seen ?? entry), rest(wanted)));
  const inner = nested.map((key) => compareEntries(entry[key] as unknown[], seen?.[key] as unknown[], wanted[key] as unknown[]));
  return Object.assign(patch ? { [id]: patch } : {}, ...inner);
}

/** Tells whether the changes of a list in an entry can be told by its entries: each has an id, none is new, and none has moved. */
function canNest(master: unknown, before: unknown, after: unknown): boolean {
  if (!isListOfEntries(master) || !Array.isArray(before) || !Array.isArray(after)) return false;
  const ids = before.map(entryIdOf);
  const left = after.map(entryIdOf);
  return (
    !ids.includes(undefined) &&
    isSameJson(
      left,
      ids.filter((id) => left.includes(id)),
    )
  );
}

/** Throws for a face that the variant does not make: the edit is one that no variant can hold. */
function requireSame({ face, issues }: ReturnType<typeof applyVariant>, wanted: Face): void {
  if (!face) throw new TypeError(`No variant can hold this edit: ${issues[0]?.path} ${issues[0]?.message}.`);
  // A list that is empty says what one says that is not there.
  const values = (content: Face, name: string) => content[name as keyof Face] ?? (isList(name) ? [] : undefined);
  const field = [...new Set([...Object.keys(face), ...Object.keys(wanted)])].find(
    (name) => !isSameJson(values(face, name), values(wanted, name)),
  );
  if (field === undefined) return;
  const advice = isList(field) ? "give its entries ids, in the resume" : "change it in the resume";
  throw new TypeError(`No variant can hold this edit of ${field}: ${advice}.`);
}
