import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leavingFor } from "../../domain/stored-resume.ts";
import { anIssuer, type TestIssuer } from "../security/support/issuer.ts";
import { anEmail, aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";
import { wholeHistory } from "../support/whole-history.ts";

const browser = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" };

describe.each(["sqlite", "aws"])("a move to another email, with STORAGE=%s,", (STORAGE) => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ STORAGE });
  });
  afterAll(() => service[Symbol.asyncDispose]());

  const call: Service["call"] = (...request) => service.call(...request);
  const sweep = () => service.storage.sweep(AbortSignal.timeout(100_000));

  async function aStored() {
    const { resume } = (await call("POST", "/resume", aResume({ headline: "1" }))).body;
    await call("PUT", `/resume/${resume.email}`, { headline: "2" });
    return { old: resume.email as string, id: (resume.revision as string).replace(/-\d+$/, ""), to: anEmail() };
  }

  const move = (old: string, to: string, headers = {}) => call("POST", `/resume/${old}/move`, { to }, headers);

  it("takes along the resume, its history and its shares; under the old email there is nothing", async () => {
    const { old, id, to } = await aStored();
    const { share } = (await call("POST", `/resume/${old}/shares`, { hide: ["email"] })).body;
    const { download_url } = (await call("GET", `/resume/${old}/download`)).body;
    const moved = await move(old, to);
    expect(moved.status, moved.text).toBe(200);
    expect(moved.headers.get("etag")).toBe(`"${id}-3"`);
    expect(moved.body.resume).toMatchObject({ email: to, headline: "2", version: 3, revision: `${id}-3` });
    expect((await call("GET", `/resume/${to}`)).body).toEqual(moved.body.resume);
    expect(await wholeHistory(call, `/resume/${to}`)).toEqual(["1", "2", "2"]);
    expect((await call("GET", `/resume/${to}/history`)).body.versions[0]).toMatchObject({ version: 3, changed: ["email"] });
    expect((await call("GET", `/resume/${to}/history/1`)).body).toMatchObject({ email: to, headline: "1" });
    for (const path of ["", "/history", "/history/1", "/download", "/shares", "/export"]) {
      expect((await call("GET", `/resume/${old}${path}`)).status, path).toBe(404);
    }
    expect((await call("POST", `/resume/${old}/restore`)).status).toBe(404);
    expect((await call("GET", new URL(share.url).pathname, undefined, browser)).status).toBe(200);
    expect((await call("GET", `/resume/${to}/shares`)).body.shares).toMatchObject([{ id: share.id }]);
    expect((await fetch(download_url)).status).toBe(404);
    expect((await call("GET", `/resume/${to}/download`)).status).toBe(200);
  });

  it("leaves what can be changed, restored, swept, purged and moved again as before", async () => {
    const { old, to } = await aStored();
    const third = anEmail();
    await move(old, to);
    expect((await call("PUT", `/resume/${to}`, { headline: "3" })).body.resume.version).toBe(4);
    expect((await call("POST", `/resume/${to}/restore`, { version: 1 })).body.resume).toMatchObject({ email: to, headline: "1" });
    await move(to, third);
    await sweep();
    expect(await wholeHistory(call, `/resume/${third}`)).toEqual(["1", "2", "2", "3", "1", "1"]);
    expect((await move(third, old)).status).toBe(200);
    await sweep();
    expect(await wholeHistory(call, `/resume/${old}`)).toEqual(["1", "2", "2", "3", "1", "1", "1"]);
    expect((await call("DELETE", `/resume/${old}?purge=true`)).body.erased.versions).toBe(7);
    expect((await call("GET", `/resume/${old}`)).status).toBe(404);
  });

  it("leaves the old email free: what is made and purged there has nothing to do with what has moved", async () => {
    const { old, to } = await aStored();
    await move(old, to);
    expect((await call("POST", "/resume", { email: old, name: "Somebody else" })).status).toBe(201);
    expect((await call("GET", `/resume/${old}/history`)).body.versions).toHaveLength(1);
    await call("DELETE", `/resume/${old}?purge=true`);
    await sweep();
    expect(await wholeHistory(call, `/resume/${to}`)).toEqual(["1", "2", "2"]);
  });

  it("is refused where there is nothing to move, where it would lead to what is stored, deleted or itself, and after a change", async () => {
    const { old, id } = await aStored();
    const [taken, deleted] = [(await aStored()).old, (await aStored()).old];
    await call("DELETE", `/resume/${deleted}`);
    expect((await move(anEmail(), anEmail())).status).toBe(404);
    expect((await move(deleted, anEmail())).status).toBe(404);
    expect((await move(old, taken)).body.code).toBe("CONFLICT");
    expect((await move(old, deleted)).body.code).toBe("CONFLICT");
    expect((await move(old, old.toUpperCase())).body.issues).toMatchObject([{ path: "to" }]);
    expect((await move(old, "nobody")).body.issues).toMatchObject([{ path: "to" }]);
    expect((await move(old, anEmail(), { "if-match": `"${id}-1"` })).status).toBe(412);
    expect(await wholeHistory(call, `/resume/${old}`)).toEqual(["1", "2"]);
    const to = anEmail();
    expect((await move(old, to, { "if-match": `"${id}-2"` })).status).toBe(200);
    expect((await call("PUT", `/resume/${to}`, { headline: "late" }, { "if-match": `"${id}-2"` })).status).toBe(412);
  });
});

it("a move that broke off is gone on with: what is under the old email is neither deleted, erased nor created until then", async () => {
  await using service = await startService({ STORAGE: "aws" });
  const { call } = service;
  const [old, to] = [anEmail(), anEmail()];
  await call("POST", "/resume", aResume({ email: old, headline: "1" }));
  const store = service.storage.resumes(AbortSignal.timeout(100_000));
  const stored = await store.find(old);
  if (!stored) throw new Error("nothing is stored");
  await store.replace(stored, leavingFor(stored, to));
  expect((await call("DELETE", `/resume/${old}`)).status).toBe(404);
  for (const answer of [await call("DELETE", `/resume/${old}?purge=true`), await call("POST", "/resume", { email: old })]) {
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "60"]);
  }
  expect((await call("POST", `/resume/${old}/move`, { to: anEmail() })).status).toBe(409);
  expect((await call("POST", `/resume/${old}/move`, { to })).body.resume).toMatchObject({ email: to, headline: "1", version: 2 });
});

describe("with sign-in, a move", () => {
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
  const as = async (email: string, claims: Parameters<TestIssuer["tokenFor"]>[1] = {}) => {
    const authorization = `Bearer ${await issuer.tokenFor(email, claims)}`;
    return (method: string, path: string, body?: unknown) => service.call(method, path, body, { authorization });
  };

  it("is an administrator's, and unbinds the owner: the verified new email claims it, with whichever account", async () => {
    const [old, to] = [anEmail(), anEmail()];
    const [owner, admin] = [await as(old), await as("operator@example.com", { groups: ["admins"] })];
    await owner("POST", "/resume", { email: old, name: "Ada Example" });
    expect((await owner("POST", `/resume/${old}/move`, { to })).status).toBe(403);
    expect((await (await as(to))("POST", `/resume/${old}/move`, { to })).status).toBe(403);
    expect((await admin("POST", `/resume/${old}/move`, { to })).status).toBe(200);
    const line = service.logged.findLast(({ action }) => action === "resume.move");
    expect(line).toMatchObject({ outcome: "ok", owner: service.dependencies.pseudonym(old) });
    expect((await owner("GET", `/resume/${to}`)).status).toBe(403);
    expect((await owner("GET", `/resume/${old}`)).status).toBe(404);
    const renewed = await as(to, { sub: "a new account" });
    expect((await renewed("PUT", `/resume/${to}`, { headline: "mine" })).status).toBe(200);
    expect((await (await as(to, { sub: "yet another" }))("GET", `/resume/${to}`)).status).toBe(403);
  });
});
