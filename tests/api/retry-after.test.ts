import { expect, it } from "vitest";
import { createApp } from "../../handlers/app.ts";
import { callsTo } from "../support/app-calls.ts";
import { startBehindProxies } from "../support/proxied-service.ts";

it("tells the caller of a batch to wait for the longest of its calls", async () => {
  const email = "ada@example.com";
  const refusing = () => ({ status: 400, type: "ThrottlingException" });
  await using service = await startBehindProxies({ dynamo: refusing }, { RATE_LIMIT_READS: "1" });
  const signIn = async () => ({ email, sub: "ada", isAdmin: false });
  const call = callsTo(createApp({ ...service.dependencies, signIn }));
  const { headers, body } = await call("POST", "/trpc/resume.get,resume.get?batch=1", { 0: { email }, 1: { email } });

  // One is let in, and meets a table that refuses it for now; the other is to wait until the minute is over.
  const failures: { message: string; code: string }[] = body.map((answer: { error: { message: string; data: { code: string } } }) => ({
    message: answer.error.message,
    code: answer.error.data.code,
  }));
  expect(failures.map(({ code }) => code).toSorted()).toEqual(["SERVICE_UNAVAILABLE", "TOO_MANY_REQUESTS"]);
  const [, minute] = failures.flatMap(({ message }) => /wait (\d+) s/.exec(message) ?? []);
  expect(Number(minute)).toBeGreaterThan(1);
  expect(headers.get("retry-after")).toBe(minute);
});
