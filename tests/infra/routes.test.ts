import { describe, expect, it } from "vitest";
import { apiRoutes } from "../../infra/gateway-routes.ts";
import document from "../../openapi.json" with { type: "json" };
import { answeringRoute } from "../support/gateway-routing.ts";
import { deploy, routesOf } from "../support/sst-stand-ins.ts";

const functionOf: Record<string, string> = {
  "GET /health": "Public",
  "GET /templates": "Public",
  "POST /resume": "CreateResume",
  "GET /resume/{email}": "GetResume",
  "PUT /resume/{email}": "UpdateResume",
  "DELETE /resume/{email}": "ManageResume",
  "GET /resume/{email}/download": "GenerateResumePdf",
  "GET /resume/{email}/ats": "GenerateResumePdf",
  "GET /resume/{email}/history": "ManageResume",
  "GET /resume/{email}/history/{version}": "ManageResume",
  "POST /resume/{email}/restore": "ManageResume",
};

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
);

const routes = routesOf(await deploy("dev"));
const answering = (method: string, path: string) => answeringRoute(routes, method, path)?.function;

const concrete = (path: string) => path.replace("{email}", "ada@example.com").replace("{version}", "1");

describe("the routes of the REST API", () => {
  it("give every operation of openapi.json to the one function that serves it", () => {
    const found = operations.map(({ method, path }) => [`${method} ${path}`, answering(method, concrete(path))]);
    expect(Object.fromEntries(found)).toEqual(functionOf);
  });

  it("are those of openapi.json, tRPC and what is left, and no other", () => {
    const title = (name: string) => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
    const known = apiRoutes(document).map((one) => `${one.method} ${one.path} ${title(one.function)}`);
    expect(routes.map((one) => `${one.method} ${one.path} ${one.function}`).sort()).toEqual(known.sort());
  });

  it("are each there once, and lead to functions that are deployed", async () => {
    const all = routes.map(({ method, path }) => `${method} ${path}`);
    expect(all).toHaveLength(new Set(all).size);
    const names = (await deploy("dev")).resources.filter(({ type }) => type === "sst.aws.Function").map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(routes.map((one) => one.function)));
  });

  it("answer HEAD where GET is answered", () => {
    const gets = operations.filter(({ method }) => method === "GET");
    expect(gets.length).toBeGreaterThan(5);
    for (const { path } of gets) expect(answering("HEAD", concrete(path)), path).toBe(functionOf[`GET ${path}`]);
  });

  it.each(["OPTIONS", "PATCH"])("give %s of every path to public, which answers 204 and 405", (method) => {
    for (const { path } of operations) expect(answering(method, concrete(path)), path).toBe("Public");
  });

  it.each(["/", "/docs", "/docs/swagger-ui.css", "/openapi.json", "/nowhere", "/resume/a@b.co/nowhere", "/trpc"])(
    "give %s to public",
    (path) => {
      for (const method of ["GET", "POST", "OPTIONS"]) expect(answering(method, path)).toBe("Public");
    },
  );

  it("give calls of tRPC to trpc, and what else comes there to public", () => {
    for (const method of ["GET", "HEAD", "POST"]) expect(answering(method, "/trpc/resume.get,health")).toBe("Trpc");
    for (const method of ["OPTIONS", "DELETE"]) expect(answering(method, "/trpc/resume.get,health")).toBe("Public");
  });

  it("cannot be made where an operation has no function, or two", () => {
    expect(() => apiRoutes(document, { "get-resume": { procedures: [] }, trpc: { procedures: ["health"] } })).toThrow(
      "GET /health must be served by one function of handlers/lambda/functions.ts, and is by none.",
    );
    const both = { one: { procedures: ["health"] }, two: { procedures: ["health"] } };
    expect(() => apiRoutes({ paths: { "/health": { get: {} } } }, both)).toThrow("and is by one and two.");
  });

  it("cannot be made of an openapi.json that says more than the router", () => {
    expect(() => apiRoutes({ paths: { "/other": { get: {} } } })).toThrow("openapi.json has GET /other, which no procedure has");
  });
});
