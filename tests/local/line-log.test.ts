import { setImmediate as turn } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { LogEntry } from "../../domain/ports.ts";
import { createApp } from "../../handlers/app.ts";
import { lineLog } from "../../handlers/logging/line-log.ts";
import type { LogLevel } from "../../handlers/logging/log-levels.ts";
import { startService } from "../support/service.ts";

/** A log, and what it writes. */
function aLog(isTerminal: boolean, level: LogLevel = "info") {
  const written: string[] = [];
  return { written, ...lineLog({ level, isTerminal, write: (text) => written.push(text) }) };
}

const request: LogEntry = { level: "info", message: "request", request_id: "an-id", method: "GET", route: "/health", status: 200, ms: 3 };

describe("the log of a local server", () => {
  it("is a JSON object a line for a program, without what is wrong with a body", async () => {
    const { log, written } = aLog(false);
    log({ ...request, status: 400, fault: "name must be text" });
    await turn();
    expect(written.join("")).toMatch(/^\{.*\}\n$/);
    expect(JSON.parse(written.join(""))).toEqual({
      level: "INFO",
      message: "request",
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      request_id: "an-id",
      method: "GET",
      route: "/health",
      status: 400,
      ms: 3,
    });
  });

  it("has all that is audited", async () => {
    const { log, written } = aLog(false);
    const audited = { actor: "one", action: "resume.purge", outcome: "NOT_FOUND", owner: "another", request_id: "an-id" };
    log({ level: "info", message: "audit", ...audited });
    log({ level: "info", message: "audit", action: "sign-in", left_out: 60 });
    await turn();
    const [call, others] = written
      .join("")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(call).toEqual({ level: "INFO", message: "audit", timestamp: expect.any(String), ...audited });
    expect(others).toMatchObject({ action: "sign-in", left_out: 60 });
  });

  it("is short for a person: time, method, status, milliseconds, route, and of a refusal why", async () => {
    vi.stubEnv("FORCE_COLOR", "1");
    onTestFinished(() => void vi.unstubAllEnvs());
    const { log, written } = aLog(true);
    log(request);
    log({ ...request, method: "POST", route: "/resume", status: 400, fault: "name must be text, not a number" });
    log({ level: "error", message: "call failed", procedure: "resume.get", code: "INTERNAL_SERVER_ERROR", error: new Error("secret") });
    await turn();
    const lines = stripVTControlCharacters(written.join("")).split("\n");
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d GET +200 +3 ms +\/health$/);
    expect(lines[1]).toMatch(/ POST +400 +3 ms +\/resume +name must be text, not a number$/);
    expect(lines[2]).toMatch(/ call failed +procedure resume\.get +code INTERNAL_SERVER_ERROR +error Error$/);
    expect(lines[3]).toMatch(/line-log\.test\.ts/);
    expect(written.join("")).not.toContain("secret");
    expect(written.join("")).toContain("\u001b[");
  });

  it.each([
    ["info", 3],
    ["warn", 2],
    ["error", 1],
    ["silent", 0],
  ] as const)("leaves out what is below %s", async (level, lines) => {
    const { log, written } = aLog(false, level);
    for (const level of ["info", "warn", "error"] as const) log({ level, message: "a line" });
    await turn();
    expect(written.join("").split("\n").length - 1).toBe(lines);
  });

  it("is written at once for all of a turn, or when the process ends", async () => {
    const { log, flush, written } = aLog(false);
    log(request);
    log(request);
    expect(written).toEqual([]);
    await turn();
    expect(written).toHaveLength(1);
    log(request);
    flush();
    expect(written.join("").split("\n")).toHaveLength(4);
    await turn();
    expect(written).toHaveLength(2);
  });

  it("says of what is refused where the fault is, over REST and tRPC, and nothing that was sent", async () => {
    await using service = await startService();
    const { log, written } = aLog(true);
    const app = createApp({ ...service.dependencies, log });
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ email: "ada@example.com", name: ["hunter2"], experiences: ["hunter2"] });
    for (const path of ["/resume", "/trpc/resume.create"]) await app.request(path, { method: "POST", headers, body });
    await app.request("/nowhere");
    await turn();
    const text = stripVTControlCharacters(written.join(""));
    expect(text.match(/name must be text; experiences is not a known field: did you mean `experience`\?/g)).toHaveLength(2);
    expect(text).toContain("There is nothing at this address.");
    expect(text).not.toMatch(/hunter2|ada@/);
  });
});
