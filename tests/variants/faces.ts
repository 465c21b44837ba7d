import fc from "fast-check";
import type { JsonObject } from "../../domain/json/json-object.ts";
import { type Face, resumeContent } from "../../domain/resume.ts";

const word = fc.constantFrom("mill", "engine", "bread", "", "ship", "harbour");
const words = fc.array(word, { maxLength: 3 });
const mark = { tags: fc.array(fc.constantFrom("sea", "land"), { maxLength: 2 }), hidden: fc.constant(true) };
const some = <Shape>(shape: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> }) => fc.record(shape, { requiredKeys: [] });

const item = some({ title: word, details: words, ...mark });
const entries = {
  experience: some({ role: word, company: word, details: words, ...mark }),
  projects: some({ name: word, keywords: words, ...mark }),
  custom_sections: some({ title: word, items: fc.array(item, { maxLength: 3 }), ...mark }),
};

const list = <Entry>(entry: fc.Arbitrary<Entry>) => fc.array(entry, { maxLength: 4 });

const content = some({
  name: word,
  headline: word,
  location: some({ city: word, country_code: word }),
  presentation: some({ locale: fc.constantFrom("en", "it"), section_order: fc.constantFrom(["skills" as const], []) }),
  skills: words,
  experience: list(entries.experience),
  projects: list(entries.projects),
  custom_sections: list(entries.custom_sections),
});

/** Gives each entry an id of its own, entries in entries too; skills here are texts. */
function withIds(fields: JsonObject, prefix: string): JsonObject {
  let last = 0;
  const named = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map((inner) => (typeof inner === "string" ? inner : { ...(named(inner) as JsonObject), id: `${prefix}-${++last}` }))
      : typeof value === "object" && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, named(inner)]))
        : value;
  return named(fields) as JsonObject;
}

/** A resume all of whose entries have ids. */
export const master = content.map((fields) => resumeContent.parse({ email: "ada@example.com", ...withIds(fields, "m") }));

type Lists = Pick<Face, "experience" | "projects" | "custom_sections">;
const listNames = ["experience", "projects", "custom_sections"] as const;

/** What somebody does to a face: other texts, entries that go, change, come and move. */
export const edit = fc.record({
  fields: some({ name: word, headline: fc.option(word, { nil: undefined }), location: some({ city: word }) }),
  presentation: fc.option(some({ locale: fc.constantFrom("de", "en") }), { nil: undefined }),
  more: fc.constantFrom([], ["sailing"]),
  added: some(Object.fromEntries(listNames.map((name) => [name, list(entries[name])]))).map(
    (lists) => withIds(lists, "new") as Partial<Lists>,
  ),
  dice: fc.array(fc.nat(99), { minLength: 40, maxLength: 40 }),
});

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

/** Does an edit. Dice decide what becomes of each entry, and where the new ones go. */
export function edited(face: Face, { fields, presentation, more, added, dice }: Edit): Face {
  let at = 0;
  const roll = () => dice[at++ % dice.length] as number;
  const changed = (entry: JsonObject): JsonObject[] => {
    const does = roll();
    if (does < 20) return [];
    if (does < 40) return [{ ...entry, details: ["changed"], ...("items" in entry && { items: (entry.items as unknown[]).slice(1) }) }];
    if (does < 50) return [{ id: entry.id }];
    return [entry];
  };
  const moved = (entries: JsonObject[]) =>
    entries
      .map((entry) => ({ entry, place: roll() < 60 ? 50 : roll() }))
      .sort((a, b) => a.place - b.place)
      .map(({ entry }) => entry);
  const edits = listNames.map((name) => {
    const own = (added[name] ?? []).filter(({ hidden }: { hidden?: boolean | undefined }) => hidden !== true);
    const entries = [...((face[name] ?? []) as JsonObject[]).flatMap(changed), ...(own as JsonObject[])];
    const details = (entry: JsonObject) => (name === "experience" ? entry : without(entry, "details"));
    return [name, face[name] || entries.length > 0 ? moved(entries.map(details)) : undefined];
  });
  return { ...face, ...fields, presentation, skills: [...face.skills, ...more], ...Object.fromEntries(edits) };
}

const without = (entry: JsonObject, name: string): JsonObject => Object.fromEntries(Object.entries(entry).filter(([key]) => key !== name));
