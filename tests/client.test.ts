import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createResumeClient, ResumeError } from "../client/index.ts";
import { anEmail, aResume } from "./support/resumes.ts";
import { type Service, startService } from "./support/service.ts";

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
const broken = () => {
  throw new TypeError("fetch failed");
};
const lost = async (send: () => Promise<Response>) => {
  await send();
  throw new TypeError("fetch failed");
};

type Fault = (send: () => Promise<Response>) => Response | Promise<Response>;

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
      return (await faults.shift()?.(send)) ?? send();
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
    expect((await client.templates.list.query()).templates).toHaveLength(1);
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

  it("stops when the caller does", async () => {
    const { client, requests } = aClient(...Array(9).fill(broken));
    const caller = new AbortController();
    const call = failure(client.health.query(undefined, { signal: caller.signal }));
    setTimeout(() => caller.abort(), 50);
    expect(await call).toBeDefined();
    const made = requests.length;
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(requests.length).toBe(made);
  });
});
