import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { describe, expect, it } from "vitest";
import type { LogEntry } from "../domain/ports.ts";
import { createApp } from "../handlers/app.ts";
import { dependencies } from "../handlers/dependencies.ts";
import { readServiceEnv } from "../handlers/env.ts";
import { ensureTable, startDynamo } from "../local/dynamodb.ts";
import { type Fate, startProxy } from "./support/backend.ts";
import { aResume } from "./support/resumes.ts";

const region = "us-east-1";
const nowhere = "http://127.0.0.1:1";
const arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/resumes";

/** The service with a proxy before its DynamoDB, and no S3 at all. */
async function startBehindProxy(decide: (operation: string) => Fate, environment: NodeJS.ProcessEnv = {}, s3 = nowhere) {
  const folder = await mkdtemp(`${tmpdir()}/resume-gateway-`);
  const dynamo = await startDynamo(folder);
  const account = { region, credentials: dynamo.credentials };
  await ensureTable(new DynamoDBClient({ endpoint: dynamo.endpoint, ...account }), "resumes", "email");
  const proxy = await startProxy(dynamo.endpoint, decide);
  const env = readServiceEnv({ DYNAMODB_TABLE: "resumes", BUCKET_NAME: "resumes", HMAC_KEY: "k".repeat(32), ...environment });
  const logged: LogEntry[] = [];
  const backends = { dynamo: { endpoint: proxy.url, ...account }, s3: { endpoint: s3, ...account } };
  const app = createApp(dependencies(env, (entry) => logged.push(entry), backends));
  return {
    logged,
    operations: proxy.operations,
    async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const init = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await app.request(path, { method, headers: { "content-type": "application/json", ...headers }, ...init });
      // biome-ignore lint/suspicious/noExplicitAny: an answer, to be looked at
      return { status: response.status, headers: response.headers, body: (await response.json()) as any };
    },
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await dynamo.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

describe("a backend at fault", () => {
  it.each([
    [400, "ThrottlingException"],
    [400, "ProvisionedThroughputExceededException"],
    [500, "InternalServerError"],
    [503, "ServiceUnavailable"],
  ])("(%i %s) is tried again, then means 503 with Retry-After", async (status, type) => {
    await using service = await startBehindProxy(() => ({ status, type }));
    const answer = await service.call("POST", "/resume", aResume());
    expect(answer).toMatchObject({ status: 503, body: { code: "SERVICE_UNAVAILABLE" } });
    expect(answer.headers.get("retry-after")).toBe("1");
    expect(service.operations).toHaveLength(3);
    const overTrpc = await service.call("POST", "/trpc/resume.get", { email: "a@example.com" });
    expect(overTrpc.status).toBe(503);
    expect(overTrpc.headers.get("retry-after")).toBe("1");
  });

  it("that never answers means 503 when the deadline has passed", async () => {
    await using service = await startBehindProxy(() => "hang", { DEADLINE_MS: "300" });
    const start = performance.now();
    expect((await service.call("GET", "/resume/a@example.com")).status).toBe(503);
    expect(performance.now() - start).toBeLessThan(1_300);
  });

  it("passes by when a second try succeeds", async () => {
    let tries = 0;
    await using service = await startBehindProxy(() => (tries++ === 0 ? { status: 500, type: "InternalServerError" } : "pass"));
    expect((await service.call("POST", "/resume", aResume())).status).toBe(201);
  });

  it("that refuses us means 500, and nothing of its message gets out", async () => {
    await using service = await startBehindProxy(() => ({ status: 400, type: "AccessDeniedException", message: `no access to ${arn}` }));
    const answer = await service.call("GET", "/resume/a@example.com");
    expect(answer).toMatchObject({ status: 500, body: { message: "Internal server error", issues: [] } });
    const overTrpc = await service.call("POST", "/trpc/resume.get", { email: "a@example.com" });
    expect(overTrpc).toMatchObject({ status: 500, body: { error: { message: "Internal server error" } } });
    expect(JSON.stringify([answer.body, overTrpc.body])).not.toContain("arn:aws");
    expect(service.logged).toContainEqual(
      expect.objectContaining({ level: "error", procedure: "resume.get", code: "INTERNAL_SERVER_ERROR" }),
    );
  });

  it("never lets a download hand out a URL to a PDF that is not stored", async () => {
    await using service = await startBehindProxy(() => "pass");
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    expect((await service.call("GET", `/resume/${email}/download`)).status).toBe(503);
  });
});

describe("an S3 that does not take the PDF", () => {
  it("means 503 when the deadline has passed, however long the upload hangs", async () => {
    const puts: string[] = [];
    await using s3 = await startProxy(nowhere, (operation) => {
      if (operation !== "PUT") return { status: 404, type: "NotFound" };
      puts.push(operation);
      return "hang";
    });
    await using service = await startBehindProxy(() => "pass", { DEADLINE_MS: "1500" }, s3.url);
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    const start = performance.now();
    const answer = await service.call("GET", `/resume/${email}/download`);
    expect(answer).toMatchObject({ status: 503, body: { code: "SERVICE_UNAVAILABLE" } });
    expect(performance.now() - start).toBeLessThan(2_500);
    expect(puts).toHaveLength(1);
  });
});

describe("a write whose answer is lost", () => {
  /** Loses the answer of one PutItem after `passed` others. */
  const losing = (passed: number) => {
    let puts = 0;
    return (operation: string): Fate => (operation === "PutItem" && puts++ === passed ? "lose" : "pass");
  };

  it("is recognised as its own success: a create", async () => {
    await using service = await startBehindProxy(losing(0));
    expect((await service.call("POST", "/resume", aResume())).status).toBe(201);
  });

  it("is recognised as its own success: an update with If-Match", async () => {
    await using service = await startBehindProxy(losing(1));
    const created = await service.call("POST", "/resume", aResume());
    const { email } = created.body.resume;
    const updated = await service.call("PUT", `/resume/${email}`, { name: "Saved" }, { "if-match": created.headers.get("etag") as string });
    expect(updated).toMatchObject({ status: 200, body: { resume: { name: "Saved", version: 2 } } });
    expect((await service.call("GET", `/resume/${email}`)).body).toMatchObject({ name: "Saved", version: 2 });
  });

  /** A create, then an update whose first answer is lost after `others` further updates. */
  async function updateOvertakenBy(others: number) {
    let puts = 0;
    let overtake: () => Promise<unknown> = async () => {};
    const service = await startBehindProxy((operation) =>
      operation === "PutItem" && puts++ === 1 ? { loseAfter: Promise.resolve().then(() => overtake()) } : "pass",
    );
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    overtake = async () => {
      for (let i = 0; i < others; i++) await service.call("PUT", `/resume/${email}`, { phone: String(i) });
    };
    const answer = await service.call("PUT", `/resume/${email}`, { name: "Saved" });
    const stored = (await service.call("GET", `/resume/${email}`)).body;
    await service[Symbol.asyncDispose]();
    return { answer, stored };
  }

  it("is recognised behind fifteen writes of others, and not made twice", async () => {
    const { answer, stored } = await updateOvertakenBy(15);
    expect(answer).toMatchObject({ status: 200, body: { resume: { name: "Saved", version: 2 } } });
    expect(stored).toMatchObject({ name: "Saved", phone: "14", version: 17 });
  });

  it("is told as unknown behind sixteen, and not made twice", async () => {
    const { answer, stored } = await updateOvertakenBy(16);
    expect(answer).toMatchObject({ status: 503, body: { message: expect.stringContaining("cannot be told") } });
    expect(stored).toMatchObject({ name: "Saved", phone: "15", version: 18 });
  });

  it("is told as unknown when every answer is lost, and is not made twice", async () => {
    await using service = await startBehindProxy((operation) => (operation === "PutItem" ? "lose" : "pass"));
    const resume = aResume();
    const answer = await service.call("POST", "/resume", resume);
    expect(answer.status).toBe(503);
    expect((await service.call("GET", `/resume/${resume.email}`)).body.version).toBe(1);
  });
});
