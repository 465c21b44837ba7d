import { readFileSync } from "node:fs";
import { createConnection } from "node:net";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { staticFile } from "../../handlers/http/static-file.ts";
import { anEmail, aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

/** The origin of a front end on this machine. */
const page = "http://localhost:5173";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

async function aStoredResume() {
  const { body, headers } = await service.call("POST", "/resume", aResume());
  return { email: body.resume.email as string, etag: headers.get("etag") as string };
}

/** What a server answers to bytes that no HTTP client would send. */
function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(new URL(service.url).port), "127.0.0.1", () => socket.end(request));
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("end", () => resolve(Buffer.concat(chunks).toString()));
    socket.on("error", reject);
  });
}

describe("addresses", () => {
  it("takes an email raw and encoded", async () => {
    const email = anEmail().replace("person", "a+tag");
    await service.call("POST", "/resume", { email });
    for (const spelling of [email, email.replace("@", "%40"), email.replace("+", "%2B"), encodeURIComponent(email), email.toUpperCase()]) {
      expect(await service.call("GET", `/resume/${spelling}`)).toMatchObject({ status: 200, body: { email } });
    }
  });

  it("keeps one resume for the Unicode and the punycode spelling of a domain", async () => {
    await service.call("POST", "/resume", { email: "ada@bücher.example" });
    expect((await service.call("GET", "/resume/ada@xn--bcher-kva.example")).status).toBe(200);
    expect((await service.call("GET", `/resume/${encodeURIComponent("Ada@BÜCHER.example")}`)).body.email).toBe("ada@xn--bcher-kva.example");
  });

  it("tolerates a trailing slash", async () => {
    const { email } = await aStoredResume();
    expect((await service.call("GET", `/resume/${email}/`)).status).toBe(200);
    expect((await service.call("GET", "/templates/")).status).toBe(200);
  });

  it.each(["/resume/a%zz@example.com", "/resume/%", "/resume/%C3%28@example.com", "/%E0%A4%A"])(
    "refuses the malformed encoding of %s",
    async (path) => {
      const answer = await service.call("GET", path);
      expect(answer).toMatchObject({ status: 400, body: { code: "BAD_REQUEST", message: expect.stringContaining("%25") } });
    },
  );

  it.each(["/resume/a%2540b.example", "/resume/a%2Fb@example.com", "/resume/nobody", "/resume/%20"])(
    "refuses %s, which holds no email",
    async (path) => {
      expect(await service.call("GET", path)).toMatchObject({ status: 400, body: { issues: [{ path: "email" }] } });
    },
  );

  it.each(["/nowhere", "/resumes", "/resume/a@example.com/nothing", "/resume/a@example.com/download/more", "/resume//download"])(
    "knows nothing at %s",
    async (path) => {
      expect(await service.call("GET", path)).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
    },
  );

  it("survives addresses that are none", async () => {
    for (const target of ["//", "//resume//x", "/resume/../../etc/passwd", "*", "http://other.example/resume"]) {
      const answer = await raw(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    }
    expect((await service.call("GET", "/health")).status).toBe(200);
  });
});

describe("methods", () => {
  it.each([
    ["PATCH", "/resume", "POST, OPTIONS"],
    ["GET", "/resume", "POST, OPTIONS"],
    ["POST", "/resume/a@example.com", "GET, HEAD, PUT, DELETE, OPTIONS"],
    ["DELETE", "/resume/a@example.com/download", "GET, HEAD, OPTIONS"],
    ["PROPFIND", "/templates", "GET, HEAD, OPTIONS"],
    ["PUT", "/openapi.json", "GET, HEAD, OPTIONS"],
  ])("answers %s %s with what is allowed", async (method, path, allow) => {
    const answer = await service.call(method, path);
    expect(answer).toMatchObject({ status: 405, body: { code: "METHOD_NOT_SUPPORTED", detail: expect.stringContaining(allow) } });
    expect(answer.headers.get("allow")).toBe(allow);
  });

  it("answers HEAD as GET, without the body", async () => {
    const { email, etag } = await aStoredResume();
    const head = await service.call("HEAD", `/resume/${email}`);
    expect(head).toMatchObject({ status: 200, text: "" });
    expect(head.headers.get("etag")).toBe(etag);
    expect(await service.call("HEAD", `/resume/${anEmail()}`)).toMatchObject({ status: 404, text: "" });
    expect((await service.call("HEAD", "/nowhere")).status).toBe(404);
  });

  it.each([
    ["/resume", "POST, OPTIONS"],
    ["/resume/a@example.com", "GET, HEAD, PUT, DELETE, OPTIONS"],
    ["/nowhere/at/all", "OPTIONS"],
  ])("answers OPTIONS %s", async (path, allow) => {
    const answer = await service.call("OPTIONS", path, undefined, { origin: page });
    expect(answer).toMatchObject({ status: 204, text: "" });
    expect(answer.headers.get("allow")).toBe(allow);
    expect(answer.headers.get("access-control-allow-origin")).toBe(page);
  });
});

describe("CORS", () => {
  it("lets a browser on another origin send OPTIONS itself, its liveness check", async () => {
    const preflight = await service.call("OPTIONS", "/resume", undefined, {
      origin: page,
      "access-control-request-method": "OPTIONS",
      "access-control-request-headers": "content-type",
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-methods")).toBe("GET,HEAD,POST,PUT,DELETE,OPTIONS");
    expect(preflight.headers.get("access-control-allow-headers")).toBe(
      "Content-Type,Authorization,If-Match,If-None-Match,trpc-accept,X-Trpc-Source",
    );
  });

  it.each([
    ["GET", "/health", 200],
    ["GET", "/nowhere", 404],
    ["PATCH", "/resume", 405],
    ["GET", "/resume/%zz", 400],
    ["POST", "/resume", 415],
    ["GET", "/trpc/nothing", 404],
  ])("is on %s %s (%i), with a request id", async (method, path, status) => {
    const answer = await service.call(method, path, undefined, { origin: page });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("access-control-allow-origin")).toBe(page);
    expect(answer.headers.get("access-control-expose-headers")).toBe("ETag,Location,Retry-After,X-Request-Id,X-Pages,Content-Disposition");
    expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("names only the origins that CORS_ORIGINS lists", async () => {
    await using strict = await startService({ CORS_ORIGINS: "https://app.example, https://other.example" });
    const allowed = await strict.call("GET", "/health", undefined, { origin: "https://other.example" });
    expect(allowed.headers.get("access-control-allow-origin")).toBe("https://other.example");
    expect(allowed.headers.get("vary")).toContain("Origin");
    const refused = await strict.call("GET", "/health", undefined, { origin: "https://evil.example" });
    expect(refused.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("a request that is not plain", () => {
  it.each(["gzip", "br", "deflate, gzip"])("is a 415 with a body in Content-Encoding: %s, over REST and tRPC", async (encoding) => {
    for (const path of ["/resume", "/trpc/resume.create"]) {
      const answer = await service.call("POST", path, aResume(), { "content-encoding": encoding });
      expect(answer.status).toBe(415);
      expect(answer.text).toContain("without Content-Encoding");
    }
  });

  it("is taken in Content-Encoding: identity", async () => {
    expect((await service.call("POST", "/resume", aResume(), { "content-encoding": "Identity" })).status).toBe(201);
  });

  it("is a 400 with two Host lines, whichever comes first", async () => {
    const { host } = new URL(service.url);
    for (const hosts of [
      [host, "evil.example"],
      [host, host],
      ["evil.example", host],
    ]) {
      const lines = hosts.map((name) => `Host: ${name}\r\n`).join("");
      const answer = await raw(`GET /health HTTP/1.1\r\n${lines}Connection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*"A request names one host\."/);
    }
  });
});

describe("static files", () => {
  const get = (path: string, headers: Record<string, string>) => fetch(service.url + path, { headers });

  it.each(["/openapi.json", "/docs", "/docs/start.js", "/docs/reference.css", "/docs/scalar.js", "/docs/guides/data-model"])(
    "sends %s compressed to who takes it, the same as to who does not",
    async (path) => {
      const plain = await get(path, { "accept-encoding": "identity" });
      const packed = await get(path, { "accept-encoding": "br;q=0.8, gzip" });
      expect([plain.headers.get("content-encoding"), packed.headers.get("content-encoding")]).toEqual([null, "gzip"]);
      for (const { headers } of [plain, packed]) expect(headers.get("vary")).toContain("Accept-Encoding");
      const refused = await get(path, { "accept-encoding": "gzip;q=0" });
      expect(refused.headers.get("content-encoding")).toBeNull();
      // fetch unpacks.
      expect(await packed.text()).toBe(await plain.text());
      if (path === "/docs/scalar.js") {
        expect(Number(packed.headers.get("content-length"))).toBeLessThan(Number(plain.headers.get("content-length")) / 2);
      }
    },
  );

  it("tries a file again that could not be read, for whoever comes next", async () => {
    let reads = 0;
    const answer = staticFile(() => (++reads === 1 ? Promise.reject(new Error("EMFILE")) : "text"), {});
    const app = new Hono().get("/", answer).onError((_, c) => c.body(null, 500));
    const first = await app.request("/");
    expect([first.status, (await app.request("/")).status, reads]).toEqual([500, 200, 2]);
  });

  it.each(["gzip", "identity"])("reads a file once, and gives all who take it as %s the same bytes", async (encoding) => {
    let reads = 0;
    const answer = staticFile(() => `${++reads}`, {});
    const given: unknown[] = [];
    const app = new Hono().get("/", async (c) => {
      const spy = vi.spyOn(c, "body");
      const answered = await answer(c);
      given.push(spy.mock.calls[0]?.[0]);
      return answered;
    });
    for (let i = 0; i < 2; i++) expect((await app.request("/", { headers: { "accept-encoding": encoding } })).status).toBe(200);
    expect(given[1]).toBe(given[0]);
    expect(reads).toBe(1);
  });

  it("has the picture of each template where the list says, as it is, and of no other", async () => {
    const { body } = await service.call("GET", "/templates");
    expect(body.templates.length).toBeGreaterThan(0);
    for (const { name, thumbnail } of body.templates) {
      const { status, headers, ...picture } = await get(thumbnail, { "accept-encoding": "gzip, br" }).then(async (answer) => ({
        status: answer.status,
        headers: answer.headers,
        bytes: Buffer.from(await answer.arrayBuffer()),
      }));
      expect([name, status, headers.get("content-type")]).toEqual([name, 200, "image/png"]);
      expect([headers.get("content-encoding"), headers.get("vary")?.includes("Accept-Encoding") ?? false]).toEqual([null, false]);
      expect(headers.get("cache-control")).toBe("public, max-age=3600");
      expect(picture.bytes.equals(readFileSync(new URL(`../../docs/images/templates/${name}.png`, import.meta.url)))).toBe(true);
      expect((await get(thumbnail, { "if-none-match": headers.get("etag") as string })).status).toBe(304);
    }
    expect((await get("/templates/nowhere.png", {})).status).toBe(404);
    const [head, options, post] = await Promise.all(
      ["HEAD", "OPTIONS", "POST"].map((method) => fetch(`${service.url}/templates/classic.png`, { method })),
    );
    expect([head?.status, head?.headers.get("content-type")]).toEqual([200, "image/png"]);
    for (const answer of [options, post]) expect(answer?.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    expect([options?.status, post?.status]).toEqual([204, 405]);
  });

  it("sends the large one as Brotli to who likes it as much", async () => {
    const get = async (accepted: string) => {
      const { headers, text } = await service.call("GET", "/docs/scalar.js", undefined, { "accept-encoding": accepted });
      return { encoding: headers.get("content-encoding"), etag: headers.get("etag"), length: Number(headers.get("content-length")), text };
    };
    const [plain, packed, best] = [await get("identity"), await get("gzip"), await get("gzip, deflate, br")];
    expect([plain.encoding, packed.encoding, best.encoding]).toEqual([null, "gzip", "br"]);
    expect(best.text).toBe(plain.text);
    expect(best.length).toBeLessThan(packed.length);
    expect(new Set([plain.etag, packed.etag, best.etag]).size).toBe(3);
  });

  it.each(["identity", "gzip"])("answers 304 to who has the %s form, and to nobody else", async (encoding) => {
    const accept = { "accept-encoding": encoding };
    const first = await get("/openapi.json", accept);
    const etag = first.headers.get("etag") as string;
    const again = await get("/openapi.json", { ...accept, "if-none-match": etag });
    expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""]);
    const other = await get("/openapi.json", { "accept-encoding": encoding === "gzip" ? "identity" : "gzip", "if-none-match": etag });
    expect(other.status).toBe(200);
  });
});

describe("revisions", () => {
  it("names the new resume in Location and its revision in ETag", async () => {
    const resume = aResume();
    const created = await service.call("POST", "/resume", resume);
    expect(created.status).toBe(201);
    expect(created.headers.get("location")).toBe(`/resume/${encodeURIComponent(resume.email)}`);
    expect(created.headers.get("etag")).toBe(`"${created.body.resume.revision}"`);
    expect((await service.call("GET", created.headers.get("location") as string)).headers.get("etag")).toBe(created.headers.get("etag"));
    const again = await service.call("POST", "/resume", resume);
    expect(again.status).toBe(200);
    expect(again.headers.get("location")).toBeNull();
  });

  it("answers 304 while the resume is the one that the caller has", async () => {
    const { email, etag } = await aStoredResume();
    for (const header of [etag, `W/${etag}`, `"other", , ${etag}`, "*"]) {
      const answer = await service.call("GET", `/resume/${email}`, undefined, { "if-none-match": header });
      expect(answer).toMatchObject({ status: 304, text: "" });
      expect(answer.headers.get("etag")).toBe(etag);
    }
    const { headers } = await service.call("PUT", `/resume/${email}`, { name: "New" });
    const answer = await service.call("GET", `/resume/${email}`, undefined, { "if-none-match": etag });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("etag")).toBe(headers.get("etag"));
    expect(answer.headers.get("cache-control")).toBe("private, no-cache");
    // It says what was done: nobody asks for that again.
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("writes only over the revision of If-Match, and tells the current one", async () => {
    const { email, etag } = await aStoredResume();
    const updated = await service.call("PUT", `/resume/${email}`, { name: "One" }, { "if-match": etag });
    expect(updated.status).toBe(200);
    for (const header of [etag, `W/${updated.headers.get("etag")}`, '"nonsense"']) {
      const refused = await service.call("PUT", `/resume/${email}`, { name: "Two" }, { "if-match": header });
      expect(refused).toMatchObject({ status: 412, body: { code: "PRECONDITION_FAILED" } });
      expect(refused.headers.get("etag")).toBe(updated.headers.get("etag"));
    }
    expect((await service.call("DELETE", `/resume/${email}`, undefined, { "if-match": etag })).status).toBe(412);
    const listed = await service.call(
      "PUT",
      `/resume/${email}`,
      { name: "Three" },
      { "if-match": `${etag}, ${updated.headers.get("etag")}` },
    );
    expect(listed.status).toBe(200);
    expect((await service.call("DELETE", `/resume/${email}`, undefined, { "if-match": "*" })).status).toBe(200);
  });

  it.each([
    ["If-Match", "3f0e-1"],
    ["If-Match", ""],
    ["If-Match", '"3f0e-1", 3f0e-2'],
    ["If-Match", `"${"3".repeat(999)}"`],
    ["If-None-Match", "*"],
  ])("refuses %s: %s on a write", async (name, value) => {
    const { email } = await aStoredResume();
    const answer = await service.call("PUT", `/resume/${email}`, { name: "x" }, { [name]: value });
    expect(answer).toMatchObject({ status: 400, body: { issues: [{ path: name }] } });
  });
});

describe("a resume just under the limit", () => {
  it("can be read, edited and sent back whole", async () => {
    const details = Array.from({ length: 80 }, () => "x".repeat(3_000));
    const body = { email: anEmail(), experience: [{ details }], summary: "" };
    const room = 256 * 1024 - 512 - Buffer.byteLength(JSON.stringify({ ...body, name: "", phone: "", skills: [], education: [] }));
    const full = { ...body, projects: [{ details: Array.from({ length: 8 }, () => "y".repeat(Math.floor(room / 8) - 12)) }] };
    expect((await service.call("POST", "/resume", full)).status).toBe(201);
    const read = await service.call("GET", `/resume/${body.email}`);
    expect(read.text.length).toBeGreaterThan(255 * 1024);
    expect((await service.call("PUT", `/resume/${body.email}`, { ...read.body, phone: "1" })).status).toBe(200);
  });
});

describe("problems", () => {
  it("have the members of RFC 9457 and what front ends show", async () => {
    const answer = await service.call("POST", "/resume", { email: "nobody" });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    // What is not found now may be stored a moment later.
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.body).toEqual({
      type: "about:blank",
      title: "Bad Request",
      status: 400,
      detail: answer.body.message,
      instance: `urn:uuid:${answer.headers.get("x-request-id")}`,
      message: "email must be one email address, such as ada@example.com.",
      code: "BAD_REQUEST",
      issues: [{ path: "email", code: "not_valid", message: "must be one email address, such as ada@example.com" }],
    });
  });
});

describe("the document", () => {
  it("is served", async () => {
    expect((await service.call("GET", "/openapi.json")).body).toMatchObject({ openapi: "3.1.0", info: { title: "resume-gateway" } });
  });
});
