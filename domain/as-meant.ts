import { fieldsOfData } from "./inputs.ts";
import { isJsonObject } from "./json/json-object.ts";
import { withoutNulls } from "./json/without-nulls.ts";

/**
 * Takes a body as it was meant: null is an absent field, in entries of lists and with `fromTop` everywhere, and the level of a skill may be a number.
 * What is no object is returned as it is.
 */
export const asMeant = (body: unknown, { fromTop }: { fromTop: boolean }): unknown =>
  withTextLevels(withoutNulls(body, { fromTop, data: fieldsOfData }));

function withTextLevels(body: unknown): unknown {
  if (!isJsonObject(body) || !Array.isArray(body.skills)) return body;
  const skills = body.skills.map((skill) =>
    isJsonObject(skill) && typeof skill.level === "number" ? { ...skill, level: `${skill.level}` } : skill,
  );
  return { ...body, skills };
}
