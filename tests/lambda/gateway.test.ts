import { afterAll, beforeAll, describe, expect, it } from "vitest";
import openApiDocument from "../../openapi.json" with { type: "json" };
import { type Cloud, startCloud } from "../support/lambda-cloud.ts";
import { lambdaEventV1, lambdaEventV2 } from "../support/lambda-events.ts";
import { restProcedures, restRequest } from "../support/rest-request.ts";
import { aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";
import { whoMayCall } from "../support/who-may-call.ts";

let service: Service;
let cloud: Cloud;
beforeAll(async () => {
  service = await startService({ STORAGE: "aws" });
  cloud = await startCloud(service);
});
afterAll(async () => {
  await cloud[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

describe.each([
  ["payload 1.0", lambdaEventV1],
  ["payload 2.0", lambdaEventV2],
] as const)("events of %s", (_name, eventOf) => {
  const call = (method: string, path: string, init: RequestInit = {}) =>
    cloud.send(new Request(`http://service.test${path}`, { method, ...init }), eventOf);
  const json = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
    call(method, path, { body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } });

  it("with a slash at the end are sent to where there is none, stage and query kept", async () => {
    const response = await call("GET", "/resume/nobody@example.com/download/?template=modern");
    expect(response.status).toBe(308);
    expect(response.headers.get("location")).toBe("/prod/resume/nobody@example.com/download?template=modern");
    expect((await json("POST", "/resume/", {})).headers.get("location")).toBe("/prod/resume");
    expect((await call("GET", "/health/")).status).toBe(200);
    expect((await call("GET", "/nothing/")).status).toBe(404);
  });

  it("find each documented operation, and not another's", async () => {
    for (const procedure of restProcedures) {
      const { method, path } = restRequest(procedure, whoMayCall[procedure].input("nobody@example.com"));
      const response = await call(method, path);
      expect([procedure, response.status]).not.toContain(405);
      // A function that has not the route would say so in other words.
      if (response.status === 404) expect(await response.text()).toMatch(/"(No resume is stored|This version)/);
    }
  });

  it("have CORS, Allow and problem documents, wherever they lead", async () => {
    const expected: [string, string, number, string | null][] = [
      ["OPTIONS", "/resume", 204, "POST, OPTIONS"],
      ["OPTIONS", "/resume/ada@example.com", 204, "GET, HEAD, PUT, DELETE, OPTIONS"],
      ["OPTIONS", "/nowhere", 204, "OPTIONS"],
      ["PATCH", "/resume/ada@example.com", 405, "GET, HEAD, PUT, DELETE, OPTIONS"],
      ["DELETE", "/health", 405, "GET, HEAD, OPTIONS"],
      ["DELETE", "/trpc/health", 405, "GET, HEAD, POST, OPTIONS"],
      ["GET", "/nowhere", 404, null],
    ];
    for (const [method, path, status, allow] of expected) {
      const response = await call(method, path, { headers: { origin: "https://app.example.org" } });
      expect([method, path, response.status, response.headers.get("allow")]).toEqual([method, path, status, allow]);
      expect(response.headers.get("access-control-allow-origin")).toBe("*");
      if (status !== 204) expect(await response.json()).toMatchObject({ status, message: expect.any(String) });
    }
  });

  it("serve the documentation, from files beside the bundle", async () => {
    const page = await call("GET", "/docs");
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    for (const path of ["/docs/reference.css", "/docs/scalar.js", "/docs/start.js", "/docs/guides/data-model", "/templates/classic.png"]) {
      expect((await (await call("GET", path)).text()).length).toBeGreaterThan(100);
    }
    const document = (await (await call("GET", "/openapi.json")).json()) as { components: object };
    // Nobody signs in here.
    expect(document.components).not.toHaveProperty("securitySchemes");
    expect(document).toMatchObject({
      ...openApiDocument,
      info: {},
      servers: [{}],
      paths: {},
      components: {},
    });
    expect((await call("GET", "/health")).status).toBe(200);
  });

  it("take HEAD where they take GET", async () => {
    const { email } = await (await service.call("POST", "/resume", aResume())).body.resume;
    for (const path of ["/health", "/docs", "/openapi.json", "/templates", `/resume/${email}`, `/resume/${email}/history`]) {
      const response = await call("HEAD", path);
      expect([path, response.status, await response.text()]).toEqual([path, 200, ""]);
    }
    expect((await call("HEAD", "/resume/nobody@example.com")).status).toBe(404);
  });

  it("tell where a new resume is, with the stage", async () => {
    const resume = aResume();
    const response = await json("POST", "/resume", resume);
    expect(response.status).toBe(201);
    expect(response.headers.get("location")).toBe(`/prod/resume/${encodeURIComponent(resume.email as string)}`);
    expect(response.headers.get("etag")).toMatch(/^"[0-9a-f-]{36}-1"$/);
  });

  it("know every spelling of an email in the address", async () => {
    const email = `ada+${crypto.randomUUID()}@example.com`;
    await json("POST", "/resume", { email, name: "Zoë 🚂" });
    for (const spelling of [email, encodeURIComponent(email), email.replace("@", "%40"), email.replace("+", "%2B"), email.toUpperCase()]) {
      const response = await call("GET", `/resume/${spelling}`);
      expect([spelling, response.status]).toEqual([spelling, 200]);
      expect(await response.json()).toMatchObject({ email, name: "Zoë 🚂" });
    }
    // Another resume's: nothing is decoded twice.
    expect((await call("GET", `/resume/${email.replace("+", "%252B")}`)).status).toBe(400);
  });

  it("take nothing of the path for a query", async () => {
    const { email } = await (await service.call("POST", "/resume", aResume())).body.resume;
    expect((await call("DELETE", `/resume/${email}%3Fpurge=true`)).status).toBe(400);
    expect((await call("GET", `/resume/${email}%23`)).status).toBe(400);
    expect((await service.call("GET", `/resume/${email}`)).status).toBe(200);
  });

  it("bring queries, repeated ones as well, and headers", async () => {
    const { email, revision } = await (await service.call("POST", "/resume", aResume())).body.resume;
    const twice = await call("GET", `/resume/${email}/history?limit=1&limit=2`);
    expect(await twice.json()).toMatchObject({ issues: [{ path: "limit", message: "is given more than once" }] });
    const unknown = await call("GET", `/resume/${email}?a%26b=%2B+c`);
    expect(await unknown.json()).toMatchObject({ issues: [{ path: "a&b" }] });
    expect((await call("GET", `/resume/${email}`, { headers: { "if-none-match": `"${revision}"` } })).status).toBe(304);
    expect((await json("PUT", `/resume/${email}`, { name: "Late" }, { "if-match": '"old"' })).status).toBe(412);
  });

  it("refuse a body that is too large or none", async () => {
    expect((await json("POST", "/resume", { email: "a@example.com", summary: "x".repeat(300_000) })).status).toBe(413);
    expect((await call("POST", "/resume", { body: "{", headers: { "content-type": "application/json" } })).status).toBe(400);
    expect((await call("POST", "/resume", { body: "a=b", headers: { "content-type": "text/plain" } })).status).toBe(415);
    expect((await call("POST", "/resume")).status).toBe(415);
  });
});

it("a malformed address is a 400 with CORS, and a GET may have a body", async () => {
  const event = await lambdaEventV1(new Request("http://service.test/resume/x"));
  const path = "/resume/%zz";
  const malformed = { ...event, path, requestContext: { ...event.requestContext, path: `/prod${path}` } };
  expect(await cloud.invoke("get-resume", malformed)).toMatchObject({ statusCode: 400, headers: { "access-control-allow-origin": "*" } });
  expect(
    await cloud.invoke("get-resume", { ...event, path: "/resume/nobody@example.com", body: "e30=", isBase64Encoded: true }),
  ).toMatchObject({
    statusCode: 404,
  });
});

it("headers may come in one form alone, and behind a domain of its own there is no stage", async () => {
  const { multiValueHeaders: _, ...event } = await lambdaEventV1(
    new Request("http://service.test/resume", {
      method: "POST",
      body: JSON.stringify(aResume()),
      headers: { "content-type": "application/json" },
    }),
  );
  const requestContext = { ...event.requestContext, path: "/resume", domainName: "api.example.com" };
  const answer = await cloud.invoke(cloud.functionOf("POST", "/resume"), { ...event, requestContext });
  expect(answer).toMatchObject({ statusCode: 201, headers: { location: expect.stringMatching(/^\/resume\//) } });
});

it("one line is logged for each request, with the invocation and the pseudonym of whom it is about, and nothing of them", async () => {
  const resume = aResume({ phone: "+39 011 555 0100" });
  await service.call("POST", "/resume", resume);
  await cloud.send(new Request(`http://service.test/resume/${resume.email}`), lambdaEventV2);
  const output = await cloud.output("get-resume");
  const line = JSON.parse(output.trim().split("\n").at(-1) as string);
  expect(line).toMatchObject({
    message: "request",
    route: "/resume/{email}",
    status: 200,
    function_request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(line.owner).toMatch(/^[0-9a-f]{64}$/);
  expect(output).not.toContain(resume.email);
});
