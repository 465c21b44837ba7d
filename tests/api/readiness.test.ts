import { describe, expect, it, vi } from "vitest";
import type { PdfRenderer } from "../../domain/ports.ts";
import { createApp } from "../../handlers/app.ts";
import { readinessOf } from "../../handlers/readiness.ts";
import { callsTo } from "../support/app-calls.ts";
import { startFolderService } from "../support/folder-service.ts";
import { aFolderStorage } from "../support/folder-storage.ts";
import { startBehindProxies } from "../support/proxied-service.ts";
import { type StorageService, services } from "../support/services.ts";

const deadline = 20_000;

const becomes = (service: Pick<StorageService, "call">, answer: object) =>
  vi.waitFor(async () => expect(await service.call("GET", "/health/ready")).toMatchObject(answer), { timeout: 60_000 });

const silent = (...parts: string[]) => ({
  status: 503,
  body: {
    code: "SERVICE_UNAVAILABLE",
    message: parts.map((part) => `The ${part} does not answer.`).join(" "),
    issues: parts.map((path) => ({ path, message: "does not answer" })),
  },
});

describe.each(Object.entries(services))("over %s, GET /health/ready", (_, { start }) => {
  it("answers 200 when storage and renderer do, and 503 while the storage does not", async () => {
    let isOut = false;
    await using service = await start(() => (isOut ? "reset" : "pass"));
    await becomes(service, { status: 200, body: { status: "ready" } });
    isOut = true;
    await becomes(service, silent("storage"));
    expect((await service.call("GET", "/health/ready")).headers.get("retry-after")).toBe("1");
    expect((await service.call("GET", "/health")).status).toBe(200);
    isOut = false;
    await becomes(service, { status: 200 });
  });
});

it("GET /health/ready answers 503 when S3 alone does not answer", async () => {
  await using service = await startBehindProxies({ s3: () => "reset" });
  await becomes(service, silent("storage"));
});

it("GET /health/ready does not wait for a storage that hangs", async () => {
  await using service = await startFolderService(() => ({ delay: 600_000 }));
  await becomes(service, silent("storage"));
});

it.each([[["renderer"]], [["storage", "renderer"]]])(
  "GET /health/ready names what does not answer: %j; the log says why",
  async (parts) => {
    await using service = await startBehindProxies({ dynamo: () => (parts.includes("storage") ? "reset" : "pass") });
    const renderer = { ...service.dependencies.renderer, render: () => Promise.reject(new RangeError("no fonts")) };
    const readiness = readinessOf({ ...service.storage, renderer }, deadline);
    await becomes({ call: callsTo(createApp({ ...service.dependencies, readiness })) }, silent(...parts));
    const failed = service.logged.find(({ message }) => message === "call failed");
    expect(failed).toMatchObject({
      level: "error",
      procedure: "ready",
      error: parts.includes("storage") ? { code: "ECONNRESET" } : { name: "RangeError" },
    });
  },
);

describe("readiness", () => {
  /** A readiness over a folder, and how often it has asked for a PDF. */
  async function aCounted() {
    const { open, close } = await aFolderStorage();
    const { storage } = await open();
    const asked: (() => void)[] = [];
    const render: PdfRenderer["render"] = () =>
      new Promise((resolve) => asked.push(() => resolve({ bytes: new Uint8Array(), pages: 1, warnings: [] })));
    const ready = readinessOf({ ...storage, renderer: { render } }, deadline);
    return { ready, asked, [Symbol.asyncDispose]: close };
  }

  it("is asked for once, however many call at once", async () => {
    await using counted = await aCounted();
    const calls = Array.from({ length: 100 }, counted.ready);
    await vi.waitFor(() => expect(counted.asked).toHaveLength(1), 60_000);
    counted.asked[0]?.();
    await Promise.all(calls);
    expect(counted.asked).toHaveLength(1);
  });

  it("holds for a second, and is then asked for anew", async () => {
    await using counted = await aCounted();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const first = counted.ready();
      counted.asked[0]?.();
      await first;
      await counted.ready();
      vi.advanceTimersByTime(999);
      await counted.ready();
      expect(counted.asked).toHaveLength(1);
      vi.advanceTimersByTime(1);
      const anew = counted.ready();
      expect(counted.asked).toHaveLength(2);
      counted.asked[1]?.();
      await anew;
    } finally {
      vi.useRealTimers();
    }
  });
});
