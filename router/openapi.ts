import type { AnyTRPCRouter } from "@trpc/server";
import { generateOpenApiDocument, type OpenApiRouter } from "trpc-to-openapi";
import { DomainError, type ErrorCode, errorTable, invalid } from "../domain/errors/errors.ts";
import packageJson from "../package.json" with { type: "json" };
import { clientSample } from "./client-sample.ts";
import { entityTags } from "./etag.ts";
import { problemBody, problemOf } from "./problem.ts";
import { asParameter, mergePatchType } from "./rest-input.ts";
import { queryFields, type Route, routesOf } from "./routes.ts";

// biome-ignore lint/suspicious/noExplicitAny: a JSON document, taken apart and put together
type Json = any;

const description = `The API of resume-gateway.

An error is \`application/problem+json\`. Its \`message\` says what to do, and its \`issues\` list every fault of the request.
Every answer has an \`X-Request-Id\` header, and CORS headers for browsers on other origins.
\`OPTIONS\` on any path answers 204, and \`HEAD\` works wherever \`GET\` does.`;

const requestId = { "X-Request-Id": { $ref: "#/components/headers/X-Request-Id" } };
const challenge = { "WWW-Authenticate": { description: "Says how to sign in (RFC 6750).", schema: { type: "string" } } };
const etag = { ETag: { $ref: "#/components/headers/ETag" } };

const ofFiles = {
  "Content-Disposition": { description: "The name under which the file is saved.", required: false, schema: { type: "string" } },
  "X-Pages": { description: "The number of pages, where the format has pages.", required: false, schema: { type: "integer" } },
};

const jsonFile = { type: "object", additionalProperties: true, description: "The file itself, where its format is JSON." };

const inJson = {
  in: "query",
  name: asParameter,
  required: false,
  description: "`json` answers with the file in base64, and with what is known of it.",
  schema: { type: "string", enum: ["json"] },
};

/** "Hello" in base64. */
const exampleFile = "SGVsbG8=";

const exampleRequestId = "0b9d7a5e-8f39-4b40-9c0a-2f6a3f0f9f21";

const tags = {
  resumes: "Store, change and render resumes. Each email has one.",
  history: "Read and restore the versions that a resume had.",
  shares: "Share a resume by a link.",
  service: "Ask the service about itself.",
};

/**
 * Makes the OpenAPI 3.1 document of REST: trpc-to-openapi writes it, and what it cannot know or gets wrong is put right
 * (docs/adr/0002-rest-dispatch.md).
 */
export function openApiDocument(router: AnyTRPCRouter): Json {
  const document: Json = generateOpenApiDocument(router as OpenApiRouter, {
    title: "resume-gateway",
    description,
    version: packageJson.version,
    // Relative to the document: right behind any proxy and under any stage prefix.
    baseUrl: ".",
    license: { name: "MIT", identifier: "MIT" },
    securitySchemes: {
      token: {
        type: "http",
        scheme: "bearer",
        bearerFormat: "JWT",
        description: "An OpenID Connect ID token of the owner of the email, or of an administrator.",
      },
    },
    defs: { Problem: problemBody },
  });
  const { components } = document;
  document.tags = Object.entries(tags).map(([name, text]) => ({ name, description: text }));
  for (const name of Object.keys(components.schemas)) if (name.startsWith("error.")) delete components.schemas[name];
  components.headers = {
    ETag: {
      description: "The revision of the resume in double quotes. It is a strong tag, and is never used for another version.",
      schema: { type: "string" },
    },
    "X-Request-Id": { description: "The id of the request in the log of the service.", schema: { type: "string", format: "uuid" } },
  };
  components.responses = {};
  for (const route of routesOf(router)) amend(document, route);
  return withShortNulls(document);
}

/** Writes "a text or null" as one schema: generators make a type with a name of its own of each union. */
function withShortNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withShortNulls);
  if (typeof value !== "object" || value === null) return value;
  const { anyOf, ...rest } = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withShortNulls(inner)]));
  const [one, other, ...more] = anyOf ?? [];
  const isShort = one?.type && other?.type === "null" && more.length === 0;
  if (!isShort) return anyOf ? { ...rest, anyOf } : rest;
  return { ...one, ...rest, type: [one.type, "null"], ...(one.enum && { enum: [...one.enum, null] }) };
}

function amend(document: Json, route: Route): void {
  const operation = document.paths[route.path][route.method.toLowerCase()];
  // A service that runs in open mode wants none.
  operation.security = route.isProtected ? [{ token: [] }, {}] : [];
  amendParameters(operation, route);
  if (route.takesBody) amendBody(document, operation, route);
  if (route.bytes.output) operation.parameters.push(inJson);
  operation["x-codeSamples"] = [{ lang: "TypeScript", label: "Typed client", source: clientSample(route, exampleInput(operation, route)) }];
  const success = operation.responses[200];
  const answer = success.content["application/json"];
  answer.example = exampleOf(answer.schema, document.components.schemas);
  if (route.bytes.output) success.content = { ...binary(route.bytes.output), ...success.content };
  if (route.bytes.output?.includes("application/json")) {
    document.components.schemas.JsonOrAnsweredFile = { anyOf: [answer.schema, jsonFile] };
    answer.schema = { $ref: "#/components/schemas/JsonOrAnsweredFile" };
  }
  const headers = { ...requestId, ...(route.hasRevision && etag), ...(route.bytes.output && ofFiles) };
  const responses: Json = { 200: { ...success, headers } };
  if (route.created) {
    const location = { description: "The path of the new resume.", schema: { type: "string" } };
    responses[201] = { ...success, description: route.created, headers: { ...headers, Location: location } };
  }
  if (isReadable(route)) responses[304] = { description: "The resume has not changed: `If-None-Match` names what is stored.", headers };
  for (const status of statusesOf(route)) {
    const own = route.failures[status];
    responses[status] = own ? problemResponse(status, own) : { $ref: `#/components/responses/${status}` };
    if (!own) document.components.responses[status] ??= problemResponse(status);
  }
  operation.responses = responses;
}

/** Puts an input together from the examples of the path, of what the query needs, and of the body. */
function exampleInput({ parameters, requestBody }: Json, { bodyField, bytes }: Route): Json {
  const required = parameters.filter((parameter: Json) => parameter.required);
  const fromAddress = Object.fromEntries(required.map(({ name, example }: Json) => [name, example]));
  const body = bytes.input ? exampleFile : requestBody?.content["application/json"].example;
  return { ...fromAddress, ...(bodyField === undefined ? body : { [bodyField]: body }) };
}

/** Returns the example of a schema, or one put together from the examples of its fields. */
function exampleOf(schema: Json, schemas: Json): Json {
  if (schema.$ref) return exampleOf(schemas[schema.$ref.split("/").at(-1)], schemas);
  const own = schema.examples?.[0] ?? schema.example ?? schema.const;
  if (own !== undefined || !schema.properties) return own;
  return Object.fromEntries((schema.required ?? []).map((name: string) => [name, exampleOf(schema.properties[name], schemas)]));
}

/** The content of a body of bytes, by its media types. Parameters of a type, such as its charset, are no part of a name here. */
const binary = (types: readonly string[]): Json =>
  Object.fromEntries(types.map((type) => [type.split(";")[0], { schema: { type: "string", format: "binary" } }]));

const isReadable = ({ method, hasRevision }: Route) => method === "GET" && hasRevision;

function amendParameters(operation: Json, route: Route): void {
  const parameters = (operation.parameters ?? []).filter(({ name }: Json) => name !== "expected_revision");
  for (const parameter of parameters) {
    if (parameter.in === "path") parameter.required = true;
    const { description, example, ...schema } = parameter.schema;
    parameter.schema = schema;
    parameter.description ??= description;
    // An example of what may be left out would be sent by whoever tries the operation as it stands, and would change the answer.
    if (parameter.required) parameter.example = example;
  }
  const header = (name: string, text: string) => ({
    in: "header",
    name,
    required: false,
    description: text,
    schema: { type: "string", maxLength: 1_000, pattern: entityTags.source },
  });
  if (route.isConditional)
    parameters.push(header("If-Match", "The `ETag` that you read. The answer is 412 if another revision is stored now."));
  if (isReadable(route)) {
    parameters.push(header("If-None-Match", "The `ETag` that you have. The answer is 304 if that revision is still stored."));
  }
  operation.parameters = parameters;
}

/** Names the schema of the body, adds the parameters of the path, which a body may repeat, and leaves out what is a header in REST. */
function amendBody(document: Json, operation: Json, route: Route): void {
  operation.requestBody.required = !route.isBodyOptional;
  if (route.bodyField !== undefined) moveToQuery(operation, route);
  if (route.bytes.input) {
    operation.requestBody.content = binary(route.bytes.input);
    return;
  }
  const content = operation.requestBody.content["application/json"];
  const of = content.schema.$ref ? document.components.schemas[content.schema.$ref.split("/").at(-1)] : content.schema;
  const { expected_revision: _, ...properties } = of.properties ?? {};
  const repeated = operation.parameters.filter((parameter: Json) => parameter.in === "path");
  for (const { name, schema } of repeated) properties[name] = { ...schema, description: "The same as in the path. It may be left out." };
  const name = `${operation.operationId[0].toUpperCase()}${operation.operationId.slice(1)}Body`;
  document.components.schemas[name] = { ...of, properties };
  content.schema = { $ref: `#/components/schemas/${name}` };
  // A whole example: one put together from those of the fields would name a photo and a template of each kind.
  content.example = document.components.schemas[name].examples?.[0];
  if (route.method === "PUT") operation.requestBody.content[mergePatchType] = content;
}

/** Leaves the one field in the body that the body is, and makes parameters of the query of the others. */
function moveToQuery(operation: Json, route: Route): void {
  const content = operation.requestBody.content["application/json"];
  const { properties, required = [] } = content.schema;
  for (const name of queryFields(route)) {
    const { description, example, examples, ...schema } = properties[name];
    const isRequired = required.includes(name);
    const shown = isRequired ? { example: example ?? examples?.[0] } : {};
    operation.parameters.push({ in: "query", name, required: isRequired, description, schema, ...shown });
  }
  content.schema = properties[route.bodyField as string];
}

/** Lists the statuses of failures: those of any operation, those of a body, and those that the procedure itself names. */
function statusesOf({ takesBody, method, failures, isProtected }: Route): number[] {
  const statuses = [
    ...[400, 500, 503],
    ...(isProtected ? [401, 403, 429] : []),
    ...(method === "GET" ? [] : [413]),
    ...(takesBody ? [415] : []),
    ...Object.keys(failures).map(Number),
  ];
  return [...new Set(statuses)].sort((a, b) => a - b);
}

function problemResponse(status: number, message?: string): Json {
  const [code, error] = Object.entries(errorTable).find(([, { http }]) => http === status) as [ErrorCode, (typeof errorTable)[ErrorCode]];
  const example =
    code === "BAD_REQUEST"
      ? invalid([{ path: "name", code: "wrong_type", message: "must be text", expected: "text", received: "a number" }])
      : new DomainError(code, message);
  const retryAfter = {
    "Retry-After": { description: "The number of seconds to wait before the next request.", schema: { type: "integer" } },
  };
  return {
    description: message ?? error.message,
    headers: {
      ...requestId,
      ...((status === 503 || status === 429) && retryAfter),
      ...(status === 412 && etag),
      ...(status === 401 && challenge),
    },
    content: {
      "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" }, example: problemOf(example, exampleRequestId) },
    },
  };
}
