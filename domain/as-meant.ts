import { type Issue, invalid } from "./errors/errors.ts";
import { fieldsOfData } from "./inputs.ts";
import { isJsonObject } from "./json/json-object.ts";
import { withoutNulls } from "./json/without-nulls.ts";

/**
 * Takes a body as it was meant: null is an absent field, in entries of lists and with `fromTop` everywhere, and the level of a skill may be a number.
 * What is no object is returned as it is. Throws BAD_REQUEST for a key of the variants that a schema of names would drop without a word.
 */
export function asMeant(body: unknown, { fromTop }: { fromTop: boolean }): unknown {
  const dropped = droppedKeys(body);
  if (dropped.length > 0) throw invalid(dropped);
  return withTextLevels(withoutNulls(body, { fromTop, data: fieldsOfData }));
}

/** Lists the keys of variants that a schema of names would drop without a word. */
export const droppedKeys = (body: unknown): Issue[] => (isJsonObject(body) ? droppedIn(body.variants, "variants") : []);

/** No deeper than the entries and the content of a variant: what is within their fields has a schema that refuses the key. */
function droppedIn(value: unknown, path: string, depth = 0): Issue[] {
  if (!isJsonObject(value) || depth > 4) return [];
  return Object.entries(value).flatMap(([key, inner]): Issue[] => {
    const at = `${path}.${key}`;
    if (key === "__proto__") return [{ path: at, code: "unknown_field", message: "is no name that a key can have: rename it" }];
    return droppedIn(inner, at, depth + 1);
  });
}

function withTextLevels(body: unknown): unknown {
  if (!isJsonObject(body) || !Array.isArray(body.skills)) return body;
  const skills = body.skills.map((skill) =>
    isJsonObject(skill) && typeof skill.level === "number" ? { ...skill, level: `${skill.level}` } : skill,
  );
  return { ...body, skills };
}
