import http from "node:http";
import {
  createTRPCClient,
  httpBatchLink,
  httpBatchStreamLink,
  httpLink,
  loggerLink,
  retryLink,
  splitLink,
  type TRPCClientError,
  type TRPCLink,
} from "@trpc/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AppRouter } from "../../router/index.ts";
import { anEmail, aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

/** The answers as they come, so that a test can look at their status. */
const recorded: Response[] = [];
const options = () => ({
  url: `${service.url}/trpc`,
  fetch: async (input: URL | string, init?: unknown) => {
    const response = await fetch(input, init as RequestInit);
    recorded.push(response);
    return response;
  },
});

const links: Record<string, () => TRPCLink<AppRouter>[]> = {
  httpLink: () => [httpLink(options())],
  "httpLink with queries as POST": () => [httpLink({ ...options(), methodOverride: "POST" })],
  httpBatchLink: () => [httpBatchLink(options())],
  "httpBatchLink with queries as POST": () => [httpBatchLink({ ...options(), methodOverride: "POST" })],
  httpBatchStreamLink: () => [httpBatchStreamLink(options())],
  "httpBatchStreamLink that asks by Accept": () => [httpBatchStreamLink({ ...options(), streamHeader: "accept" })],
  "httpBatchStreamLink with queries as POST": () => [httpBatchStreamLink({ ...options(), methodOverride: "POST" })],
  "loggerLink, retryLink and splitLink": () => [
    loggerLink({ enabled: () => false }),
    retryLink({ retry: ({ attempts }) => attempts < 2 }),
    splitLink({
      condition: ({ type }) => type === "mutation",
      true: httpLink(options()),
      false: httpBatchStreamLink(options()),
    }),
  ],
};

const clientOf = (name: string) => createTRPCClient<AppRouter>({ links: links[name]?.() ?? [] });

const failure = (call: Promise<unknown>) =>
  call.then(
    () => expect.fail("the call succeeded"),
    (thrown: TRPCClientError<AppRouter>) => thrown,
  );

describe.each(Object.keys(links))("%s", (name) => {
  it("creates, reads and updates, several calls at once as well", async () => {
    const client = clientOf(name);
    const resume = aResume();
    await client.resume.create.mutate(resume);
    const [read, health] = await Promise.all([client.resume.get.query({ email: resume.email }), client.health.query()]);
    expect(read).toMatchObject(resume);
    expect(health).toEqual({ status: "ok" });
    const updated = await client.resume.update.mutate({ email: resume.email, headline: "Größer 日本" });
    expect(updated.resume.headline).toBe("Größer 日本");
  });

  it("tells a failure beside a success, and two failures, each with its own status", async () => {
    const client = clientOf(name);
    const email = anEmail();
    const [missing, health] = await Promise.all([failure(client.resume.get.query({ email })), client.health.query()]);
    expect(missing).toMatchObject({ data: { code: "NOT_FOUND", httpStatus: 404 } });
    expect(health).toEqual({ status: "ok" });
    const both = [failure(client.resume.get.query({ email })), failure(client.resume.get.query({ email: "nobody" }))];
    expect((await Promise.all(both)).map(({ data }) => data?.httpStatus)).toEqual([404, 400]);
  });

  it("tells that a body is too large", async () => {
    const large = clientOf(name).resume.create.mutate({ email: anEmail(), summary: "x".repeat(300_000) });
    expect(await failure(large)).toMatchObject({ message: expect.stringContaining("256 kB"), data: { httpStatus: 413 } });
  });
});

describe("httpBatchStreamLink", () => {
  it("is refused more than ten calls a batch, in words", async () => {
    const client = clientOf("httpBatchStreamLink");
    const eleven = await Promise.all(Array.from({ length: 11 }, () => failure(client.health.query())));
    for (const { message, data } of eleven) expect([message, data?.httpStatus]).toEqual([expect.stringMatching(/batch/i), 400]);
  });

  it("is told of a body that is too large once for all calls", async () => {
    const client = clientOf("httpBatchStreamLink");
    const calls = ["x", "x".repeat(300_000)].map((summary) => failure(client.resume.create.mutate({ email: anEmail(), summary })));
    for (const { data } of await Promise.all(calls)) expect(data).toMatchObject({ code: "PAYLOAD_TOO_LARGE", httpStatus: 413 });
  });

  it("sees in the status that not all calls succeeded", async () => {
    const client = clientOf("httpBatchStreamLink");
    recorded.length = 0;
    await failure(client.resume.get.query({ email: anEmail() }));
    await client.health.query();
    expect(recorded.map(({ status }) => status)).toEqual([207, 200]);
    expect(recorded.map(({ headers }) => headers.get("content-type"))).toEqual(["application/jsonl", "application/jsonl"]);
  });
});

it("answers HEAD whatever form it asks for", async () => {
  const init = { method: "HEAD", headers: { "trpc-accept": "application/jsonl" } };
  expect((await fetch(`${service.url}/trpc/health?batch=1&input={}`, init)).ok).toBe(true);
});

describe("a link for subscriptions", () => {
  const refused = {
    message: "There are no subscriptions.",
    data: { code: "BAD_REQUEST", detail: expect.stringContaining("httpBatchStreamLink") },
  };

  it("is refused in words over server-sent events, which httpSubscriptionLink asks for", async () => {
    const answer = await fetch(`${service.url}/trpc/health`, { headers: { accept: "text/event-stream" } });
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: refused }]);
  });

  it("is refused in words over a WebSocket, as wsLink opens it", async () => {
    const { hostname, port } = new URL(service.url);
    const upgrade = {
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
    };
    const text = await new Promise<string>((resolve, reject) => {
      const request = http.get({ hostname, port, path: "/trpc/health", headers: upgrade }, (response) => {
        response.setEncoding("utf8").on("data", resolve);
      });
      request.on("error", reject).on("upgrade", () => reject(new Error("It was upgraded.")));
    });
    expect(JSON.parse(text)).toMatchObject({ error: refused });
  });
});
