import { isSameJson } from "./canonical-json.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";

/** Applies any JSON Merge Patch (RFC 7396) to an object. It changes neither argument. */
export function patched(target: JsonObject, patch: JsonObject): JsonObject {
  const kept = Object.entries(target).filter(([key]) => !Object.hasOwn(patch, key));
  const set = Object.entries(patch)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => [key, isJsonObject(value) ? patched(objectAt(target, key), value) : value]);
  return Object.fromEntries([...kept, ...set]);
}

/** Makes the smallest JSON Merge Patch that turns one object into another, neither of which holds null. */
export function diffOf(before: JsonObject, after: JsonObject): JsonObject {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !isSameJson(before[key], after[key]));
  return Object.fromEntries(keys.map((key) => [key, changeOf(before[key], after[key])]));
}

function changeOf(before: unknown, after: unknown): unknown {
  if (after === undefined) return null;
  return isJsonObject(before) && isJsonObject(after) ? diffOf(before, after) : after;
}

function objectAt(target: JsonObject, key: string): JsonObject {
  const value = Object.hasOwn(target, key) ? target[key] : undefined;
  return isJsonObject(value) ? value : {};
}
