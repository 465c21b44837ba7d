import type { Context } from "hono";
import * as z from "zod";
import { asMeant } from "../domain/as-meant.ts";
import { DomainError, type Issue, invalid } from "../domain/errors/errors.ts";
import { kindOf, toIssues } from "../domain/errors/issues.ts";
import { issuesWithin, pathWithin } from "../domain/errors/issues-within.ts";
import { meant } from "../domain/errors/suggestions.ts";
import { isJsonObject, type JsonObject } from "../domain/json/json-object.ts";
import { readIfMatch } from "./etag.ts";
import { readJson } from "./read-json.ts";
import { queryFields, type Route } from "./routes.ts";

export const mergePatchType = "application/merge-patch+json";

/** The parameter that asks for the JSON of an answer that is a file. */
export const asParameter = "as";

export const malformedTag = "must be * or ETags in double quotes, as they were received";

/** Makes the input of a procedure of a REST request: of path, query or body, and `If-Match`. Throws one error with all faults. */
export async function readInput(c: Context, route: Route): Promise<JsonObject> {
  const issues: Issue[] = [];
  const query = readQuery(c, route, issues);
  const fields = route.takesBody ? { ...query, ...(await readBody(c, route)) } : query;
  if (route.isConditional && "expected_revision" in fields) {
    issues.push({ path: "expected_revision", code: "unknown_field", message: "is not a known field: send the revision in If-Match" });
    delete fields.expected_revision;
  }
  const path: JsonObject = {};
  for (const name of route.pathParameters) {
    path[name] = fromText(route.input.shape[name], c.req.param(name) ?? "");
    if (name in fields && !isSame(route.input.shape[name] as z.ZodType, fields[name], path[name])) {
      issues.push({ path: name, code: "not_valid", message: `must be the same ${name} as in the address, or be left out` });
    }
  }
  const precondition = route.isConditional ? readPrecondition(c, issues) : {};
  const input = { ...fields, ...path, ...precondition };
  if (issues.length > 0) throw invalid([...issues, ...faultsOf(route, input)]);
  return input;
}

async function readBody(c: Context, route: Route): Promise<JsonObject> {
  if (route.bodyField === undefined) return readJsonBody(c, route);
  if (!route.bytes.input) return { [route.bodyField]: await readJsonBody(c, route) };
  const type = c.req.header("content-type");
  // Any other media type may be wrong: a browser knows few of those that files have.
  if (type?.toLowerCase().startsWith("multipart/")) {
    throw new DomainError("UNSUPPORTED_MEDIA_TYPE", undefined, { advice: "Send the file itself as the body, not a form around it." });
  }
  const bytes = await readBytes(c);
  if (bytes.byteLength === 0) throw new DomainError("BAD_REQUEST", "The body is empty.", { advice: "Send the file as the body." });
  return { ...(type !== undefined && "type" in route.input.shape && { type }), [route.bodyField]: new Uint8Array(bytes) };
}

async function readJsonBody(c: Context, { isBodyOptional }: Route): Promise<JsonObject> {
  if (isBodyOptional && (await readBytes(c)).byteLength === 0) return {};
  const [type, ...parameters] = (c.req.header("content-type") ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const isUtf8 = parameters.every((parameter) => !parameter.startsWith("charset=") || /^charset="?utf-8"?$/.test(parameter));
  const isJson = type === "application/json" || (type === mergePatchType && c.req.method === "PUT");
  if (!isJson || !isUtf8) {
    throw new DomainError("UNSUPPORTED_MEDIA_TYPE", undefined, { advice: "Send JSON in UTF-8, with Content-Type: application/json." });
  }
  const bytes = await readBytes(c);
  if (bytes.byteLength === 0) throw new DomainError("PARSE_ERROR", "The body is empty.", { advice: "Send a JSON object." });
  const body = readJson(bytes);
  if (!isJsonObject(body)) {
    const isTwice = typeof body === "string" && body.trim().startsWith("{");
    const message = isTwice ? "The body is JSON within a text: it went through JSON.stringify twice" : "The body must be a JSON object";
    throw invalid([{ path: "", code: "wrong_type", message, expected: "a JSON object", received: kindOf(body) }]);
  }
  return body;
}

async function readBytes(c: Context): Promise<ArrayBuffer> {
  return c.req.arrayBuffer().catch((cause) => {
    throw new DomainError("BAD_REQUEST", "The body ended early.", { cause });
  });
}

function readQuery(c: Context, route: Route, issues: Issue[]): JsonObject {
  const query: JsonObject = {};
  if (!c.req.url.includes("?")) return query;
  const { input, isProtected, bytes } = route;
  const known = [...queryFields(route), ...(bytes.output ? [asParameter] : [])];
  for (const [name, value] of new URL(c.req.url).searchParams) {
    if (!known.includes(name)) {
      // Monitors and caches add parameters of their own to what is public.
      if (!isProtected) continue;
      const takes = known.length > 0 ? `this address takes ${known.join(", ")}` : "this address takes none";
      const suggestion = meant(name, known);
      const advice = suggestion ? `did you mean \`${suggestion}\`?` : takes;
      issues.push({
        path: name.slice(0, 60),
        code: "unknown_field",
        message: `is not a known query parameter: ${advice}`,
        ...(suggestion && { suggestion }),
      });
    } else if (name in query) issues.push({ path: name, code: "not_valid", message: "is given more than once" });
    else if (name === asParameter && bytes.output) {
      if (value !== "json") issues.push({ path: name, code: "unknown_value", message: "must be json", expected: "json" });
    } else query[name] = fromText(input.shape[name], value);
  }
  return query;
}

/** Turns a parameter of path or query, which is text, into what its schema wants. A text that does not fit stays text, to be refused. */
function fromText(schema: unknown, value: string): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return fromText(schema.unwrap(), value);
  if (schema instanceof z.ZodNumber && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (schema instanceof z.ZodBoolean && (value === "true" || value === "false")) return value === "true";
  return value;
}

function readPrecondition(c: Context, issues: Issue[]): JsonObject {
  if (c.req.header("if-none-match") !== undefined) {
    issues.push({ path: "If-None-Match", code: "unknown_field", message: "has no meaning for this method: send If-Match" });
  }
  const ifMatch = c.req.header("if-match");
  if (ifMatch === undefined) return {};
  if (ifMatch.length > 1_000) {
    issues.push({ path: "If-Match", code: "too_big", message: "must have at most 1000 characters" });
    return {};
  }
  const expected_revision = readIfMatch(ifMatch);
  if (expected_revision === undefined) issues.push({ path: "If-Match", code: "not_valid", message: malformedTag });
  return { expected_revision };
}

/** Tells whether a field of the body says the same as the path. Beside an invalid path any field does: only the path is reported. */
function isSame(schema: z.ZodType, field: unknown, parameter: unknown): boolean {
  const inPath = schema.safeParse(parameter);
  return !inPath.success || schema.safeParse(field).data === inPath.data;
}

function faultsOf(route: Route, input: JsonObject): Issue[] {
  const clean = (body: unknown) => asMeant(body, { fromTop: route.method === "POST" });
  const { bodyField } = route;
  const meant = bodyField === undefined ? (clean(input) as JsonObject) : { ...input, [bodyField]: clean(input[bodyField]) };
  const parsed = route.input.safeParse(meant);
  if (parsed.success) return [];
  if (bodyField === undefined) return toIssues(parsed.error, input, route.input);
  return inBody(route, issuesWithin(bodyField, parsed.error, input, route.input));
}

/** Tells where in the body a fault is that is in the field which the body is. */
export function inBody({ bodyField }: Route, issues: Issue[]): Issue[] {
  return bodyField === undefined ? issues : issues.map((issue) => ({ ...issue, path: pathWithin(bodyField, issue.path) }));
}
