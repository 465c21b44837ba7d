import { describe, expect, it } from "vitest";
import { apiRoutes } from "../../infra/routes.ts";
import document from "../../openapi.json" with { type: "json" };
import { deploy } from "../support/sst-stand-ins.ts";

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

const routes = (await deploy("dev")).routes.map(({ route, function: arn }) => {
  const [method = "", path = ""] = route.split(" ");
  return { method, path, function: arn.replace("arn:", "") };
});

/** As API Gateway finds it: first the most specific path, then its method or ANY; a path without the method is not looked past. */
function answering(method: string, concrete: string): string | undefined {
  const wanted = concrete.split("/");
  const rankOf = (path: string): string | undefined => {
    const segments = path.split("/");
    const isGreedy = segments.at(-1) === "{proxy+}";
    if (isGreedy ? wanted.length < segments.length : wanted.length !== segments.length) return undefined;
    const ranks = segments.map((segment, i) => {
      if (segment === "{proxy+}") return wanted[i] ? "2" : undefined;
      if (segment.startsWith("{")) return wanted[i] ? "1" : undefined;
      return segment === wanted[i] ? "0" : undefined;
    });
    return ranks.includes(undefined) ? undefined : ranks.join("");
  };
  const paths = [...new Set(routes.map(({ path }) => path))].filter((path) => rankOf(path) !== undefined);
  const [best] = paths.sort((a, b) => String(rankOf(a)).localeCompare(String(rankOf(b))));
  const own = routes.filter(({ path }) => path === best);
  return (own.find((one) => one.method === method) ?? own.find((one) => one.method === "ANY"))?.function;
}

const concrete = (path: string) => path.replace("{email}", "ada@example.com").replace("{version}", "1");

describe("the routes of the REST API", () => {
  it("give every operation of openapi.json to the one function that serves it", () => {
    const found = operations.map(({ method, path }) => [`${method} ${path}`, answering(method, concrete(path))]);
    expect(Object.fromEntries(found)).toEqual(functionOf);
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

  it("give all of /trpc/ to trpc", () => {
    for (const method of ["GET", "POST", "OPTIONS"]) expect(answering(method, "/trpc/resume.get,health")).toBe("Trpc");
  });

  it("cannot be made where an operation has no function, or two", () => {
    expect(() => apiRoutes(document, { "get-resume": { procedures: [] }, trpc: { procedures: ["health"] } })).toThrow(
      "GET /health must be served by one function of handlers/functions.ts, and is by none.",
    );
    const both = { one: { procedures: ["health"] }, two: { procedures: ["health"] } };
    expect(() => apiRoutes({ paths: { "/health": { get: {} } } }, both)).toThrow("and is by one and two.");
  });

  it("cannot be made of an openapi.json that says more than the router", () => {
    expect(() => apiRoutes({ paths: { "/other": { get: {} } } })).toThrow("openapi.json has GET /other, which no procedure has");
  });
});
