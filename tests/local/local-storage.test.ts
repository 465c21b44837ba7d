import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { readdir } from "node:fs/promises";
import type { Server } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { aFolder } from "../support/npm-start.ts";
import { aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

/** What a start says that there must not be. */
const refusal = (environment: Record<string, string>) =>
  startService(environment).then(
    () => "it started",
    ({ message }: Error) => message,
  );

describe("the storage of a start", () => {
  it.each(["AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_S3"])("is to be said where %s says where resumes are", async (name) => {
    const environment = { [name]: "http://127.0.0.1:1" };
    expect(await refusal(environment)).toBe(
      `${name} says where resumes are kept, and STORAGE does not say aws. Set STORAGE=aws to go on with them, or bring them over with npm run migrate -- --from-embedded and set STORAGE=sqlite.`,
    );
    await using service = await startService({ ...environment, STORAGE: "sqlite" });
    expect((await service.call("POST", "/resume", aResume())).status).toBe(201);
  });

  it.each([{}, { STORAGE: "sqlite" }])("with %j is not a new one in a folder of an earlier release", async (environment) => {
    const DATA_DIR = await aFolder();
    const fields = aResume({ name: "Kept" });
    {
      await using earlier = await startService({ DATA_DIR, STORAGE: "aws" });
      await earlier.call("POST", "/resume", fields);
    }
    expect(await refusal({ DATA_DIR, ...environment })).toBe(
      `${DATA_DIR} holds resumes in the embedded DynamoDB. Set STORAGE=aws to go on with them, or bring them over with npm run migrate -- --from-embedded.`,
    );
    expect(await readdir(DATA_DIR)).not.toContain("resumes.db");
    await using again = await startService({ DATA_DIR, STORAGE: "aws" });
    expect((await again.call("GET", `/resume/${fields.email}`)).body.name).toBe("Kept");
  });

  it.each(["sqlite", "aws"])("hands out addresses that work for URL_LIFETIME_S: %s", async (STORAGE) => {
    await using service = await startService({ STORAGE, URL_LIFETIME_S: "600" });
    const { email } = aResume();
    await service.call("POST", "/resume", { email });
    const before = Date.now();
    const left = Date.parse((await service.call("GET", `/resume/${email}/download`)).body.expires_at) - before;
    // It ends with a whole second.
    expect(left).toBeGreaterThan(599_000);
    expect(left).toBeLessThan(600_000 + Date.now() - before + 1);
  });

  it("has the tables and the bucket that the environment names", async () => {
    const named = { DYNAMODB_TABLE: "mine", HISTORY_TABLE: "mine-before", SHARES_TABLE: "mine-shares", BUCKET_NAME: "my-files" };
    const environment = { DATA_DIR: await aFolder(), STORAGE: "aws" };
    const { email } = aResume();
    const statuses = async ({ call }: Service) =>
      Promise.all(["", "/history/1", "/download"].map(async (part) => (await call("GET", `/resume/${email}${part}`)).status));
    {
      await using service = await startService({ ...environment, ...named });
      await service.call("POST", "/resume", { email });
      await service.call("PUT", `/resume/${email}`, { name: "Ada" });
      await service.call("POST", `/resume/${email}/shares`, {});
      expect(await statuses(service)).toEqual([200, 200, 200]);
    }
    expect(await readdir(`${environment.DATA_DIR}/s3`)).toEqual(["my-files"]);
    {
      await using others = await startService(environment);
      expect(await statuses(others)).toEqual([404, 404, 404]);
      // Its history and its shares are no more here than it is.
      await others.call("POST", "/resume", { email });
      expect(await statuses(others)).toEqual([200, 200, 200]);
    }
    await using again = await startService({ ...environment, ...named });
    expect((await again.call("GET", `/resume/${email}`)).body).toMatchObject({ name: "Ada", version: 2 });
    expect((await again.call("GET", `/resume/${email}/shares`)).body.shares).toHaveLength(1);
  });

  it("keeps everything from one start to the next, whichever it is", async () => {
    for (const STORAGE of ["sqlite", "aws"]) {
      const DATA_DIR = await aFolder();
      const fields = aResume();
      {
        await using first = await startService({ STORAGE, DATA_DIR });
        await first.call("POST", "/resume", fields);
        await first.call("GET", `/resume/${fields.email}/download`);
      }
      await using second = await startService({ STORAGE, DATA_DIR });
      expect((await second.call("GET", `/resume/${fields.email}/download`)).body.cached).toBe(true);
    }
  });
});

it.each([
  ["30 s", "1000", 30_000],
  ["its deadline and some seconds, where that is longer", "45000", 55_000],
])("a connection may be silent for %s", async (_, DEADLINE_MS, silence) => {
  await using service = await startService({ DEADLINE_MS });
  const timeouts: number[] = [];
  const look = (message: unknown) => void timeouts.push((message as { server: Server }).server.timeout);
  subscribe("http.server.request.start", look);
  onTestFinished(() => void unsubscribe("http.server.request.start", look));
  await service.call("GET", "/health");
  expect(timeouts).toEqual([silence]);
});
