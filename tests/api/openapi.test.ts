import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import openApi from "../../openapi.json" with { type: "json" };
import { appRouter } from "../../router/index.ts";
import { openApiDocument } from "../../router/openapi.ts";
import { routesOf } from "../../router/routes.ts";

// biome-ignore lint/suspicious/noExplicitAny: a JSON document
const document: any = openApi;

const operations = Object.entries<Record<string, { responses: object; operationId: string }>>(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
);
const statuses = Object.fromEntries(operations.map(({ name, operation }) => [name, Object.keys(operation.responses).join(" ")]));

/** Every `application/…` of the document, with its place. */
function mediaTypesIn(value: object, place = ""): [string, { schema: { $ref?: string; format?: string }; example?: unknown }][] {
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key.startsWith("application/")) return [[`${place}/${key}`, inner]];
    return typeof inner === "object" && inner !== null ? mediaTypesIn(inner, `${place}/${key}`) : [];
  });
}

describe("openapi.json", () => {
  it("is what the procedures say", () => {
    expect(document).toEqual(JSON.parse(JSON.stringify(openApiDocument(appRouter))));
  });

  it("names every operation", () => {
    const routes = routesOf(appRouter).map(({ method, path }) => `${method} ${path}`);
    expect(Object.keys(statuses).sort()).toEqual(routes.sort());
  });

  it("names all that an operation can answer", () => {
    expect(statuses).toMatchObject({
      "GET /health": "200 400 500 503",
      "GET /health/ready": "200 400 500 503",
      "POST /resume": "200 201 400 401 403 409 413 415 429 500 503",
      "GET /resume/{email}": "200 304 400 401 403 404 409 429 500 503",
      "PUT /resume/{email}": "200 400 401 403 404 412 413 415 429 500 503",
      "DELETE /resume/{email}": "200 400 401 403 404 412 413 429 500 503",
      "GET /resume/{email}/download": "200 400 401 403 404 409 429 500 503",
      "GET /resume/{email}/ats": "200 400 401 403 404 409 429 500 503",
      "GET /resume/{email}/history": "200 400 401 403 404 429 500 503",
      "GET /resume/{email}/history/{version}": "200 304 400 401 403 404 429 500 503",
      "POST /resume/{email}/restore": "200 400 401 403 404 412 413 415 429 500 503",
      "POST /render": "200 400 401 403 404 409 413 415 429 500 503",
      "POST /validate": "200 400 401 403 413 415 429 500 503",
      "GET /templates": "200 400 500 503",
    });
  });

  it("has preconditions as headers, and nowhere else", () => {
    const parameters = (path: string, method: string) =>
      document.paths[path][method].parameters.map(
        ({ in: place, name, required }: Record<string, unknown>) => `${place} ${name}${required ? " required" : ""}`,
      );
    expect(parameters("/resume/{email}", "get")).toEqual(["path email required", "query variant", "header If-None-Match"]);
    expect(parameters("/resume/{email}", "put")).toEqual(["path email required", "header If-Match"]);
    expect(parameters("/resume/{email}", "delete")).toEqual(["path email required", "query purge", "header If-Match"]);
    expect(parameters("/resume/{email}/history", "get")).toEqual(["path email required", "query before", "query limit"]);
    expect(parameters("/resume/{email}/restore", "post")).toEqual(["path email required", "header If-Match"]);
    const ofFiles = ["query template", "query page_size", "query format", "query page", "query dpi"];
    expect(parameters("/resume/{email}/download", "get")).toEqual([
      "path email required",
      "query variant",
      ...ofFiles,
      "query disposition",
    ]);
    expect(parameters("/render", "post")).toEqual(["query variant", ...ofFiles, "query as"]);
    expect(parameters("/resume/{email}/ats", "get")).toEqual(["path email required", "query variant", "query template", "query page_size"]);
    expect(JSON.stringify(document)).not.toContain("expected_revision");
  });

  it("describes every parameter", () => {
    for (const { name, operation } of operations) {
      for (const parameter of (operation as { parameters?: { name: string; description?: string; schema: { description?: string } }[] })
        .parameters ?? []) {
        expect(parameter.description ?? parameter.schema.description, `${name} ${parameter.name}`).toBeTruthy();
      }
    }
  });

  it("describes every property", () => {
    const silent: string[] = [];
    const visit = (value: unknown, place: string) => {
      if (typeof value !== "object" || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (key === "properties") {
          for (const [name, property] of Object.entries<{ description?: string }>(inner)) {
            if (!property.description) silent.push(`${place}.${name}`);
          }
        }
        visit(inner, `${place}/${key}`);
      }
    };
    visit(document.components.schemas, "");
    expect(silent).toEqual([]);
  });

  it("names every object, those of patches too, so that generators need not", () => {
    const nameless: string[] = [];
    const visit = (value: unknown, place: string, depth: number) => {
      if (typeof value !== "object" || value === null) return;
      if ("properties" in value && depth > 1) nameless.push(place);
      for (const [key, inner] of Object.entries(value)) visit(inner, `${place}/${key}`, depth + 1);
    };
    visit(document.components.schemas, "", 0);
    // A skill is a text or this.
    expect(nameless).toEqual(["/Skill/anyOf/1"]);
    expect(document.components.schemas.UpdateResumeBody.properties.location.anyOf[0].$ref).toBe("#/components/schemas/LocationPatch");
  });

  it("says how an email is written", () => {
    const { email } = document.components.schemas.CreateResumeBody.properties;
    expect(email.format).toBe("idn-email");
    const pattern = new RegExp(email.pattern, "u");
    for (const good of ["ada@example.com", "a+b.c@xn--bcher-kva.example"]) expect(good).toMatch(pattern);
    for (const bad of ["ada", "a@b@c.d", "a b@c.d", "a/b@c.d", "@c.d", "a@"]) expect(bad).not.toMatch(pattern);
  });

  it("says how If-Match is written", () => {
    const { schema } = document.paths["/resume/{email}"].put.parameters.find(({ name }: { name: string }) => name === "If-Match");
    const pattern = new RegExp(schema.pattern, "u");
    for (const good of ["*", '"a-1"', '"a-1", "b-2"', 'W/"a-1"']) expect(good).toMatch(pattern);
    for (const bad of ["a-1", "", '"a-1', '* "a-1"']) expect(bad).not.toMatch(pattern);
  });

  it("has an example of what a path needs, and of nothing that may be left out", () => {
    const parameters = operations.flatMap(({ operation }) => (operation as { parameters?: { required: boolean }[] }).parameters ?? []);
    for (const parameter of parameters) expect(JSON.stringify(parameter).includes('"example')).toBe(parameter.required ?? false);
    expect(parameters.length).toBeGreaterThan(10);
  });

  it("lets a PUT body repeat the email, and nothing be unknown", () => {
    const { properties, required = [], additionalProperties } = document.components.schemas.UpdateResumeBody;
    expect(properties).toHaveProperty("email");
    expect(required).not.toContain("email");
    expect(additionalProperties).toBe(false);
    expect(document.components.schemas.CreateResumeBody.required).toEqual(["email"]);
  });

  it("tells errors as problems, and ETag, Location and Retry-After where they are sent", () => {
    const { responses } = document.components;
    for (const response of Object.values<{ content: object }>(responses)) {
      expect(response.content).toMatchObject({ "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } });
    }
    expect(Object.keys(responses[503].headers)).toEqual(["X-Request-Id", "Retry-After"]);
    expect(Object.keys(document.paths["/resume"].post.responses[201].headers)).toEqual(["X-Request-Id", "ETag", "Location"]);
    expect(Object.keys(document.paths["/resume/{email}"].get.responses[200].headers)).toEqual(["X-Request-Id", "ETag"]);
  });

  it("gives an example of every body and every answer, and each is what its schema takes", () => {
    const ajv = new Ajv2020({ strict: false });
    ajv.addFormat("idn-email", true);
    formats.default(ajv);
    ajv.addSchema(document, "openapi");
    let examples = 0;
    for (const [place, { schema, example }] of mediaTypesIn(document)) {
      if (schema.format === "binary") continue;
      expect(example, place).toBeDefined();
      expect(ajv.validate({ $ref: `openapi${schema.$ref}` }, example), `${place}: ${ajv.errorsText()}`).toBe(true);
      examples++;
    }
    expect(examples).toBeGreaterThan(15);
  });

  it("marks what the server sets as read-only in bodies", () => {
    for (const name of ["version", "revision", "created_at", "updated_at"]) {
      expect(document.components.schemas.UpdateResumeBody.properties[name]).toMatchObject({ readOnly: true });
    }
  });

  it("refers to nothing that is not there, and names no other host", () => {
    const text = JSON.stringify(document);
    for (const [, pointer] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = (pointer as string).split("/").reduce((value, key) => value?.[key], document);
      expect(found, pointer).toBeDefined();
    }
    expect(document.servers).toEqual([{ url: "." }]);
  });
});
