import { describe, expect, it } from "vitest";
import { aFullResume, anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";
import { anIssuer } from "./support/issuer.ts";

describe("a caller", () => {
  it("may save and render only so often a minute, and hears how long to wait; others are not held up", async () => {
    await using issuer = await anIssuer();
    await using service = await startService({ ...issuer.environment, RATE_LIMIT_WRITES: "3", RATE_LIMIT_RENDERS: "2" });
    const signedIn = async (email: string) => {
      const authorization = { authorization: `Bearer ${await issuer.tokenFor(email)}` };
      return (method: string, path: string, body?: unknown) => service.call(method, path, body, authorization);
    };
    const [email, another] = [anEmail(), anEmail()];
    const call = await signedIn(email);
    expect((await call("POST", "/resume", { email })).status).toBe(201);
    for (const headline of ["1", "2"]) expect((await call("PUT", `/resume/${email}`, { headline })).status).toBe(200);
    const late = await call("PUT", `/resume/${email}`, { headline: "3" });
    expect(late).toMatchObject({
      status: 429,
      body: { code: "TOO_MANY_REQUESTS", message: expect.stringMatching(/^You are saving too often; wait \d+ s\.$/) },
    });
    const wait = Number(late.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(50);
    expect(wait).toBeLessThanOrEqual(60);
    expect((await call("GET", `/resume/${email}`)).body.headline).toBe("2");
    for (const _ of [1, 2]) expect((await call("GET", `/resume/${email}/download`)).status).toBe(200);
    expect((await call("GET", `/resume/${email}/download`)).status).toBe(429);
    expect((await (await signedIn(another))("POST", "/resume", { email: another })).status).toBe(201);
  });

  it("is not counted where nobody signs in", async () => {
    await using service = await startService({ RATE_LIMIT_WRITES: "1" });
    for (let i = 0; i < 5; i++) expect((await service.call("POST", "/resume", { email: anEmail() })).status).toBe(201);
  });
});

const renderOnce = async (service: Service, name: string) => {
  const { email } = aFullResume({ name });
  await service.call("POST", "/resume", { email, name });
  await service.call("GET", `/resume/${email}/download`);
};

describe("fifty large renders at once", () => {
  it("are made or told to come again, in bounded memory; other calls are answered meanwhile, and after", async () => {
    await using service = await startService();
    const resumes = Array.from({ length: 50 }, (_, i) =>
      aFullResume({
        headline: String(i),
        projects: Array.from({ length: 20 }, (_, j) => ({ name: `P${j}`, details: Array(10).fill("Built a mill that grinds.") })),
      }),
    );
    for (const resume of resumes) await service.call("POST", "/resume", resume);
    // What the threads load once is not what a storm of renders costs.
    await Promise.all(["a", "b", "c", "d"].map((name) => renderOnce(service, name)));
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const downloads = Promise.all(resumes.map(({ email }) => service.call("GET", `/resume/${email}/download`)));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const asked = performance.now();
    expect((await service.call("GET", "/health")).status).toBe(200);
    const waited = performance.now() - asked;
    expect(waited).toBeLessThan(1_000);
    const answers = await downloads;
    const statuses: Record<number, number> = {};
    for (const { status, headers } of answers) {
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 503) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    }
    const grown = Math.round((process.memoryUsage().rss - before) / 1024 / 1024);
    console.log(
      `50 renders: ${JSON.stringify(statuses)} in ${Math.round(performance.now() - started)} ms; a call meanwhile took ${Math.round(waited)} ms; memory +${grown} MB`,
    );
    for (const status of Object.keys(statuses)) expect(["200", "503"]).toContain(status);
    expect(statuses[200]).toBeGreaterThanOrEqual(20);
    // More than wait in the queue and are under way.
    expect(statuses[503]).toBeGreaterThan(0);
    expect(grown).toBeLessThan(200);
    const last = resumes.at(-1)?.email;
    expect((await service.call("GET", `/resume/${last}/download`)).status).toBe(200);
  }, 60_000);
});
