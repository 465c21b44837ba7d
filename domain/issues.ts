import type * as z from "zod";
// By name: `z.core` as a value would take every locale of zod along into a bundle.
import { toDotPath } from "zod/v4/core";
import type { Issue } from "./errors.ts";

const maxIssues = 100;
const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

const kinds: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a JSON object",
};

/** Says what to do about each fault that zod found. It repeats the names of unknown fields, but never a rejected value. */
export function toIssues(error: z.core.$ZodError): Issue[] {
  const issues = error.issues.flatMap((issue) => describe(issue, []));
  if (issues.length <= maxIssues) return issues;
  return [...issues.slice(0, maxIssues), { path: "", message: `${issues.length - maxIssues} more faults are not listed` }];
}

function describe(issue: z.core.$ZodIssue, parent: PropertyKey[]): Issue[] {
  const path = [...parent, ...issue.path];
  const at = (message: string, where = path): Issue[] => [{ path: dotPath(where), message }];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.flatMap((key) => at("is not a known field: remove it, or keep data of your own under custom", [...path, key]));
    case "invalid_type":
      return at(`must be ${kinds[issue.expected] ?? issue.expected}${issue.message.endsWith("undefined") ? " (it is missing)" : ""}`);
    case "too_big":
      return at(`must ${sizeOf(issue.origin, "at most", issue.maximum)}`);
    case "too_small":
      return at(`must ${sizeOf(issue.origin, "at least", issue.minimum)}`);
    case "invalid_value":
      return at(`must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.join(", ")}`);
    case "invalid_union":
      return describeUnion(issue, path);
    default:
      return at(issue.message);
  }
}

/** Lists the faults of the branch whose type fits; if none does, says which types would. */
function describeUnion(issue: z.core.$ZodIssueInvalidUnion, path: PropertyKey[]): Issue[] {
  const isWrongType = (branch: z.core.$ZodIssue[]) =>
    branch.some(({ code, path: within }) => code === "invalid_type" && within.length === 0);
  const fitting = issue.errors.find((branch) => !isWrongType(branch));
  if (fitting) return fitting.flatMap((inner) => describe(inner, path));
  const expected = issue.errors.flatMap((branch) =>
    branch.flatMap((inner) => (inner.code === "invalid_type" ? [kinds[inner.expected] ?? inner.expected] : [])),
  );
  return [{ path: dotPath(path), message: `must be ${expected.join(" or ")}` }];
}

function sizeOf(origin: string, bound: string, size: number | bigint): string {
  if (origin === "string") return `have ${bound} ${size} characters`;
  if (origin === "array") return `have ${bound} ${size} items`;
  return `be ${bound} ${size}`;
}

const dotPath = (path: PropertyKey[]) => toDotPath(path.map((key) => (typeof key === "string" ? shorten(key) : key)));
