import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createApp } from "../../handlers/app.ts";
import { anEmail } from "../support/resumes.ts";
import { startService } from "../support/service.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

it("a request that is answered leaves no timer behind", async () => {
  await using service = await startService();
  const before = vi.getTimerCount();
  const app = createApp(service.dependencies);
  for (const path of ["/health", `/resume/${anEmail()}`, "/nowhere", "/s/a-token"]) await app.request(path);
  expect(vi.getTimerCount()).toBe(before);
});

it("a request that takes longer than its deadline is broken off", async () => {
  await using service = await startService();
  const find = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
      vi.advanceTimersByTime(1_000);
    });
  const resumes: typeof service.dependencies.resumes = (signal) => ({ ...service.dependencies.resumes(signal), find: () => find(signal) });
  const answer = await createApp({ ...service.dependencies, resumes, deadlineMs: 1_000 }).request(`/resume/${anEmail()}`);
  expect(answer.status).toBe(503);
});
