import type * as z from "zod";
import { withoutControls } from "../../domain/fields/text.ts";
import { isJsonObject, type JsonObject } from "../../domain/json/json-object.ts";
import { storedContent } from "../../domain/resume.ts";
import { firstFields } from "./first-fields.ts";

type Container = Record<PropertyKey, unknown>;

/** How often an item is mended at most: mending one fault can uncover another at the same place or below it. */
const rounds = 8;

/**
 * Brings an item of an earlier system into our shape: a number becomes text where we have text, a text becomes its lines where we have a
 * list, and nulls are dropped. What has no place in the first model moves under `custom`, named by its path. So does a text or list over its limit,
 * of which as much as fits stays in its place. Nothing is lost but nulls and control characters.
 */
export function adopt(item: JsonObject): JsonObject {
  const adopted = JSON.parse(JSON.stringify(item, (_key, value) => (value instanceof Set ? [...value] : value))) as JsonObject;
  if ("custom" in adopted && !isJsonObject(adopted.custom)) adopted.custom = { custom: adopted.custom };
  moveOthers(adopted, adopted, []);
  for (let round = 0; round < rounds; round++) {
    const parsed = storedContent.safeParse(adopted);
    if (parsed.success) break;
    for (const issue of parsed.error.issues) mend(adopted, issue);
  }
  return adopted;
}

/** Moves under `custom` what is none of the first fields. */
function moveOthers(root: JsonObject, value: unknown, path: PropertyKey[]): void {
  if (Array.isArray(value)) for (const [i, item] of value.entries()) moveOthers(root, item, [...path, i]);
  const fields = firstFields[path.filter((key) => typeof key === "string").join(".")];
  if (!fields || !isJsonObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (fields.has(key)) moveOthers(root, inner, [...path, key]);
    else moveToCustom(root, [...path, key]);
  }
}

function mend(root: JsonObject, issue: z.core.$ZodIssue): void {
  const key = issue.path.at(-1);
  const parent = at(root, issue.path.slice(0, -1));
  if (key === undefined || !parent) return;
  const value = parent[key];
  if (issue.code === "invalid_union" && isJsonObject(value)) {
    const inside = issue.errors.flat().filter(({ path }) => path.length > 0);
    for (const inner of inside) mend(root, { ...inner, path: [...issue.path, ...inner.path] });
  } else if (value === null && !Array.isArray(parent)) delete parent[key];
  else if (typeof value === "number" || typeof value === "boolean") parent[key] = String(value);
  else if (typeof value === "string" && issue.code === "invalid_format") parent[key] = withoutControls(value);
  else if (typeof value === "string" && issue.code === "invalid_type" && issue.expected === "array") parent[key] = value.split("\n");
  else if ((typeof value === "string" || Array.isArray(value)) && issue.code === "too_big") {
    moveToCustom(root, issue.path);
    parent[key] = value.slice(0, Number(issue.maximum));
  } else {
    if (value !== null) moveToCustom(root, issue.path);
    // A list keeps its length.
    if (Array.isArray(parent)) parent[key as number] = issue.code === "invalid_type" && issue.expected === "object" ? {} : "";
  }
}

function moveToCustom(root: JsonObject, path: PropertyKey[]): void {
  const parent = at(root, path.slice(0, -1));
  const key = path.at(-1);
  if (!parent || key === undefined) return;
  root.custom ??= {};
  (root.custom as JsonObject)[withoutControls(path.join("."))] ??= parent[key];
  delete parent[key];
}

function at(root: JsonObject, path: PropertyKey[]): Container | undefined {
  const found = path.reduce<unknown>((value, key) => (isContainer(value) ? value[key] : undefined), root);
  return isContainer(found) ? found : undefined;
}

const isContainer = (value: unknown): value is Container => typeof value === "object" && value !== null;
