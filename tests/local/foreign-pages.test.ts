import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserPath, startBrowser } from "../support/browser.ts";
import { anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

let service: Service;
let named: Service;
beforeAll(async () => {
  service = await startService();
  named = await startService({
    STAGE: "dev",
    AUTH_MODE: "open",
    PUBLIC_URL: "https://resumes.example.org/api",
    ALLOWED_HOSTS: "Box.example.org, 192.0.2.7",
    CORS_ORIGINS: "https://app.example.org",
  });
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await named[Symbol.asyncDispose]();
});

/** A call with headers that `fetch` would set itself. */
function send({ url }: Service, method: string, path: string, headers: Record<string, string> = {}, body?: object) {
  const { hostname, port } = new URL(url);
  const json = body ? { "content-type": "application/json" } : {};
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers: { ...json, ...headers } }, async (response) => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text: (await response.toArray()).join("") });
    });
    sent.on("error", reject);
    sent.end(body && JSON.stringify(body));
  });
}

const portOf = ({ url }: Service) => new URL(url).port;

describe("without sign-in, the host name", () => {
  it.each(["127.0.0.1", "localhost", "LOCALHOST", "[::1]", "127.3.2.1"])("may be %s, with any port or none", async (name) => {
    for (const host of [name, `${name}:${portOf(service)}`, `${name}:8080`]) {
      expect((await send(service, "GET", "/health", { host })).status).toBe(200);
    }
  });

  it.each(["rebind.evil.example", "rebind.evil.example:3000", "127.0.0.1.evil.example", "localhost.evil.example", "192.0.2.7", "0.0.0.0"])(
    "may not be %s, whatever is asked for",
    async (host) => {
      const { email } = (await service.call("POST", "/resume", { email: anEmail() })).body.resume;
      const address = `/resume/${email}`;
      for (const [method, path] of [
        ["GET", address],
        ["DELETE", `${address}?purge=true`],
        ["OPTIONS", "/resume"],
        ["GET", "/docs"],
      ] as const) {
        const refused = await send(service, method, path, { host });
        expect([method, refused.status]).toEqual([method, 421]);
        expect(refused.headers).toMatchObject({ "content-type": "application/problem+json", "x-request-id": expect.any(String) });
        expect(JSON.parse(refused.text)).toMatchObject({
          status: 421,
          code: "MISDIRECTED_REQUEST",
          message: expect.stringContaining("ALLOWED_HOSTS"),
        });
      }
      const trpc = await send(service, "POST", "/trpc/resume.delete", { host }, { email, purge: true });
      expect(trpc.status).toBe(421);
      expect(JSON.parse(trpc.text)).toMatchObject({ error: { data: { code: "MISDIRECTED_REQUEST", httpStatus: 421 } } });
      expect((await service.call("GET", address)).status).toBe(200);
    },
  );

  it.each(["xn--localhost", "xn--a.example", "127.0.0.1:x", "a@127.0.0.1"])("is refused where it can be none (%s)", async (host) => {
    for (const path of ["/health", "/trpc/health", "/s/x", "/files/x"])
      expect((await send(service, "GET", path, { host })).status).toBe(400);
  });

  it.each(["127.0.0.1", "resumes.example.org", "box.example.org:8080", "192.0.2.7"])(
    "may be %s where the operator says so",
    async (host) => {
      expect((await send(named, "GET", "/health", { host })).status).toBe(200);
      expect((await send(named, "GET", "/health", { host: "other.example.org" })).status).toBe(421);
    },
  );
});

/** Everything that changes something, in the form that needs no preflight where there is one. */
async function attempts(target: Service, headers: Record<string, string>) {
  const { email } = (await target.call("POST", "/resume", { email: anEmail(), name: "Ada" })).body.resume;
  const address = `/resume/${email}`;
  const simple = { ...headers, "content-type": "text/plain" };
  const answers = {
    restore: await send(target, "POST", `${address}/restore`, simple),
    create: await send(target, "POST", "/resume", headers, { email: anEmail() }),
    update: await send(target, "PUT", address, headers, { name: "Bea" }),
    trpc: await send(target, "POST", "/trpc/resume.update", headers, { email, name: "Cleo" }),
    delete: await send(target, "DELETE", address, headers),
  };
  return Object.fromEntries(Object.entries(answers).map(([name, { status }]) => [name, status]));
}

const done = { restore: 200, create: 201, update: 200, trpc: 200, delete: 200 };
const refused = { restore: 403, create: 403, update: 403, trpc: 403, delete: 403 };

describe("without sign-in, a page", () => {
  it.each([
    [{ origin: "https://evil.example" }],
    [{ origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    [{ origin: "http://localhost.evil.example" }],
    [{ origin: "chrome-extension://localhost" }],
    [{ "sec-fetch-site": "cross-site" }],
  ])("with %j may change nothing, and may not read", async (headers) => {
    expect(await attempts(service, headers)).toEqual(refused);
    expect((await send(service, "GET", "/health", headers)).headers).not.toHaveProperty("access-control-allow-origin");
  });

  it.each([
    [{ origin: "http://localhost:5173", "sec-fetch-site": "same-site" }],
    [{ origin: "https://localhost" }],
    [{ origin: "http://127.0.0.1:8000", "sec-fetch-site": "cross-site" }],
    [{ origin: "http://[::1]:5173" }],
    [{ origin: "null", "sec-fetch-site": "cross-site" }],
  ])("of this machine, with %j, may do all", async (headers) => {
    expect(await attempts(service, headers)).toEqual(done);
    const preflight = { ...headers, "access-control-request-method": "OPTIONS" };
    for (const [method, path] of [
      ["OPTIONS", "/resume"],
      ["GET", "/health"],
    ] as const) {
      const answer = await send(service, method, path, preflight);
      expect(answer.headers).toMatchObject({ "access-control-allow-origin": headers.origin, vary: expect.stringContaining("Origin") });
    }
  });

  it("may be of an origin that CORS_ORIGINS lists, of the service's own or of PUBLIC_URL's, and then of no other", async () => {
    const host = "box.example.org:8080";
    expect(await attempts(named, { origin: "https://app.example.org", "sec-fetch-site": "cross-site" })).toEqual(done);
    expect(await attempts(named, { host, origin: `http://${host}`, "sec-fetch-site": "same-origin" })).toEqual(done);
    expect(await attempts(named, { origin: "https://resumes.example.org" })).toEqual(done);
    // Another port is another origin.
    expect(await attempts(named, { host, origin: "http://box.example.org:9090" })).toEqual(refused);
    expect(await attempts(named, { origin: "http://localhost:5173" })).toEqual(refused);
    expect(await attempts(named, { origin: "null" })).toEqual(refused);
    // It begins like one that is listed.
    expect(await attempts(named, { origin: "https://app.example.org.evil.example" })).toEqual(refused);
  });

  it("of any origin may do all where CORS_ORIGINS is *", async () => {
    await using open = await startService({ CORS_ORIGINS: "*" });
    expect(await attempts(open, { origin: "https://any.example", "sec-fetch-site": "cross-site" })).toEqual(done);
  });
});

it("programs that send neither Origin nor Sec-Fetch-Site may do all", async () => {
  expect(await attempts(service, {})).toEqual(done);
  expect(await attempts(named, {})).toEqual(done);
});

it("with sign-in, pages of any site may ask, by any name: without a token they get nothing", async () => {
  await using strict = await startService({ AUTH_MODE: "jwt", JWT_ISSUER: "https://issuer.example.org", JWT_AUDIENCE: "x" });
  const headers = { host: "resumes.example.org", origin: "https://app.example.org", "sec-fetch-site": "cross-site" };
  const health = await send(strict, "GET", "/health", headers);
  expect(health).toMatchObject({ status: 200, headers: { "access-control-allow-origin": "*" } });
  expect((await send(strict, "POST", "/resume", headers, { email: anEmail() })).status).toBe(401);
});

it("files are read by the origins that may read the service", async () => {
  const { email } = (await service.call("POST", "/resume", { email: anEmail() })).body.resume;
  const { download_url } = (await service.call("GET", `/resume/${email}/download`)).body;
  const allowed = async (origin: string) => (await fetch(download_url, { headers: { origin } })).headers.get("access-control-allow-origin");
  expect(await allowed("https://evil.example")).toBeNull();
  expect(await allowed("http://localhost:5173")).toBe("http://localhost:5173");
  expect(await allowed("null")).toBe("null");
});

it("no answer lets a page send cookies along", async () => {
  for (const target of [service, named]) {
    for (const [method, path] of [
      ["GET", "/health"],
      ["OPTIONS", "/resume"],
      ["GET", "/nothing"],
      ["GET", "/_s3/resumes/x"],
    ] as const) {
      for (const origin of ["http://localhost:5173", "https://app.example.org", "https://evil.example", "null"]) {
        const { headers } = await send(target, method, path, { origin, "access-control-request-method": "GET" });
        expect(headers).not.toHaveProperty("access-control-allow-credentials");
      }
    }
  }
});

it.skipIf(!browserPath)("a browser does nothing for a page of another site, by fetch or by form", async () => {
  const { email } = (await service.call("POST", "/resume", { email: anEmail(), name: "Ada" })).body.resume;
  await service.call("DELETE", `/resume/${email}`);
  const browser = await startBrowser("--host-resolver-rules=MAP *.example 127.0.0.1");
  try {
    const page = await browser.newPage();
    await page.route("http://evil.example/", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Evil</title>" }),
    );
    await page.goto("http://evil.example/");
    const restore = `${service.url}/resume/${email}/restore`;
    await page.evaluate(`fetch(${JSON.stringify(restore)}, { method: "POST", mode: "no-cors" }).catch(() => {})`);
    await page.evaluate(`document.body.innerHTML = '<form method="post" action="${restore}">'`);
    const [sent] = await Promise.all([page.waitForResponse(restore), page.evaluate("document.forms[0].submit()")]);
    expect(sent.status()).toBe(403);
    // The name of the other site leads here now.
    const rebound = await (await browser.newPage()).goto(`http://evil.example:${portOf(service)}/health`);
    expect(rebound?.status()).toBe(421);
  } finally {
    await browser.close();
  }
  expect((await service.call("GET", `/resume/${email}`)).status).toBe(404);
});
