import { once } from "node:events";
import { rename } from "node:fs/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ensureTable, startDynamo } from "../../embedded/dynamodb.ts";
import { keepSwept } from "../../handlers/local/keep-swept.ts";
import { startProxy } from "../support/backend.ts";
import { aFolder } from "../support/npm-start.ts";
import { aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

const hour = 3_600_000;

/** However busy the machine is. */
const patient = { timeout: 100_000 };

/** Nothing but what is done again and again has another clock. */
beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const messages = ({ logged }: Service) => logged.map(({ message }) => message);

/** A resume whose time is over as soon as it is deleted. */
async function aGoneResume({ call }: Service) {
  const { email } = (await call("POST", "/resume", aResume())).body.resume;
  await call("PUT", `/resume/${email}`, { headline: "2" });
  await call("DELETE", `/resume/${email}`);
}

const swept = "swept 1 deleted resumes, 3 old versions and 0 PDFs";

describe("a service that runs", patient, () => {
  it.each(["sqlite", "aws"])("sweeps at its start and every hour: %s", async (STORAGE) => {
    const environment = { STORAGE, DATA_DIR: await aFolder(), DELETE_RETENTION_DAYS: "0" };
    {
      await using service = await startService(environment);
      for (let round = 1; round <= 2; round++) {
        await aGoneResume(service);
        await vi.advanceTimersByTimeAsync(hour);
        await vi.waitFor(() => expect(messages(service).filter((message) => message === swept)).toHaveLength(round), patient);
      }
      await aGoneResume(service);
    }
    await using service = await startService(environment);
    await vi.waitFor(() => expect(messages(service)).toContain(swept), patient);
  });

  it("logs a sweep that fails, and sweeps again an hour later", async () => {
    await using service = await startService({ DELETE_RETENTION_DAYS: "0" });
    const files = `${service.dataDir}/files`;
    await rename(files, `${files}-away`);
    await vi.advanceTimersByTimeAsync(hour);
    await vi.waitFor(
      () => expect(service.logged).toContainEqual(expect.objectContaining({ level: "error", message: "sweep failed" })),
      patient,
    );
    await rename(`${files}-away`, files);
    await aGoneResume(service);
    await vi.advanceTimersByTimeAsync(hour);
    await vi.waitFor(() => expect(messages(service)).toContain(swept), patient);
  });

  it("does not sweep the servers of others", async () => {
    const dynamo = await startDynamo(await aFolder());
    const account = { region: "us-east-1", credentials: dynamo.credentials };
    await ensureTable(new DynamoDBClient({ endpoint: dynamo.endpoint, ...account }), "resumes", "email");
    await using proxy = await startProxy(dynamo.endpoint, () => "pass");
    const environment = {
      AWS_ENDPOINT_URL_DYNAMODB: proxy.url,
      AWS_REGION: account.region,
      AWS_ACCESS_KEY_ID: dynamo.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: dynamo.credentials.secretAccessKey,
    };
    // The SDK reads its own.
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    {
      await using service = await startService({ STORAGE: "aws", ...environment });
      await vi.advanceTimersByTimeAsync(hour);
      expect((await service.call("GET", "/resume/nobody@example.com")).status).toBe(404);
      // A sweep that has begun is waited for when the service ends.
    }
    await dynamo.close();
    expect(new Set(proxy.calls.map(({ operation }) => operation))).toEqual(new Set(["GetItem"]));
  });

  it("stops the sweep that is under way when it ends, and logs nothing of it", async () => {
    const logged: unknown[] = [];
    const { stop } = keepSwept(
      async (signal) => {
        await once(signal, "abort");
        throw signal.reason;
      },
      (entry) => logged.push(entry),
    );
    // It has begun by then.
    await Promise.resolve();
    await stop();
    expect(logged).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
