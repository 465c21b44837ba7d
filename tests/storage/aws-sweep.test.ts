import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Context } from "aws-lambda";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { BackendCall, Fate } from "../support/backend.ts";
import { pdfKey } from "../support/pdf-key.ts";
import { type ProxiedService, startBehindProxies } from "../support/proxied-service.ts";
import { aFullResume } from "../support/resumes.ts";

const minute = 60_000;

/** A service whose PDFs are as old as its sweep is told, and in which nothing can be erased from when that is said until the sweep. */
async function aService() {
  let age: number | undefined;
  let isStuck = false;
  const changeAnswer = (body: string) =>
    body.replaceAll(/(?<=<LastModified>)[^<]+/g, (time) => (age === undefined ? time : new Date(Date.now() - age).toISOString()));
  const erasing = ["BatchWriteItem", "POST"];
  const decide = ({ operation }: BackendCall): Fate =>
    isStuck && erasing.includes(operation) ? { status: 400, type: "AccessDenied" } : "pass";
  const service = await startBehindProxies({
    dynamo: decide,
    s3: (call) => (call.operation === "GET" ? { changeAnswer } : decide(call)),
  });
  return {
    service,
    /** Sweeps PDFs of this age in milliseconds. */
    sweep(ofAge: number) {
      age = ofAge;
      isStuck = false;
      return service.storage.sweep(new AbortController().signal);
    },
    stick() {
      isStuck = true;
    },
  };
}

/** A resume of two versions, and its PDF. */
async function aStored({ call }: ProxiedService) {
  const fields = aFullResume();
  await call("POST", "/resume", fields);
  await call("PUT", `/resume/${fields.email}`, { headline: "2" });
  expect((await call("GET", `/resume/${fields.email}/download`)).status).toBe(200);
  return fields.email;
}

describe("the sweep on AWS", () => {
  it("spares PDFs of an hour whose resume nobody has, and erases them after that", async () => {
    const { service, sweep } = await aService();
    await using _ = service;
    const pdfs = service.storage.pdfs(AbortSignal.timeout(100_000));
    const bytes = Buffer.from("%PDF-");
    await pdfs.save({ id: "nobody", content: { email: "a@example.com" } }, pdfKey("hash"), { bytes, pages: 1, warnings: [] });
    expect(await sweep(59 * minute)).toMatchObject({ pdfs: 0 });
    expect(await service.contents()).toMatchObject({ files: 1 });
    expect(await sweep(61 * minute)).toMatchObject({ pdfs: 1 });
    expect(await service.contents()).toMatchObject({ files: 0 });
  });

  it("erases archives of a day, and PDFs of a month", async () => {
    const { service, sweep } = await aService();
    await using _ = service;
    const email = await aStored(service);
    expect((await service.call("GET", `/resume/${email}/export`)).status).toBe(200);
    expect(await sweep(23 * 60 * minute)).toMatchObject({ pdfs: 0 });
    expect(await sweep(25 * 60 * minute)).toMatchObject({ pdfs: 1 });
    expect(await sweep(29 * 24 * 60 * minute)).toMatchObject({ pdfs: 0 });
    expect(await sweep(31 * 24 * 60 * minute)).toMatchObject({ pdfs: 1 });
  });

  it("erases what a deleted resume left under the email of the one that took its place, and nothing of that one", async () => {
    const { service, sweep, stick } = await aService();
    await using _ = service;
    const email = await aStored(service);
    await service.call("DELETE", `/resume/${email}`);
    stick();
    await service.call("POST", "/resume", { email, headline: "1" });
    await service.call("PUT", `/resume/${email}`, { headline: "2" });
    await service.call("GET", `/resume/${email}/download`);
    expect(await service.contents()).toEqual({ items: 1, rows: 3, files: 2 });
    expect(await sweep(61 * minute)).toEqual({ resumes: 0, versions: 2, pdfs: 1 });
    expect((await service.call("GET", `/resume/${email}/history/1`)).body.headline).toBe("1");
    expect((await service.call("GET", `/resume/${email}/download`)).body.cached).toBe(true);
  });

  it("leaves everything that may be a damaged resume's own", async () => {
    const { service, sweep } = await aService();
    await using _ = service;
    const email = await aStored(service);
    const documents = DynamoDBDocumentClient.from(service.client);
    const { Item } = await documents.send(new GetCommand({ TableName: "resumes", Key: { email } }));
    await documents.send(new PutCommand({ TableName: "resumes", Item: { ...Item, id: 7, expires_at: 1, deleted_at: "x" } }));
    expect(await sweep(61 * minute)).toEqual({ resumes: 0, versions: 0, pdfs: 0 });
    await documents.send(new PutCommand({ TableName: "resumes", Item: Item as Record<string, unknown> }));
    expect((await service.call("GET", `/resume/${email}/history/1`)).status).toBe(200);
    expect((await service.call("GET", `/resume/${email}/download`)).body.cached).toBe(true);
  });
});

it("the function that sweeps ends half a minute before its time is up, which is no failure; what fails before that is one", async () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  const tables = { DYNAMODB_TABLE: "resumes", HISTORY_TABLE: "history", SHARES_TABLE: "shares", BUCKET_NAME: "bucket" };
  const aws = { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "x", AWS_SECRET_ACCESS_KEY: "x" };
  // Nobody listens there.
  const nowhere = { AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:1", AWS_ENDPOINT_URL_S3: "http://127.0.0.1:1" };
  const environment = { ...tables, ...aws, ...nowhere, HMAC_KEY: "k".repeat(32), POWERTOOLS_LOG_LEVEL: "SILENT" };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const { handler } = await import("../../handlers/lambda/entries/sweep.ts");
  const sweepIn = (left: number) => handler({}, { getRemainingTimeInMillis: () => left } as Context);
  expect(await sweepIn(30_000)).toBeUndefined();
  await expect(sweepIn(900_000)).rejects.toThrow();
});
