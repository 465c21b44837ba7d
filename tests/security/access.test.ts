import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appRouter } from "../../router/index.ts";
import { routesOf } from "../../router/routes.ts";
import { anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";
import { anIssuer, type TestIssuer } from "./support/issuer.ts";

let issuer: TestIssuer;
let service: Service;
beforeAll(async () => {
  issuer = await anIssuer();
  service = await startService(issuer.environment);
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await issuer[Symbol.asyncDispose]();
});

type Who = "nobody" | "owner" | "other" | "unverified" | "admin" | "a new owner of the email";

/** What each may do, by procedure: one row for each, and a procedure without one fails the suite. */
const table: Record<string, { input: (email: string) => object | undefined; isPublic?: true }> = {
  "resume.create": { input: (email) => ({ email, name: "Ada Example" }) },
  "resume.get": { input: (email) => ({ email }) },
  "resume.update": { input: (email) => ({ email, headline: "new" }) },
  "resume.delete": { input: (email) => ({ email }) },
  "resume.download": { input: (email) => ({ email }) },
  "resume.ats": { input: (email) => ({ email }) },
  "resume.versions": { input: (email) => ({ email }) },
  "resume.version": { input: (email) => ({ email, version: 1 }) },
  "resume.restore": { input: (email) => ({ email, version: 1 }) },
  health: { input: () => undefined, isPublic: true },
  "templates.list": { input: () => undefined, isPublic: true },
};

async function tokenOf(who: Who, email: string): Promise<string | undefined> {
  switch (who) {
    case "nobody":
      return undefined;
    case "owner":
      return issuer.tokenFor(email);
    case "other":
      return issuer.tokenFor("somebody.else@example.com");
    case "unverified":
      return issuer.tokenFor(email, { email_verified: false });
    case "admin":
      return issuer.tokenFor("operator@example.com", { groups: ["staff", "admins"] });
    case "a new owner of the email":
      return issuer.tokenFor(email, { sub: "another person" });
  }
}

const expected: Record<Who, { stored: number; missing: number }> = {
  nobody: { stored: 401, missing: 401 },
  owner: { stored: 200, missing: 404 },
  other: { stored: 403, missing: 403 },
  unverified: { stored: 401, missing: 401 },
  admin: { stored: 200, missing: 404 },
  "a new owner of the email": { stored: 403, missing: 404 },
};

const routes = routesOf(appRouter);

async function call(door: "REST" | "tRPC", procedure: string, email: string, token: string | undefined) {
  const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const input = table[procedure]?.input(email);
  if (door === "tRPC") {
    // As the client does it: queries go as POST as well.
    return service.call("POST", `/trpc/${procedure}`, input ?? "{}", { "content-type": "application/json", ...authorization });
  }
  const route = routes.find((each) => each.procedure === procedure);
  if (!route) throw new Error(`${procedure} has no route`);
  const fields: Record<string, unknown> = { ...input };
  const path = route.path.replace(/\{(\w+)\}/g, (_, name) => {
    const value = String(fields[name]);
    delete fields[name];
    return encodeURIComponent(value);
  });
  return service.call(route.method, path, route.takesBody ? fields : undefined, authorization);
}

const stored = async (email: string) => {
  const token = await issuer.tokenFor(email);
  await service.call("POST", "/resume", { email, name: "Ada Example" }, { authorization: `Bearer ${token}` });
  return email;
};

it("has a row for every procedure", () => {
  expect(Object.keys(table).sort()).toEqual(routes.map(({ procedure }) => procedure).sort());
  for (const { procedure, isProtected } of routes) expect(isProtected, procedure).toBe(!table[procedure]?.isPublic);
});

describe.each(["REST", "tRPC"] as const)("over %s,", (door) => {
  describe.each(Object.entries(table))("%s", (procedure, { isPublic }) => {
    it.each(Object.entries(expected) as [Who, { stored: number; missing: number }][])("by %s", async (who, statuses) => {
      for (const place of ["stored", "missing"] as const) {
        const email = place === "stored" ? await stored(anEmail()) : anEmail();
        const { status, headers } = await call(door, procedure, email, await tokenOf(who, email));
        const isCreated = procedure === "resume.create" && place === "missing" && statuses.missing === 404;
        expect(status, place).toBe(isPublic ? 200 : isCreated ? (door === "REST" ? 201 : 200) : statuses[place]);
        if (status === 401) expect(headers.get("www-authenticate")).toMatch(/^Bearer realm="resume-gateway"/);
      }
    });
  });

  it("a refusal is the same for a resume that is stored and for one that is not", async () => {
    const token = await tokenOf("other", "");
    for (const procedure of Object.keys(table).filter((name) => !table[name]?.isPublic)) {
      const answers = await Promise.all(
        [await stored(anEmail()), anEmail()].map(async (email) => {
          const { status, text, headers } = await call(door, procedure, email, token);
          const body = text.replaceAll(headers.get("x-request-id") as string, "ID");
          return { status, body, type: headers.get("content-type"), etag: headers.get("etag") };
        }),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.status).toBe(403);
    }
  });
});

it("a resume that nobody owns yet becomes its verified owner's with the first write", async () => {
  const email = anEmail();
  const admin = { authorization: `Bearer ${await tokenOf("admin", email)}` };
  const first = { authorization: `Bearer ${await issuer.tokenFor(email)}` };
  const second = { authorization: `Bearer ${await tokenOf("a new owner of the email", email)}` };
  expect((await service.call("POST", "/resume", { email, name: "By an administrator" }, admin)).status).toBe(201);
  expect((await service.call("GET", `/resume/${email}`, undefined, second)).status).toBe(200);
  expect((await service.call("PUT", `/resume/${email}`, { headline: "mine" }, first)).status).toBe(200);
  expect((await service.call("GET", `/resume/${email}`, undefined, second)).status).toBe(403);
  expect((await service.call("DELETE", `/resume/${email}`, undefined, first)).status).toBe(200);
  expect((await service.call("POST", "/resume", { email }, second)).status).toBe(403);
  expect((await service.call("POST", `/resume/${email}/restore`, undefined, second)).status).toBe(403);
  expect((await service.call("PUT", `/resume/${email}`, { headline: "x" }, admin)).status).toBe(404);
  expect((await service.call("DELETE", `/resume/${email}?purge=true`, undefined, admin)).status).toBe(200);
  expect((await service.call("POST", "/resume", { email }, second)).status).toBe(201);
});

it("one token is looked at once for all calls of a batch, and each call is held against it", async () => {
  const [mine, other] = [await stored(anEmail()), await stored(anEmail())];
  const input = JSON.stringify({ 0: { email: mine }, 1: { email: other } });
  const { body } = await service.call("POST", "/trpc/resume.get,resume.get?batch=1", input, {
    "content-type": "application/json",
    authorization: `Bearer ${await issuer.tokenFor(mine)}`,
  });
  expect(body[0].result.data.email).toBe(mine);
  expect(body[1].error.data.code).toBe("FORBIDDEN");
});

it.each<[string, string, string | undefined, Record<string, string>]>([
  ["POST", "/resume", "{", {}],
  ["POST", "/resume", "text", { "content-type": "text/plain" }],
  ["GET", "/resume/a@example.com?x=1", undefined, {}],
  ["PUT", "/resume/a@example.com", '{"headline": "x"}', { "if-match": "x" }],
  ["POST", "/trpc/resume.get", "{", {}],
])("%s %s by a stranger is a 401 before anything else is said of it", async (method, path, body, headers) => {
  const { status, headers: answered } = await service.call(method, path, body, headers);
  expect(status).toBe(401);
  expect(answered.get("www-authenticate")).toMatch(/^Bearer/);
});
