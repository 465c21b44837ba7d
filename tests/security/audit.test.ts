import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createApp } from "../../handlers/app.ts";
import { procedureNames } from "../../router/procedures.ts";
import { callsTo } from "../support/app-calls.ts";
import type { BackendCall } from "../support/backend.ts";
import { startBehindProxies } from "../support/proxied-service.ts";
import { restRequest } from "../support/rest-request.ts";
import { anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";
import { whoMayCall } from "../support/who-may-call.ts";
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

const operator = "operator@example.com";
const pseudonymOf = (email: string, { dependencies } = service) => dependencies.pseudonym(email);

/** Makes calls as one person, and tells what each of them added to the audit. */
async function as(email: string, claims: object = {}) {
  const authorization = `Bearer ${await issuer.tokenFor(email, { ...claims })}`;
  return async (method: string, path: string, body?: unknown, more: Record<string, string> = {}) => {
    const { headers } = await service.call(method, path, body, { authorization, ...more });
    return auditOf(service, headers);
  };
}

const auditOf = ({ logged }: Service, headers: Headers) =>
  logged.filter(({ message, request_id }) => message === "audit" && request_id === headers.get("x-request-id"));

async function aStored(): Promise<string> {
  const email = anEmail();
  const call = await as(email);
  await call("POST", "/resume", { email, name: "Ada Example" });
  await call("PUT", `/resume/${email}`, { headline: "Engineer" });
  return email;
}

const ofOwners = procedureNames.filter((name) => ["the owner", "an administrator"].includes(whoMayCall[name].who));

describe("an administrator's call on somebody else's resume", () => {
  it.each(ofOwners)("is audited: %s", async (procedure) => {
    const [email, admin] = [procedure === "resume.create" ? anEmail() : await aStored(), await as(operator, { groups: ["admins"] })];
    const { ofShare, input } = whoMayCall[procedure];
    const share =
      ofShare &&
      (await service.call("POST", `/resume/${email}/shares`, {}, { authorization: `Bearer ${await issuer.tokenFor(email)}` })).body.share
        .id;
    const { method, path, headers, body } = restRequest(procedure, input(email, share));
    const line = {
      ...{ level: "info", message: "audit", request_id: expect.any(String) },
      ...{ actor: pseudonymOf(operator), action: procedure, outcome: "ok", owner: pseudonymOf(email) },
    };
    expect(await admin(method, path, body, headers as Record<string, string>)).toEqual([line]);
  });

  it("is audited in a batch over tRPC, each by itself", async () => {
    const [one, two, admin] = [await aStored(), anEmail(), await as(operator, { groups: ["admins"] })];
    const lines = await admin("POST", "/trpc/resume.get,resume.get?batch=1", { 0: { email: one }, 1: { email: two } });
    const told = lines.map(({ action, outcome, owner }) => [action, outcome, owner]);
    expect(told).toHaveLength(2);
    expect(told).toEqual(
      expect.arrayContaining([
        ["resume.get", "ok", pseudonymOf(one)],
        ["resume.get", "NOT_FOUND", pseudonymOf(two)],
      ]),
    );
  });

  it("is audited with its code when it fails, whatever it failed of", async () => {
    const [email, admin] = [await aStored(), await as(operator, { groups: ["admins"] })];
    const outcome = async (...call: Parameters<typeof admin>) => (await admin(...call)).map((line) => line.outcome);
    expect(await outcome("GET", `/resume/${anEmail()}`)).toEqual(["NOT_FOUND"]);
    expect(await outcome("PUT", `/resume/${email}`, { headline: 7 })).toEqual(["BAD_REQUEST"]);
    expect(await outcome("PUT", `/resume/${email}`, { headline: "x" }, { "if-match": '"other"' })).toEqual(["PRECONDITION_FAILED"]);
  });

  it("is audited when it is one too many", async () => {
    await using strict = await startService({ ...issuer.environment, RATE_LIMIT_READS: "1" });
    const authorization = `Bearer ${await issuer.tokenFor(operator, { groups: ["admins"] })}`;
    const outcomes = [];
    for (const _ of [1, 2]) {
      const { headers } = await strict.call("GET", "/resume/ada@example.com", undefined, { authorization });
      outcomes.push(...auditOf(strict, headers).map(({ outcome }) => outcome));
    }
    expect(outcomes).toEqual(["NOT_FOUND", "TOO_MANY_REQUESTS"]);
  });
});

it("what owners and strangers do, and what administrators do with their own, is not audited", async () => {
  const email = await aStored();
  expect(await (await as(email))("GET", `/resume/${email}`)).toEqual([]);
  expect(await (await as(email))("DELETE", `/resume/${email}`)).toEqual([]);
  expect(await (await as(anEmail()))("GET", `/resume/${email}`)).toEqual([]);
  const admin = await as(operator, { groups: ["admins"] });
  expect(await admin("POST", "/resume", { email: operator })).toEqual([]);
  expect(await admin("GET", `/resume/${operator.toUpperCase()}`)).toEqual([]);
  expect(await admin("GET", "/templates")).toEqual([]);
});

describe("a purge", () => {
  const purged = (lines: Awaited<ReturnType<Awaited<ReturnType<typeof as>>>>) =>
    lines.map(({ actor, action, outcome, owner }) => ({ actor, action, outcome, owner }));

  it("is audited by whomever, also when it is refused or there is nothing left, and has another name than a delete", async () => {
    const [email, other] = [await aStored(), anEmail()];
    const path = `/resume/${email}?purge=true`;
    const line = { action: "resume.purge", owner: pseudonymOf(email) };
    const [owner, stranger, admin] = [await as(email), await as(other), await as(operator, { groups: ["admins"] })];
    expect(purged(await stranger("DELETE", path))).toEqual([{ ...line, actor: pseudonymOf(other), outcome: "FORBIDDEN" }]);
    const [deleted] = await admin("DELETE", `/resume/${email}`);
    expect(deleted?.action).toBe("resume.delete");
    expect(purged(await owner("DELETE", path))).toEqual([{ ...line, actor: pseudonymOf(email), outcome: "ok" }]);
    expect(purged(await admin("DELETE", path))).toEqual([{ ...line, actor: pseudonymOf(operator), outcome: "NOT_FOUND" }]);
  });

  it("is audited over tRPC", async () => {
    const email = await aStored();
    const lines = await (await as(email))("POST", "/trpc/resume.delete", { email, purge: true });
    expect(purged(lines)).toEqual([{ actor: pseudonymOf(email), action: "resume.purge", outcome: "ok", owner: pseudonymOf(email) }]);
  });

  it("is audited where nobody signs in", async () => {
    await using open = await startService();
    const email = anEmail();
    await open.call("POST", "/resume", { email });
    const { headers } = await open.call("DELETE", `/resume/${email}?purge=true`);
    const line = { actor: "open", action: "resume.purge", outcome: "ok", owner: pseudonymOf(email, open) };
    expect(open.logged.filter(({ message }) => message === "audit")).toEqual([expect.objectContaining(line)]);
    expect(open.logged.filter(({ request_id }) => request_id === headers.get("x-request-id"))).toHaveLength(2);
  });

  it("is audited with what the caller is told, when the deadline has passed", async () => {
    let isContended = false;
    const lost = { status: 400, type: "ConditionalCheckFailedException" };
    const decide = ({ operation, table }: BackendCall) => (isContended && operation === "PutItem" && table === "resumes" ? lost : "pass");
    await using late = await startBehindProxies({ dynamo: decide });
    const email = anEmail();
    expect((await late.call("POST", "/resume", { email })).status).toBe(201);
    isContended = true;
    const hasty = callsTo(createApp({ ...late.dependencies, deadlineMs: 1_000 }));
    expect((await hasty("DELETE", `/resume/${email}?purge=true`)).status).toBe(503);
    expect(late.logged.flatMap(({ action, outcome }) => (action ? [[action, outcome]] : []))).toEqual([
      ["resume.purge", "SERVICE_UNAVAILABLE"],
    ]);
  });
});

describe("a refused sign-in", () => {
  afterEach(() => void vi.useRealTimers());

  const refusals = ({ logged }: Service) => logged.filter(({ action }) => action === "sign-in");
  const read = (at: Service, address: string, authorization?: string) => {
    const from = { "x-forwarded-for": address };
    return at.call("GET", "/resume/ada@example.com", undefined, authorization === undefined ? from : { ...from, authorization });
  };

  it("is audited by the pseudonym of its address, a token that is not looked at as well; a call without a token is none", async () => {
    await using guarded = await startService({ ...issuer.environment, TRUSTED_PROXIES: "loopback" });
    const { headers } = await read(guarded, "192.0.2.1", "Bearer a.b.c");
    await read(guarded, "192.0.2.1");
    await read(guarded, "192.0.2.1", `Bearer ${await issuer.tokenFor("ada@example.com")}`);
    expect(refusals(guarded)).toEqual([
      {
        ...{ level: "info", message: "audit", request_id: headers.get("x-request-id") },
        ...{ actor: pseudonymOf("192.0.2.1", guarded), action: "sign-in", outcome: "UNAUTHORIZED" },
      },
    ]);
  });

  it("has a line of its own ten times a minute, then they are counted", async () => {
    await using guarded = await startService({ ...issuer.environment, TRUSTED_PROXIES: "loopback" });
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const statuses = [];
    for (let i = 0; i < 70; i++) statuses.push((await read(guarded, "192.0.2.1", "Bearer a.b.c")).status);
    // Tokens that were not looked at are refused as well.
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    expect(refusals(guarded)).toHaveLength(10);
    vi.advanceTimersByTime(60_000);
    expect(refusals(guarded).slice(10)).toEqual([{ level: "info", message: "audit", action: "sign-in", left_out: 60 }]);
    await read(guarded, "192.0.2.1", "Bearer a.b.c");
    expect(refusals(guarded).at(-1)).toMatchObject({ outcome: "UNAUTHORIZED" });
    vi.advanceTimersByTime(60_000);
    expect(refusals(guarded)).toHaveLength(12);
  });

  it("is none where the issuer cannot be asked", async () => {
    await using down = await anIssuer();
    down.turn(true);
    await using guarded = await startService(down.environment);
    expect((await read(guarded, "192.0.2.1", `Bearer ${await down.tokenFor("ada@example.com")}`)).status).toBe(503);
    expect(refusals(guarded)).toEqual([]);
  });
});

it("pseudonyms follow from HMAC_KEY: with another key they are others, with the same one the same", async () => {
  const pseudonym = async (HMAC_KEY: string) => {
    await using keyed = await startService({ HMAC_KEY });
    return pseudonymOf("ada@example.com", keyed);
  };
  const [one, other] = ["k".repeat(32), "l".repeat(32)];
  expect(await pseudonym(one)).toBe(await pseudonym(one));
  expect(await pseudonym(one)).not.toBe(await pseudonym(other));
});
