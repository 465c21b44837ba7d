import { describe, expect, it, onTestFinished, vi } from "vitest";
import { DomainError } from "../../domain/errors/errors.ts";
import { createApp } from "../../handlers/app.ts";
import { appRouter } from "../../router/index.ts";
import { routesOf } from "../../router/routes.ts";
import { aFullResume, anEmail, aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";
import { anIssuer } from "./support/issuer.ts";

describe("a caller", () => {
  it("may save and render only so often a minute, and hears how long to wait; others are not held up", async () => {
    await using issuer = await anIssuer();
    await using service = await startService({ ...issuer.environment, RATE_LIMIT_WRITES: "3", RATE_LIMIT_RENDERS: "2" });
    const signedIn = async (email: string) => {
      const authorization = { authorization: `Bearer ${await issuer.tokenFor(email)}` };
      return (method: string, path: string, body?: unknown) => service.call(method, path, body, authorization);
    };
    const [email, another] = [anEmail(), anEmail()];
    const call = await signedIn(email);
    expect((await call("POST", "/resume", { email })).status).toBe(201);
    for (const headline of ["1", "2"]) expect((await call("PUT", `/resume/${email}`, { headline })).status).toBe(200);
    const late = await call("PUT", `/resume/${email}`, { headline: "3" });
    expect(late).toMatchObject({
      status: 429,
      body: { code: "TOO_MANY_REQUESTS", message: expect.stringMatching(/^You are saving too often; wait \d+ s\.$/) },
    });
    const wait = Number(late.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(50);
    expect(wait).toBeLessThanOrEqual(60);
    expect((await call("GET", `/resume/${email}`)).body.headline).toBe("2");
    for (const _ of [1, 2]) expect((await call("GET", `/resume/${email}/download`)).status).toBe(200);
    expect((await call("GET", `/resume/${email}/download`)).status).toBe(429);
    expect((await (await signedIn(another))("POST", "/resume", { email: another })).status).toBe(201);
  });

  it("saves by each call that changes a resume or its shares", async () => {
    await using issuer = await anIssuer();
    await using service = await startService({ ...issuer.environment, RATE_LIMIT_WRITES: "1" });
    const changes = routesOf(appRouter).filter(({ method, path }) => method !== "GET" && path.startsWith("/resume"));
    expect(changes.length).toBeGreaterThan(7);
    for (const { method, path } of changes) {
      const email = anEmail();
      const authorization = { authorization: `Bearer ${await issuer.tokenFor(email)}` };
      const own = `/resume/${email}`;
      await service.call("DELETE", own, undefined, authorization);
      const { status } = await service.call(
        method,
        path.replace("/resume/{email}", own),
        method === "DELETE" ? undefined : {},
        authorization,
      );
      expect([method, path, status]).toEqual([method, path, 429]);
    }
  });

  it("may read only so often a minute, where a download without a limit of its own is a read", async () => {
    await using issuer = await anIssuer();
    await using service = await startService({ ...issuer.environment, RATE_LIMIT_READS: "4" });
    const email = anEmail();
    const authorization = { authorization: `Bearer ${await issuer.tokenFor(email)}` };
    const call = (method: string, path: string, body?: unknown) => service.call(method, path, body, authorization);
    await call("POST", "/resume", { email });
    for (const path of ["", "/history", "/history/1", "/download"]) expect((await call("GET", `/resume/${email}${path}`)).status).toBe(200);
    for (const path of ["", "/history", "/history/1", "/download", "/ats"]) {
      const { status, body, headers } = await call("GET", `/resume/${email}${path}`);
      expect([status, body.code]).toEqual([429, "TOO_MANY_REQUESTS"]);
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect((await call("PUT", `/resume/${email}`, { headline: "new" })).status).toBe(200);
    expect((await service.call("GET", "/templates")).status).toBe(200);
  });

  it("may render only so many seconds a minute, by downloads and checks; what is stored and what others render they still get", async () => {
    await using issuer = await anIssuer();
    await using service = await startService({ ...issuer.environment, RENDER_SECONDS: "1" });
    const signedIn = async (email: string) => {
      const authorization = { authorization: `Bearer ${await issuer.tokenFor(email)}` };
      const projects = Array.from({ length: 5 }, () => ({ details: Array(60).fill("Built a mill.") }));
      await service.call("POST", "/resume", aFullResume({ email, projects }), authorization);
      return (method: string, path: string, body?: unknown) => service.call(method, `/resume/${email}${path}`, body, authorization);
    };
    const [call, another] = [await signedIn(anEmail()), await signedIn(anEmail())];
    const render = async (count: number) => {
      await call("PUT", "", { headline: `Engineer ${count}` });
      return call("GET", count % 2 ? "/ats" : "/download?template=modern");
    };
    let [answer, count] = [await render(0), 0];
    while (answer.status === 200 && count < 100) answer = await render(++count);
    expect(answer).toMatchObject({
      status: 429,
      body: {
        code: "TOO_MANY_REQUESTS",
        message: expect.stringMatching(/^The time that you have for making PDFs is used up; wait \d+ s\.$/),
      },
    });
    expect(Number(answer.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    await call("PUT", "", { headline: "Engineer 0" });
    expect(await call("GET", "/download?template=modern")).toMatchObject({ status: 200, body: { cached: true } });
    expect((await call("GET", "/ats?template=compact")).status).toBe(429);
    expect((await another("GET", "/download")).status).toBe(200);
  });

  it("may type for as long as there is time to render, however few reads are left", async () => {
    await using issuer = await anIssuer();
    await using service = await startService({ ...issuer.environment, RATE_LIMIT_READS: "1", RENDER_SECONDS: "60" });
    const authorization = { authorization: `Bearer ${await issuer.tokenFor(anEmail())}` };
    for (const letters of ["A", "Ad", "Ada"]) {
      expect((await service.call("POST", "/render?format=txt", { name: letters }, authorization)).status).toBe(200);
    }
    expect((await service.call("POST", "/validate", { name: "Ada" }, authorization)).status).toBe(200);
    expect((await service.call("POST", "/validate", { name: "Ada" }, authorization)).status).toBe(429);
  });

  it("is limited alike as an administrator, whosever the resumes are", async () => {
    await using issuer = await anIssuer();
    await using service = await startService({
      ...issuer.environment,
      ...{ RATE_LIMIT_WRITES: "1", RATE_LIMIT_READS: "1", RATE_LIMIT_RENDERS: "1" },
    });
    const authorization = { authorization: `Bearer ${await issuer.tokenFor("operator@example.com", { groups: ["admins"] })}` };
    const call = async (method: string, path: string, body?: unknown) => (await service.call(method, path, body, authorization)).status;
    const [one, two] = [anEmail(), anEmail()];
    expect([await call("POST", "/resume", { email: one }), await call("POST", "/resume", { email: two })]).toEqual([201, 429]);
    expect([await call("GET", `/resume/${one}`), await call("GET", `/resume/${two}`)]).toEqual([200, 429]);
    expect([await call("GET", `/resume/${one}/download`), await call("GET", `/resume/${two}/download`)]).toEqual([200, 429]);
  });

  it("may render what it sends by the second, and by the number only where that is limited", async () => {
    await using issuer = await anIssuer();
    const authorization = { authorization: `Bearer ${await issuer.tokenFor(anEmail())}` };
    const untilRefused = async (environment: Record<string, string>) => {
      await using service = await startService({ ...issuer.environment, ...environment });
      const render = (format: string) => service.call("POST", `/render${format}`, { name: "Ada Example" }, authorization);
      let [answer, count] = [await render(""), 0];
      while (answer.status === 200 && count < 200) answer = await render(++count % 2 ? "?format=png&dpi=72" : "");
      return { count, status: answer.status, message: answer.body?.message };
    };
    expect(await untilRefused({ RENDER_SECONDS: "1" })).toMatchObject({
      status: 429,
      message: expect.stringMatching(/^The time that you have for making PDFs is used up/),
    });
    const counted = { count: 2, status: 429, message: expect.stringMatching(/^You are making PDFs too often/) };
    expect(await untilRefused({ RATE_LIMIT_RENDERS: "2" })).toEqual(counted);
  });

  it("is not counted where nobody signs in, nobody but this machine calls, and no limit is set", async () => {
    const statuses = async (environment: Record<string, string>) => {
      await using service = await startService(environment);
      const deletes = Array.from({ length: 121 }, () => service.call("DELETE", `/resume/${anEmail()}`));
      return new Set((await Promise.all(deletes)).map(({ status }) => status));
    };
    expect(await statuses({})).toEqual(new Set([404]));
    expect(await statuses({ RATE_LIMIT_WRITES: "120" })).toEqual(new Set([404, 429]));
  });
});

/** Where nobody signs in, and others call. */
const trial = { AUTH_MODE: "open", STAGE: "dev", PUBLIC_URL: "http://resumes.example.org" };

describe("an address", () => {
  it("is a caller where nobody signs in, as a trusted proxy tells it", async () => {
    await using service = await startService({ ...trial, TRUSTED_PROXIES: "loopback", RATE_LIMIT_READS: "2" });
    const read = async (forwarded: string) => {
      const { status } = await service.call("GET", "/resume/nobody@example.com", undefined, { "x-forwarded-for": forwarded });
      return status;
    };
    expect([await read("192.0.2.1"), await read("198.51.100.9, 192.0.2.1"), await read("198.51.100.8, 192.0.2.1")]).toEqual([
      404, 404, 429,
    ]);
    expect([await read("192.0.2.2"), await read("192.0.2.1, 192.0.2.2"), await read("192.0.2.2")]).toEqual([404, 404, 429]);
  });

  it.each([
    ["so much where others call", trial, [200, 429]],
    ["as much as it likes where nobody but this machine calls", {}, [200, 200]],
  ])("renders, where nobody signs in and no limit is set, %s", async (_, environment, statuses) => {
    await using service = await startService(environment);
    const render = async () => (await service.call("POST", "/render?format=txt", { name: "Ada Example" })).status;
    // Each render takes more than the half of a minute that there is.
    let now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => (now += 31_000));
    onTestFinished(() => void vi.restoreAllMocks());
    expect([await render(), await render()]).toEqual(statuses);
  });

  it("is the connection's where no proxy is trusted", async () => {
    await using service = await startService({ ...trial, RATE_LIMIT_READS: "2" });
    const read = async (forwarded: string) => {
      const { status } = await service.call("GET", "/resume/nobody@example.com", undefined, { "x-forwarded-for": forwarded });
      return status;
    };
    expect([await read("192.0.2.1"), await read("192.0.2.2"), await read("192.0.2.3")]).toEqual([404, 404, 429]);
  });

  it("from which sixty tokens were refused in a minute has no more of them looked at, good ones or bad", async () => {
    await using issuer = await anIssuer();
    await using service = await startService({ ...issuer.environment, TRUSTED_PROXIES: "loopback" });
    const [good, bad] = [await issuer.tokenFor("ada@example.com"), "a.b.c"];
    const read = (address: string, token?: string) => {
      const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return service.call("GET", "/resume/ada@example.com", undefined, { "x-forwarded-for": address, ...authorization });
    };
    for (let i = 0; i < 60; i++) expect((await read("192.0.2.1", i % 2 ? bad : `${good}x`)).status).toBe(401);
    for (const token of [bad, good]) {
      const { status, body, headers } = await read("192.0.2.1", token);
      expect([status, body.message]).toEqual([
        429,
        expect.stringMatching(/^Too many tokens from your address were refused; wait \d+ s\.$/),
      ]);
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect((await read("192.0.2.1")).status).toBe(401);
    expect((await read("192.0.2.2", good)).status).toBe(404);
  });
});

it("calls without a token, and tokens that the issuer was not there to vouch for, are no refused tokens", async () => {
  await using issuer = await anIssuer();
  await using service = await startService(issuer.environment);
  const authorization = { authorization: `Bearer ${await issuer.tokenFor("ada@example.com")}` };
  const read = async (headers = {}) => (await service.call("GET", "/resume/ada@example.com", undefined, headers)).status;
  const sixty = async (headers = {}) => new Set(await Promise.all(Array.from({ length: 61 }, () => read(headers))));
  issuer.turn(true);
  expect(await sixty(authorization)).toEqual(new Set([503]));
  expect(await sixty()).toEqual(new Set([401]));
  expect(await read(authorization)).toBe(503);
});

describe("callers who render at the same time", () => {
  const aLongOne = () => aFullResume({ projects: Array.from({ length: 20 }, () => ({ details: Array(90).fill("Built a mill.") })) });

  it("take turns, and a page waits for nobody's long resume", async () => {
    await using service = await startService({ TRUSTED_PROXIES: "loopback" });
    const answered: string[] = [];
    const ask = async (name: string, email: string) => {
      const from = { "x-forwarded-for": name === "ada" ? "192.0.2.1" : name === "bob" ? "192.0.2.2" : "192.0.2.3" };
      const { status } = await service.call("GET", `/resume/${email}/download`, undefined, from);
      expect(status).toBe(200);
      answered.push(name);
    };
    const resumes = [...Array.from({ length: 5 }, aLongOne), aResume()];
    for (const resume of resumes) await service.call("POST", "/resume", resume);
    // A thread starts with its first render, which takes longer than all that are to be compared.
    const warm = aResume();
    await service.call("POST", "/resume", warm);
    await service.call("GET", `/resume/${warm.email}/download`);
    const emails = resumes.map(({ email }) => email);
    const names = ["ada", "ada", "ada", "ada", "bob", "a page"];
    await Promise.all(names.map((name, i) => ask(name, emails[i] as string)));
    expect(answered.slice(-2)).toEqual(["ada", "ada"]);
    expect(answered.slice(0, 2)).toContain("a page");
    expect(answered.slice(0, 4)).toContain("bob");
  });
});

const renderOnce = async (service: Service, name: string) => {
  const { email } = aFullResume({ name });
  await service.call("POST", "/resume", { email, name });
  await service.call("GET", `/resume/${email}/download`);
};

describe("fifty large renders of one caller at once", () => {
  it("are made or told to come again, in bounded memory; other calls are answered meanwhile, and after", async () => {
    await using service = await startService();
    const resumes = Array.from({ length: 50 }, (_, i) =>
      aFullResume({
        headline: String(i),
        projects: Array.from({ length: 20 }, (_, j) => ({ name: `P${j}`, details: Array(10).fill("Built a mill that grinds.") })),
      }),
    );
    for (const resume of resumes) await service.call("POST", "/resume", resume);
    // What the threads load once is not what a storm of renders costs.
    await Promise.all(["a", "b", "c", "d"].map((name) => renderOnce(service, name)));
    const before = process.memoryUsage().rss;
    const started = performance.now();
    let isOver = false;
    const downloads = Promise.all(resumes.map(({ email }) => service.call("GET", `/resume/${email}/download`))).finally(() => {
      isOver = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const asked = performance.now();
    expect((await service.call("GET", "/health")).status).toBe(200);
    const waited = performance.now() - asked;
    expect(isOver).toBe(false);
    const answers = await downloads;
    const statuses: Record<number, number> = {};
    for (const { status, headers } of answers) {
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 503) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    }
    const grown = Math.round((process.memoryUsage().rss - before) / 1024 / 1024);
    console.log(
      `50 renders: ${JSON.stringify(statuses)} in ${Math.round(performance.now() - started)} ms; a call meanwhile took ${Math.round(waited)} ms; memory +${grown} MB`,
    );
    for (const status of Object.keys(statuses)) expect(["200", "503"]).toContain(status);
    expect(statuses[200]).toBeGreaterThanOrEqual(20);
    // More than wait in the queue and are under way.
    expect(statuses[503]).toBeGreaterThan(0);
    expect(grown).toBeLessThan(200);
    const last = resumes.at(-1)?.email;
    expect((await service.call("GET", `/resume/${last}/download`)).status).toBe(200);
  });
});

it("files that are read count among the renders", async () => {
  await using issuer = await anIssuer();
  await using service = await startService({ ...issuer.environment, RATE_LIMIT_RENDERS: "1" });
  const headers = { authorization: `Bearer ${await issuer.tokenFor(anEmail())}`, "content-type": "text/plain" };
  const read = () => service.call("POST", "/import", "Ada Example\nada@example.com", headers);
  expect((await read()).status).toBe(200);
  expect(await read()).toMatchObject({ status: 429, body: { message: expect.stringMatching(/^You are making PDFs too often/) } });
});

it("whatever takes long takes the turn of its caller: files that are made, read and packed, and passwords", async () => {
  await using service = await startService();
  const email = anEmail();
  await service.call("POST", "/resume", { email, name: "Ada Example" });
  const callers: [string, string | undefined][] = [];
  const told = (what: string) => (caller: string | undefined) => {
    callers.push([what, caller]);
    throw new DomainError("SERVICE_UNAVAILABLE");
  };
  const { renderer, passwords } = service.dependencies;
  const app = createApp({
    ...service.dependencies,
    renderer: {
      ...renderer,
      render: async (_document, _signal, caller) => told("render")(caller),
      write: async (_document, _signal, caller) => told("write")(caller),
    },
    reporter: {
      ...service.dependencies.reporter,
      readResume: async (_file, _signal, caller) => told("read")(caller),
    },
    archive: async (_entries, _keep, _signal, caller) => told("archive")(caller),
    passwords: { ...passwords, hash: async (_password, _signal, caller) => told("hash")(caller) },
  });
  const report = async (_document: unknown, _pdf: unknown, _signal: AbortSignal, caller: string | undefined) => told("report")(caller);
  const reporter = { ...service.dependencies.reporter, report };
  const reading = createApp({ ...service.dependencies, reporter });
  const ask = (method: string, path: string, body?: string, type = "application/json", asked = app) =>
    asked.request(path, { method, ...(body && { body, headers: { "content-type": type } }) }, { address: "192.0.2.1" });
  await ask("GET", `/resume/${email}/download`);
  await ask("GET", `/resume/${email}/download?format=docx`);
  await ask("POST", "/import", "Ada Example", "text/plain");
  await ask("GET", `/resume/${email}/export`);
  await ask("POST", `/resume/${email}/shares`, JSON.stringify({ password: "open sesame" }));
  await ask("GET", `/resume/${email}/ats`, undefined, undefined, reading);
  expect(callers).toEqual(["render", "write", "read", "archive", "hash", "report"].map((what) => [what, "192.0.2.1"]));
});
