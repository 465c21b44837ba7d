import { describe, expect, it } from "vitest";
import { functions, type LambdaFunction } from "../../handlers/lambda/functions.ts";
import { proceduresServedBy } from "../../handlers/lambda/served-procedures.ts";
import { apiRoutes } from "../../infra/gateway-routes.ts";
import document from "../../openapi.json" with { type: "json" };
import { appRouter } from "../../router/index.ts";
import { routesOf } from "../../router/routes.ts";
import { answeringRoute } from "../support/gateway-routing.ts";
import { deploy, routesOf as deployedRoutes } from "../support/sst-stand-ins.ts";

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
);

const titleOf = (name: string) => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
const rows = Object.entries<LambdaFunction>(functions).map(([name, row]) => [titleOf(name), row] as const);
const procedureRoutes = routesOf(appRouter);

const routes = deployedRoutes(await deploy("dev"));
const answering = (method: string, path: string) => answeringRoute(routes, method, path)?.function;

const concrete = (path: string) => path.replaceAll(/\{\w+\}/g, "ada@example.com");

describe("the routes of the REST API", () => {
  // Written out: what a procedure with a function of its own is to be answered by.
  it.each([
    ["POST", "/resume", "CreateResume"],
    ["GET", "/resume/{email}", "GetResume"],
    ["PUT", "/resume/{email}", "UpdateResume"],
    ["GET", "/resume/{email}/download", "GenerateResumePdf"],
    ["GET", "/resume/{email}/ats", "CheckResume"],
    ["GET", "/resume/{email}/export", "ExportResume"],
    ["GET", "/health/ready", "GenerateResumePdf"],
    ["GET", "/s/{token}", "ShowShare"],
    ["HEAD", "/s/{token}", "ShowShare"],
    ["POST", "/s/{token}", "ShowShare"],
    ["GET", "/s/{token}/{file}", "ShowShare"],
    ["DELETE", "/s/{token}", "Public"],
    ["GET", "/health", "Public"],
    ["GET", "/templates", "Public"],
  ])("give %s %s to %s", (method, path, title) => {
    expect(answering(method, concrete(path))).toBe(title);
  });

  it("give every operation to the function that serves its procedure", () => {
    for (const { procedure, method, path } of procedureRoutes) {
      const [name, row] = rows.find(([title]) => title === answering(method, concrete(path))) ?? [];
      expect(row && proceduresServedBy(row), `${procedure} by ${name}`).toContain(procedure);
    }
  });

  it("give what no function names to manage-resume", () => {
    const named = rows.flatMap(([, { procedures }]) => (typeof procedures === "string" ? [] : procedures));
    const others = procedureRoutes.filter(({ procedure }) => !named.some((name) => name === procedure));
    expect(others.length).toBeGreaterThan(0);
    for (const { method, path } of others) expect(answering(method, concrete(path)), `${method} ${path}`).toBe("ManageResume");
  });

  it("are those of openapi.json, tRPC and what is left, and no other", () => {
    const known = apiRoutes(document).map((one) => `${one.method} ${one.path} ${titleOf(one.function)}`);
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
    for (const { path } of gets) expect(answering("HEAD", concrete(path)), path).toBe(answering("GET", concrete(path)));
  });

  it.each(["OPTIONS", "PATCH"])("give %s of every path to public, which answers 204 and 405", (method) => {
    for (const { path } of operations) expect(answering(method, concrete(path)), path).toBe("Public");
  });

  it.each(["/", "/docs", "/docs/scalar.js", "/templates/classic.png", "/openapi.json", "/nowhere", "/resume/a@b.co/nowhere", "/trpc"])(
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
    expect(() =>
      apiRoutes({ paths: { "/health": { get: {} } } }, { "get-resume": { procedures: [] }, trpc: { procedures: "all" } }),
    ).toThrow("GET /health must be served by one function of handlers/lambda/functions.ts, and is by none.");
    const both = { one: { procedures: ["health"] }, two: { procedures: ["health"] } } as const;
    expect(() => apiRoutes({ paths: { "/health": { get: {} } } }, both)).toThrow("and is by one and two.");
  });

  it("cannot be made of an openapi.json that says more than the router", () => {
    expect(() => apiRoutes({ paths: { "/other": { get: {} } } })).toThrow("openapi.json has GET /other, which no procedure has");
  });
});
