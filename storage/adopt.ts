import type * as z from "zod";
import { isJsonObject, type JsonObject } from "../domain/custom.ts";
import { resumeContent } from "../domain/resume.ts";
import { cleanText } from "../domain/text.ts";

type Container = Record<PropertyKey, unknown>;

/**
 * Brings an item that an earlier system stored into our shape: numbers become text where we have text, one text becomes
 * a list where we have a list, nulls are dropped, and fields that we do not know move under `custom`. What still does not
 * fit after that is for the caller's own parse to report.
 */
export function adopt(item: JsonObject): JsonObject {
  const adopted = structuredClone(item);
  // Mending one level can uncover faults below it, so repeat; the model is no deeper than this.
  for (let level = 0; level < 5; level++) {
    const parsed = resumeContent.safeParse(adopted);
    if (parsed.success) break;
    for (const issue of parsed.error.issues) mend(adopted, issue);
  }
  return adopted;
}

function mend(root: JsonObject, issue: z.core.$ZodIssue): void {
  if (issue.code === "unrecognized_keys") {
    moveToCustom(root, issue.path, issue.keys);
    return;
  }
  if (issue.code === "invalid_union") {
    for (const inner of issue.errors.flat()) {
      if (inner.path.length > 0 || inner.code === "unrecognized_keys") mend(root, { ...inner, path: [...issue.path, ...inner.path] });
    }
  }
  const key = issue.path.at(-1);
  const parent = at(root, issue.path.slice(0, -1));
  if (key === undefined || !parent) return;
  const value = parent[key];
  if (value === null && Array.isArray(parent)) parent[key] = issue.code === "invalid_type" && issue.expected === "object" ? {} : "";
  else if (value === null) delete parent[key];
  else if (typeof value === "number" || typeof value === "boolean") parent[key] = String(value);
  else if (value instanceof Set) parent[key] = [...value];
  else if (typeof value === "string" && issue.code === "invalid_type" && issue.expected === "array") parent[key] = value.split("\n");
  else if (typeof value === "string" && issue.code === "invalid_format") parent[key] = cleanText(value);
}

function moveToCustom(root: JsonObject, path: PropertyKey[], keys: string[]): void {
  const holder = at(root, path);
  if (!holder) return;
  root.custom ??= {};
  const custom = root.custom as JsonObject;
  for (const key of keys) {
    const { [key]: value } = holder;
    custom[[...path, key].join(".")] = value instanceof Set ? [...value] : value;
    delete holder[key];
  }
}

function at(root: JsonObject, path: PropertyKey[]): Container | undefined {
  const found = path.reduce<unknown>(
    (value, key) => (isJsonObject(value) || Array.isArray(value) ? (value as Container)[key] : undefined),
    root,
  );
  return isJsonObject(found) || Array.isArray(found) ? (found as unknown as Container) : undefined;
}
