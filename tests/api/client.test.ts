import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { createResumeClient, ResumeError } from "../../client/index.ts";
import { templateNames } from "../../domain/templates.ts";
import { anEmail, aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

const busy = (retryAfter?: string) => () =>
  Response.json(
    { error: { message: "busy", code: -32000, data: { code: "SERVICE_UNAVAILABLE", httpStatus: 503, issues: [] } } },
    { status: 503, ...(retryAfter && { headers: { "retry-after": retryAfter } }) },
  );
const answers =
  (status: number, body = "<html>", headers: Record<string, string> = {}) =>
  () =>
    new Response(body, { status, headers: { "content-type": body.startsWith("{") ? "application/json" : "text/html", ...headers } });
const hanging: Fault = (_send, { signal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
const broken = () => {
  throw new TypeError("fetch failed");
};
const lost = async (send: () => Promise<Response>) => {
  await send();
  throw new TypeError("fetch failed");
};

type Fault = (send: () => Promise<Response>, request: Request) => Response | Promise<Response>;

/** A client whose first requests meet these faults. */
function aClient(...faults: Fault[]) {
  const requests: { url: string; headers: Headers }[] = [];
  const client = createResumeClient({
    url: service.url,
    token: async () => "a-token",
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push({ url: request.url, headers: request.headers });
      const send = () => fetch(request);
      return (await faults.shift()?.(send, request)) ?? send();
    },
  });
  return { client, requests };
}

const failure = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error as ResumeError,
  );

describe("the typed client", () => {
  it("makes every call, with its token, and no email in a URL", async () => {
    const { client, requests } = aClient();
    const { resume } = await client.resume.create.mutate(aResume());
    const { resume: updated } = await client.resume.update.mutate({
      email: resume.email,
      headline: "Captain",
      expected_revision: resume.revision,
    });
    expect(await client.resume.get.query({ email: resume.email })).toEqual(updated);
    expect((await client.resume.download.query({ email: resume.email })).filename).toBe("Ada Example - Resume.pdf");
    expect(await client.resume.delete.mutate({ email: resume.email })).toEqual({ message: "Resume deleted successfully" });
    expect((await client.templates.list.query()).templates.map(({ name }) => name)).toEqual(templateNames);
    for (const { url, headers } of requests) {
      expect(url).not.toMatch(/@|%40/);
      expect(headers.get("authorization")).toBe("Bearer a-token");
    }
  });

  it("rejects with what the service said", async () => {
    const { client } = aClient();
    const { resume } = await client.resume.create.mutate(aResume());
    const error = await failure(client.resume.update.mutate({ email: resume.email, name: 7 as never, expected_revision: "x" }));
    expect(error).toBeInstanceOf(ResumeError);
    expect(error).toMatchObject({
      code: "BAD_REQUEST",
      isAnswered: true,
      issues: [{ path: "name", message: "must be text" }],
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const late = await failure(client.resume.update.mutate({ email: resume.email, name: "x", expected_revision: "x" }));
    expect(late).toMatchObject({ code: "PRECONDITION_FAILED", revision: resume.revision });
  });

  it("repeats a query, and a create, when the service is busy or does not answer", async () => {
    const { client, requests } = aClient(busy(), broken, lost);
    const resume = aResume();
    expect((await client.resume.create.mutate(resume)).resume).toMatchObject(resume);
    expect(requests).toHaveLength(4);
    const reader = aClient(broken, busy("0"));
    expect(await reader.client.resume.get.query({ email: resume.email })).toMatchObject(resume);
  });

  it("waits as long as the service asks", async () => {
    const { client } = aClient(busy("1"));
    const start = performance.now();
    await client.health.query();
    expect(performance.now() - start).toBeGreaterThan(950);
  });

  it("does not repeat an update whose outcome is unknown", async () => {
    const { client, requests } = aClient(lost);
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    expect(await failure(client.resume.update.mutate({ email, name: "Saved" }))).toMatchObject({ code: "NETWORK" });
    expect(requests).toHaveLength(1);
    expect((await service.call("GET", `/resume/${email}`)).body).toMatchObject({ name: "Saved", version: 2 });
  });

  it("gives up after its retries", async () => {
    const { client, requests } = aClient(...Array(9).fill(busy("0")));
    expect(await failure(client.resume.get.query({ email: anEmail() }))).toMatchObject({ code: "SERVICE_UNAVAILABLE", retryAfter: 0 });
    expect(requests).toHaveLength(4);
  });

  const inMs = (ms: number) => new Date(Date.now() + ms).toUTCString();
  it.each([
    // procedure, requests in all, code
    ["is busy", "update", 1, "SERVICE_UNAVAILABLE", busy("0")],
    ["is busy", "delete", 1, "SERVICE_UNAVAILABLE", busy("0")],
    ["is busy", "create", 4, "SERVICE_UNAVAILABLE", busy("0")],
    ["does not answer", "delete", 1, "NETWORK", broken],
    ["does not answer", "get", 4, "NETWORK", broken],
    ["asks for a minute", "get", 1, "SERVICE_UNAVAILABLE", busy("60")],
    ["names a time that has passed", "get", 4, "SERVICE_UNAVAILABLE", busy(inMs(-5000))],
    [
      "has a gateway that refuses the rate",
      "update",
      4,
      "TOO_MANY_REQUESTS",
      answers(429, '{"message":"Too many"}', { "retry-after": "0" }),
    ],
    ["has a gateway that refuses the caller", "get", 1, "FORBIDDEN", answers(403, '{"message":"Forbidden"}')],
    ["has a gateway that wants a sign-in", "get", 1, "UNAUTHORIZED", answers(401, '{"message":"Unauthorized"}')],
    ["has a proxy that takes less", "update", 1, "PAYLOAD_TOO_LARGE", answers(413)],
    ["has a proxy that lost it", "get", 4, "SERVICE_UNAVAILABLE", answers(502, "<html>", { "retry-after": "0" })],
    ["has a proxy that does not reach it", "get", 4, "SERVICE_UNAVAILABLE", answers(503, "<html>", { "retry-after": "0" })],
    ["has a proxy that waited in vain", "get", 4, "SERVICE_UNAVAILABLE", answers(504, "<html>", { "retry-after": "0" })],
    ["is not at that address", "get", 1, "NOT_FOUND", answers(404)],
    ["is another one", "get", 1, "NETWORK", answers(200)],
  ] as const)("when the service %s, %s makes %i requests, then fails as %s", async (_name, procedure, count, code, fault) => {
    const { client, requests } = aClient(...Array(9).fill(fault));
    const input = { email: anEmail() };
    const calls = {
      get: () => client.resume.get.query(input),
      create: () => client.resume.create.mutate(input),
      update: () => client.resume.update.mutate({ ...input, name: "x" }),
      delete: () => client.resume.delete.mutate(input),
    };
    const error = await failure(calls[procedure]());
    expect(error).toBeInstanceOf(ResumeError);
    expect(error).toMatchObject({ code });
    expect(requests).toHaveLength(count);
  });

  it("waits for a time that the service names", async () => {
    const time = inMs(2500);
    const { client } = aClient(busy(time));
    await client.health.query();
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(time));
  });

  it("says what answered when it was not the service, and by which id to ask for it", async () => {
    const { client } = aClient(answers(502, "<html>", { "x-request-id": "abc", "retry-after": "60" }));
    expect(await failure(client.health.query())).toMatchObject({
      message: "What answered with HTTP status 502 is not the resume service.",
      requestId: "abc",
      retryAfter: 60,
    });
    const large = await failure(aClient().client.resume.update.mutate({ email: anEmail(), summary: "x".repeat(300_000) }));
    expect(large).toMatchObject({ code: "PAYLOAD_TOO_LARGE", requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  it("takes an address with a slash at its end, a URL, and a token that is a text", async () => {
    for (const url of [`${service.url}/`, `${service.url}//?x=1#y`, new URL(service.url)]) {
      expect(await createResumeClient({ url, retries: 0 }).health.query()).toEqual({ status: "ok" });
    }
    let authorization: string | null = "";
    const fetchAndLook: typeof fetch = (input, init) => {
      authorization = new Request(input, init).headers.get("authorization");
      return fetch(input, init);
    };
    await createResumeClient({ url: service.url, token: "a-text", fetch: fetchAndLook }).health.query();
    expect(authorization).toBe("Bearer a-text");
    expect(() => createResumeClient({ url: "not a url" })).toThrow(TypeError);
  });

  it("takes a path in a browser, on the origin of the page", async () => {
    vi.stubGlobal("location", { href: "https://example.org/app/page" });
    onTestFinished(() => void vi.unstubAllGlobals());
    const fetchAndLook = vi.fn<typeof fetch>(async () => Response.json({ result: { data: { status: "ok" } } }));
    await createResumeClient({ url: "/api", fetch: fetchAndLook }).health.query();
    expect(fetchAndLook.mock.calls.map(([input]) => String(input))).toEqual(["https://example.org/api/trpc/health"]);
  });

  it("gets its token anew for each request, also for one that is repeated", async () => {
    let made = 0;
    const sent: (string | null)[] = [];
    const client = createResumeClient({
      url: service.url,
      token: () => `token-${++made}`,
      async fetch(input, init) {
        sent.push(new Request(input, init).headers.get("authorization"));
        return sent.length === 1 ? new Response("{}", { status: 503, headers: { "retry-after": "0" } }) : fetch(input, init);
      },
    });
    await client.health.query();
    await client.health.query();
    expect(sent).toEqual([1, 2, 3].map((number) => `Bearer token-${number}`));
  });

  it("makes no request when its token cannot be had", async () => {
    const none = new Error("signed out");
    const token = () => Promise.reject(none);
    const client = createResumeClient({ url: service.url, token, fetch: () => Promise.reject(new Error("not to be called")) });
    expect(await failure(client.health.query())).toMatchObject({ code: "UNAUTHORIZED", cause: none });
  });

  it.each([
    ["while it waits", busy("30")],
    ["while a request is under way", hanging],
  ])("stops when the caller does, %s", async (_name, fault) => {
    const { client, requests } = aClient(fault, broken);
    const caller = new AbortController();
    const call = failure(client.health.query(undefined, { signal: caller.signal }));
    const start = performance.now();
    setTimeout(() => caller.abort(new Error("gone home")), 50);
    expect(await call).toMatchObject({ code: "ABORTED", cause: { message: "gone home" } });
    expect(performance.now() - start).toBeLessThan(25_000);
    expect(requests).toHaveLength(1);
  });
});
