import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appRouter } from "../../router/index.ts";
import { type ProcedureName, procedureNames } from "../../router/procedures.ts";
import { routesOf } from "../../router/routes.ts";
import { restRequest } from "../support/rest-request.ts";
import { anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";
import { whoMayCall } from "../support/who-may-call.ts";
import { anIssuer, type TestIssuer } from "./support/issuer.ts";

let issuer: TestIssuer;
let service: Service;
beforeAll(async () => {
  issuer = await anIssuer();
  service = await startService({ ...issuer.environment, RATE_LIMIT_WRITES: "0", TRUSTED_PROXIES: "loopback" });
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await issuer[Symbol.asyncDispose]();
});

type Who = "nobody" | "owner" | "other" | "unverified" | "admin" | "a new owner of the email";

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

const rows = Object.entries(whoMayCall) as [ProcedureName, (typeof whoMayCall)[ProcedureName]][];

let calls = 0;

async function call(door: "REST" | "tRPC", procedure: ProcedureName, email: string, token: string | undefined) {
  const bearer: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  // Each comes from elsewhere: more tokens are refused here than may be from one address.
  const authorization = { ...bearer, "x-forwarded-for": `198.51.100.${1 + (calls++ % 250)}` };
  const { ofShare, input: inputOf } = whoMayCall[procedure];
  const input = inputOf(email, ofShare && (await aShareOf(email)));
  if (door === "tRPC") {
    // As the client does it: queries go as POST as well.
    return service.call("POST", `/trpc/${procedure}`, input ?? "{}", { "content-type": "application/json", ...authorization });
  }
  const { method, path, headers, body } = restRequest(procedure, input);
  return service.call(method, path, body, { ...headers, ...authorization });
}

/** Makes a share of a resume, if it is stored. */
async function aShareOf(email: string): Promise<string | undefined> {
  const authorization = `Bearer ${await issuer.tokenFor(email)}`;
  const { body } = await service.call("POST", `/resume/${email}/shares`, {}, { authorization });
  return body.share?.id;
}

const stored = async (email: string) => {
  const token = await issuer.tokenFor(email);
  await service.call("POST", "/resume", { email, name: "Ada Example" }, { authorization: `Bearer ${token}` });
  return email;
};

it("every procedure has a row in tests/support/who-may-call.ts, and no other has", () => {
  expect(rows.map(([procedure]) => procedure).sort()).toEqual([...procedureNames].sort());
});

it("who may call a procedure is documented as it is", () => {
  const isProtected = routesOf(appRouter).map((route) => [route.procedure, route.isProtected]);
  expect(Object.fromEntries(isProtected)).toEqual(Object.fromEntries(rows.map(([procedure, { who }]) => [procedure, who !== "everybody"])));
});

describe.each(["REST", "tRPC"] as const)("over %s,", (door) => {
  describe.each(rows)("%s", (procedure, { who: mayCall }) => {
    it.each(Object.entries(expected) as [Who, { stored: number; missing: number }][])("by %s", async (who, statuses) => {
      for (const place of ["stored", "missing"] as const) {
        const email = place === "stored" ? await stored(anEmail()) : anEmail();
        const { status, headers } = await call(door, procedure, email, await tokenOf(who, email));
        const makes = { "resume.create": "missing", "shares.create": "stored" } as Partial<Record<ProcedureName, typeof place>>;
        const isCreated = makes[procedure] === place && statuses.missing === 404 && (place === "missing" || statuses.stored === 200);
        const mayNot = mayCall === "an administrator" && (who === "owner" || who === "a new owner of the email");
        const isSignedIn = who !== "nobody" && who !== "unverified";
        const isFree = mayCall === "everybody" || (mayCall === "whoever signed in" && isSignedIn);
        expect(status, place).toBe(mayNot ? 403 : isFree ? 200 : isCreated ? (door === "REST" ? 201 : 200) : statuses[place]);
        if (status === 401) expect(headers.get("www-authenticate")).toMatch(/^Bearer realm="resume-gateway"/);
      }
    });
  });

  it("a refusal is the same for a resume that is stored and for one that is not", async () => {
    const token = await tokenOf("other", "");
    for (const [procedure] of rows.filter(([, { who }]) => who === "the owner" || who === "an administrator")) {
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
