import { describe, expect, it } from "vitest";
import type { Fate } from "../support/backend.ts";
import { startBehindProxies } from "../support/proxied-service.ts";
import { aResume } from "../support/resumes.ts";
import { aStored } from "../support/stored-resume.ts";

describe("a write", () => {
  it("whose answer cannot be read has an unknown outcome", async () => {
    let isOn = false;
    await using service = await startBehindProxies({
      dynamo: ({ operation, table }) =>
        isOn && operation === "PutItem" && table === "resumes" ? { changeAnswer: () => "<html>" } : "pass",
    });
    const address = await aStored(service);
    isOn = true;
    const { status, headers } = await service.call("PUT", address, { headline: "2" });
    expect(status).toBe(503);
    expect(headers.get("retry-after")).toBe("1");
  });

  it("without If-Match wins in the end, however many others there are", async () => {
    await using service = await startBehindProxies({ dynamo: () => ({ delay: Math.random() * 10 }) });
    const address = await aStored(service, aResume());
    const writes = Array.from({ length: 40 }, (_, i) => service.call("PUT", address, { headline: String(i) }));
    expect(new Set((await Promise.all(writes)).map(({ status }) => status))).toEqual(new Set([200]));
    expect((await service.call("GET", address)).body.version).toBe(41);
  });

  it("that other processes overtake is made five times, then means 503 with Retry-After", async () => {
    let isOn = false;
    const refused: Fate = { status: 400, type: "ConditionalCheckFailedException" };
    await using service = await startBehindProxies({
      dynamo: ({ operation, table }) => (isOn && operation === "PutItem" && table === "resumes" ? refused : "pass"),
    });
    const address = await aStored(service, aResume());
    isOn = true;
    const before = service.calls.length;
    const { status, headers } = await service.call("PUT", address, { headline: "2" });
    expect(status).toBe(503);
    expect(headers.get("retry-after")).toBe("1");
    const made = service.calls.slice(before).filter(({ operation, table }) => operation === "PutItem" && table === "resumes");
    expect(made).toHaveLength(5);
  });

  it("of an earlier system's resume that is too large to be kept says so", async () => {
    await using service = await startBehindProxies({});
    const experience = Array.from({ length: 39 }, (_, i) => ({ role: String(i), details: ["x".repeat(10_000)] }));
    await service.putItem({ email: "large@example.com", experience });
    expect((await service.call("GET", "/resume/large@example.com")).status).toBe(200);
    const { status, body } = await service.call("DELETE", "/resume/large@example.com");
    expect(status).toBe(413);
    expect(body.message).toContain("?purge=true");
    expect((await service.call("DELETE", "/resume/large@example.com?purge=true")).status).toBe(200);
  });
});
