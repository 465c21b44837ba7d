import type * as z from "zod";
// By name: `z.core` as a value would take every locale of zod along into a bundle.
import { toDotPath } from "zod/v4/core";
import { isJsonObject } from "../json/json-object.ts";
import type { Issue } from "./errors.ts";
import { fieldsAt } from "./fields-at.ts";
import { meant } from "./suggestions.ts";

const maxIssues = 100;
const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

const kinds: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a JSON object",
  record: "a JSON object",
};

/** What a text must be, by zod's name for its form, where the schema has no words of its own. */
const forms: Record<string, string> = {
  datetime: "a time in UTC, such as 2040-01-31T00:00:00Z",
  base64: "base64",
};

/** What was refused, as far as it is known: the schema has the names that there are. */
type Refused = {
  input: unknown;
  schema: z.ZodType | undefined;
  /** How many names are still to be guessed: a body can have a hundred thousand that are unknown. */
  guesses: number;
};

/** Says what to do about each fault that zod found in an input. It repeats the names of unknown fields, but never a rejected value. */
export function toIssues(error: z.core.$ZodError, input?: unknown, schema?: z.ZodType): Issue[] {
  const refused: Refused = { input, schema, guesses: maxIssues };
  const issues = error.issues.flatMap((issue) => describe(issue, [], refused));
  if (issues.length <= maxIssues) return issues;
  return [
    ...issues.slice(0, maxIssues),
    { path: "", code: "not_valid", message: `${issues.length - maxIssues} more faults are not listed` },
  ];
}

function describe(issue: z.core.$ZodIssue, parent: PropertyKey[], refused: Refused): Issue[] {
  const path = [...parent, ...issue.path];
  const at = (fault: Omit<Issue, "path">): Issue[] => [{ path: dotPath(path), ...fault }];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownField(key, path, refused));
    case "invalid_type":
      return [wrongType(path, kinds[issue.expected] ?? issue.expected, refused.input)];
    case "too_big":
      // Where the schema has words of its own, they are better.
      if (!issue.message.startsWith("Too big")) return at({ code: "too_big", message: issue.message });
      return at(size("too_big", issue.origin, "at most", issue.maximum));
    case "too_small":
      return at(size("too_small", issue.origin, "at least", issue.minimum));
    case "invalid_value":
      return at(unknownValue(issue.values.map(String), valueAt(refused.input, path)));
    case "invalid_union":
      return describeUnion(issue, path, refused);
    case "invalid_key":
      return issue.issues.flatMap((inner) => describe({ ...inner, path: [] }, path, refused));
    case "invalid_format":
      return at(format(issue));
    default:
      return at({ code: "not_valid", message: issue.message });
  }
}

function format({ format, message }: z.core.$ZodIssueInvalidStringFormat): Omit<Issue, "path"> {
  const expected = forms[format];
  return expected ? { code: "not_valid", message: `must be ${expected}`, expected } : { code: "not_valid", message };
}

function unknownField(key: string, path: PropertyKey[], refused: Refused): Issue {
  const schema = refused.guesses-- > 0 ? refused.schema : undefined;
  const names = schema ? fieldsAt(schema, path) : [];
  const suggestion = adviceOf(key, names) ? undefined : suggested(key, path, names, schema);
  const custom = path.length === 0 && names.includes("custom") ? ", or keep data of your own under custom" : "";
  const around = adviceOf(key, names) ?? (suggestion ? undefined : wrapper([...path, key], names, refused));
  const advice = around ?? (suggestion ? `did you mean \`${suggestion}\`?` : `remove it${custom}`);
  return {
    path: dotPath([...path, key]),
    code: "unknown_field",
    message: `is not a known field: ${advice}`,
    ...(suggestion && { suggestion }),
  };
}

/** Fields that have fields of their own, which others have beside them. */
const parents = ["presentation", "location", "content", "add"];

/** Finds what was meant here, or in an object that is here: sectionOrder is presentation.section_order. */
function suggested(key: string, path: PropertyKey[], names: string[], schema: z.ZodType | undefined): string | undefined {
  const here = meant(key, names);
  if (!schema || (here !== undefined && !parents.includes(here))) return here;
  const within = parents
    .filter((parent) => names.includes(parent) && (here ?? parent) === parent)
    .map((parent) => [parent, meant(key, fieldsAt(schema, [...path, parent]))])
    .find(([, field]) => field !== undefined);
  return within?.join(".") ?? here;
}

/** Says so where an object has fields in it that belong around it. */
const wrapper = (path: PropertyKey[], names: string[], { input }: Refused): string | undefined => {
  const value = valueAt(input, path);
  return isJsonObject(value) && names.some((name) => Object.hasOwn(value, name))
    ? `put what is in it ${path.length > 1 ? "one level up" : "at the top level"}`
    : undefined;
};

/** What others have in an object of its own, and we at the top; and the mark of a face, which must not be stored in the place of its resume. */
function adviceOf(key: string, names: string[]): string | undefined {
  if (!names.includes("presentation")) return undefined;
  if (key === "variant")
    return "this is one face of a resume, not the resume; store it under `variants`, as `variantFrom` of the client makes it";
  return /^(basics|resume|data|personal(_?info|_?details)?|contact(_?info)?)$/i.test(key)
    ? "put what is in it at the top level: name, email, phone, url, summary, location, profiles"
    : undefined;
}

function wrongType(path: PropertyKey[], expected: string, input: unknown): Issue {
  const value = valueAt(input, path);
  if (value === undefined) return { path: dotPath(path), code: "missing", message: `must be ${expected} (it is missing)`, expected };
  return { path: dotPath(path), code: "wrong_type", message: `must be ${expected}`, expected, received: kindOf(value) };
}

function unknownValue(values: string[], value: unknown): Omit<Issue, "path"> {
  const expected = `${values.length > 1 ? "one of " : ""}${values.join(", ")}`;
  const suggestion = typeof value === "string" ? meant(value, values) : undefined;
  const guess = suggestion ? `: did you mean \`${suggestion}\`?` : "";
  return { code: "unknown_value", message: `must be ${expected}${guess}`, expected, ...(suggestion && { suggestion }) };
}

/** Lists the faults of the branch whose type fits; if none does, says which types would. */
function describeUnion(issue: z.core.$ZodIssueInvalidUnion, path: PropertyKey[], refused: Refused): Issue[] {
  const isWrongType = (branch: z.core.$ZodIssue[]) =>
    branch.some(({ code, path: within }) => code === "invalid_type" && within.length === 0);
  const fitting = issue.errors.find((branch) => !isWrongType(branch));
  if (fitting) return fitting.flatMap((inner) => describe(inner, path, refused));
  const expected = issue.errors.flatMap((branch) =>
    branch.flatMap((inner) => (inner.code === "invalid_type" ? [kinds[inner.expected] ?? inner.expected] : [])),
  );
  return [wrongType(path, expected.join(" or "), refused.input)];
}

function size(code: "too_big" | "too_small", origin: string, bound: string, count: number | bigint): Omit<Issue, "path"> {
  const unit = { string: " characters", array: " items" }[origin] ?? "";
  const expected = `${bound} ${count}${unit}`;
  return { code, message: `must ${unit ? "have" : "be"} ${expected}`, expected };
}

/** Names the kind of a JSON value. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return kinds[typeof value] ?? typeof value;
}

function valueAt(input: unknown, path: PropertyKey[]): unknown {
  return path.reduce(
    (value, step) => (isJsonObject(value) || Array.isArray(value) ? (value as Record<PropertyKey, unknown>)[step] : undefined),
    input,
  );
}

/** Writes a path as it stands in an issue: `experience[0].id`. */
export const dotPath = (path: PropertyKey[]) => toDotPath(path.map((key) => (typeof key === "string" ? shorten(key) : key)));
