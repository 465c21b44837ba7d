import { once } from "node:events";
import { rename } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startDynamo } from "../../embedded/dynamodb.ts";
import { keepSwept } from "../../handlers/local/keep-swept.ts";
import { startProxy } from "../support/backend.ts";
import { aFolder } from "../support/npm-start.ts";
import { aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

const hour = 3_600_000;

/** Nothing but what is done again and again has another clock. */
beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

const messages = ({ logged }: Service) => logged.map(({ message }) => message);

/** A resume whose time is over as soon as it is deleted. */
async function aGoneResume({ call }: Service) {
  const { email } = (await call("POST", "/resume", aResume())).body.resume;
  await call("PUT", `/resume/${email}`, { headline: "2" });
  await call("DELETE", `/resume/${email}`);
}

const swept = "swept 1 deleted resumes, 3 old versions and 0 PDFs";

describe("a service that runs", () => {
  it.each(["sqlite", "aws"])("sweeps at its start and every hour: %s", async (STORAGE) => {
    const environment = { STORAGE, DATA_DIR: await aFolder(), DELETE_RETENTION_DAYS: "0" };
    {
      await using service = await startService(environment);
      for (let round = 1; round <= 2; round++) {
        await aGoneResume(service);
        await vi.advanceTimersByTimeAsync(hour);
        await vi.waitFor(() => expect(messages(service).filter((message) => message === swept)).toHaveLength(round), 20_000);
      }
      await aGoneResume(service);
    }
    await using service = await startService(environment);
    await vi.waitFor(() => expect(messages(service)).toContain(swept), 20_000);
  });

  it("logs a sweep that fails, and sweeps again an hour later", async () => {
    await using service = await startService({ DELETE_RETENTION_DAYS: "0" });
    const files = `${service.dataDir}/files`;
    await rename(files, `${files}-away`);
    await vi.advanceTimersByTimeAsync(hour);
    await vi.waitFor(() => expect(service.logged).toContainEqual(expect.objectContaining({ level: "error", message: "sweep failed" })));
    await rename(`${files}-away`, files);
    await aGoneResume(service);
    await vi.advanceTimersByTimeAsync(hour);
    await vi.waitFor(() => expect(messages(service)).toContain(swept));
  });

  it("does not sweep the servers of others", async () => {
    const dynamo = await startDynamo(await aFolder());
    await using proxy = await startProxy(dynamo.endpoint, () => "pass");
    {
      await using _ = await startService({ STORAGE: "aws", AWS_ENDPOINT_URL_DYNAMODB: proxy.url });
      await vi.advanceTimersByTimeAsync(hour);
      // A sweep that has begun is waited for when the service ends.
    }
    await dynamo.close();
    expect(proxy.calls.map(({ operation }) => operation)).not.toContain("Scan");
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
