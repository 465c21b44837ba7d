import * as z from "zod";
import { isJsonObject } from "../json/json-object.ts";
import type { Issue } from "./errors.ts";
import { toIssues } from "./issues.ts";

/**
 * Says what to do about each fault in an input of which one field is a body of its own, such as a resume beside options: of what is in that
 * body it says what it would say of the body alone. `schema` is that of the input.
 */
export function issuesWithin(field: string, { issues }: z.ZodError, input: unknown, schema?: z.ZodObject): Issue[] {
  const isWithin = ({ path }: z.core.$ZodIssue) => path[0] === field;
  const inner = issues.filter(isWithin).map((issue) => ({ ...issue, path: issue.path.slice(1) }));
  const outer = issues.filter((issue) => !isWithin(issue));
  const body = isJsonObject(input) ? input[field] : undefined;
  const told = toIssues(new z.ZodError(inner), body, schema?.shape[field] as z.ZodType | undefined).map((issue) => ({
    ...issue,
    path: pathIn(field, issue.path),
  }));
  return [...told, ...toIssues(new z.ZodError(outer), input, schema)];
}

const pathIn = (field: string, path: string) => (path === "" || path.startsWith("[") ? field + path : `${field}.${path}`);

/** Returns a path as it is within the body; one that is not within it stays. */
export function pathWithin(field: string, path: string): string {
  if (path !== field && !path.startsWith(`${field}.`) && !path.startsWith(`${field}[`)) return path;
  return path.slice(field.length).replace(/^\./, "");
}
