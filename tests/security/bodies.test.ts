import { connect } from "node:net";
import { expect, it } from "vitest";
import { createApp } from "../../handlers/app.ts";
import { aFolder, npmStart } from "../support/npm-start.ts";
import { anEmail } from "../support/resumes.ts";
import { startService } from "../support/service.ts";

const MB = 1024 * 1024;
const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
const keys = (count: number) => Array.from({ length: count }, (_, i) => `"k${i}": 0`).join(",");
const bytes = (...values: (string | number)[]) => Buffer.concat(values.map((v) => (typeof v === "string" ? Buffer.from(v) : Buffer.of(v))));

/** Bodies that a create must refuse; each is an object with an email where it is JSON at all. */
const bodies: [name: string, body: string | Buffer | (() => ReadableStream), headers?: Record<string, string>][] = [
  ["1 MB of text", `{"email": "a@example.com", "summary": "${"x".repeat(MB)}"}`],
  ["12 MB", Buffer.alloc(12 * MB, "[")],
  ["1 MB in chunks of unknown length", () => new Blob(["[".repeat(MB)]).stream()],
  ["100,000 levels", nested(100_000)],
  ["100,000 levels in custom", `{"email": "a@example.com", "custom": {"a": ${nested(100_000)}}}`],
  ["40,000 levels of objects", `${'{"a":'.repeat(40_000)}1${"}".repeat(40_000)}`],
  ["100,000 keys", `{"email": "a@example.com", ${keys(100_000)}}`],
  ["15,000 keys", `{"email": "a@example.com", ${keys(15_000)}}`],
  ["15,000 keys in section titles", `{"email": "a@example.com", "presentation": {"section_titles": {${keys(15_000)}}}}`],
  ["__proto__", '{"email": "a@example.com", "__proto__": {"isAdmin": true}}'],
  ["__proto__ inside", '{"email": "a@example.com", "location": {"__proto__": {"city": "x"}}}'],
  ["constructor", '{"email": "a@example.com", "constructor": {"prototype": {"isAdmin": true}}}'],
  ["a list", '[{"email": "a@example.com"}]'],
  ["a list for the email", '{"email": ["a@example.com"]}'],
  ["an email of 80,000 letters of an international domain", `{"email": "a@${"\ud55c".repeat(80_000)}"}`],
  ["an object for the email", '{"email": {"toString": "a@example.com"}}'],
  ["numbers for lists", '{"email": "a@example.com", "skills": 1, "experience": 2, "education": 3}'],
  ["100,000 entries", `{"email": "a@example.com", "experience": [${Array(60_000).fill("{}").join(",")}]}`],
  ["a number beyond all", '{"email": "a@example.com", "custom": {"a": 1e999}}'],
  ["invalid UTF-8", bytes('{"email": "a@example.com", "name": "', 0xff, 0xfe, '"}')],
  ["an overlong encoding", bytes('{"email": "a@example.com", "name": "', 0xc0, 0xaf, '"}')],
  ["a surrogate in UTF-8", bytes('{"email": "a@example.com", "name": "', 0xed, 0xa0, 0x80, '"}')],
  ["UTF-16", Buffer.from('{"email": "a@example.com"}', "utf16le")],
  ["a name of NUL", '{"email": "a@example.com", "name": "\\u0000"}'],
  ["nothing", ""],
  ["half of an object", '{"email": "a@example.com"'],
  ["a form", "email=a@example.com", { "content-type": "application/x-www-form-urlencoded" }],
  ["XML", "<email>a@example.com</email>", { "content-type": "application/xml" }],
  ["what claims to be packed", bytes(0x1f, 0x8b, 8, 0), { "content-encoding": "gzip" }],
];

it("hostile bodies are refused, leave the process small, and nobody else waits for them", async () => {
  const { url, memory } = await npmStart({ DATA_DIR: await aFolder(), PORT: "0" });
  const post = async (path: string, body: (typeof bodies)[number][1], headers = {}) => {
    const stream = typeof body === "function";
    const init = { method: "POST", headers: { "content-type": "application/json", ...headers }, body: stream ? body() : body };
    const response = await fetch(url + path, { ...init, ...(stream && { duplex: "half" }) });
    return { status: response.status, text: await response.text() };
  };
  const good = async () => {
    const started = performance.now();
    expect((await post("/resume", JSON.stringify({ email: anEmail(), name: "Ada" }))).status).toBe(201);
    return performance.now() - started;
  };
  for (let i = 0; i < 20; i++) await good();
  // The thread that renders has started, with its fonts.
  const email = anEmail();
  await post("/resume", JSON.stringify({ email, name: "Ada" }));
  expect((await fetch(`${url}/resume/${email}/download`)).status).toBe(200);
  const before = await memory();

  const statuses: Record<number, number> = {};
  let slowest = 0;
  for (const path of ["/resume", "/trpc/resume.create"]) {
    for (const [name, body, headers] of bodies) {
      const [{ status, text }, waited] = await Promise.all([post(path, body, headers), good()]);
      expect([400, 413, 415], `${name} at ${path}: ${text.slice(0, 200)}`).toContain(status);
      expect(text.length, name).toBeLessThan(40_000);
      statuses[status] = (statuses[status] ?? 0) + 1;
      slowest = Math.max(slowest, waited);
    }
  }

  // Two hundred callers who send their bodies a byte at a time, if at all.
  const { hostname, port } = new URL(url);
  const slow = Array.from({ length: 200 }, () => {
    const socket = connect(Number(port), hostname);
    socket.on("error", () => {});
    socket.write(`POST /resume HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: 200000\r\n\r\n{`);
    return socket;
  });
  for (let i = 0; i < 10; i++) {
    for (const socket of slow) socket.write(" ");
    slowest = Math.max(slowest, await good());
  }
  const grown = Math.round((await memory()) - before);
  for (const socket of slow) socket.destroy();
  await good();

  console.log(
    `hostile bodies: ${2 * bodies.length} ${JSON.stringify(statuses)}, 200 slow senders; slowest call meanwhile ${Math.round(slowest)} ms; memory ${grown >= 0 ? "+" : ""}${grown} MB`,
  );
  expect(grown).toBeLessThan(100);
});

it("of a body without an end some megabytes are read, and no more", async () => {
  await using service = await startService();
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === 64 * MB) return controller.close();
      sent += MB;
      controller.enqueue(new Uint8Array(MB));
    },
  });
  const init = { method: "POST", headers: { "content-type": "application/json" }, body, duplex: "half" };
  const { status } = await createApp(service.dependencies).fetch(new Request("http://127.0.0.1/resume", init as RequestInit));
  expect(status).toBe(413);
  expect(sent).toBeLessThan(20 * MB);
});
