import { stat } from "node:fs/promises";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { aFolder } from "../support/npm-start.ts";
import { aResume } from "../support/resumes.ts";
import { startService } from "../support/service.ts";

it.concurrent("a request whose headers do not come is ended before Node.js would end it", async () => {
  await using service = await startService();
  const { hostname, port } = new URL(service.url);
  const socket = connect(Number(port), hostname);
  socket.write("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
}, 50_000);

it.concurrent("a request whose body comes byte by byte is ended, too", async () => {
  await using service = await startService();
  const { hostname, port } = new URL(service.url);
  const socket = connect(Number(port), hostname);
  socket.write("POST /resume HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n");
  const drip = setInterval(() => socket.writable && socket.write(" "), 1_000);
  expect(await text(socket).finally(() => clearInterval(drip))).toMatch(/^HTTP\/1\.1 408 /);
});

it("a request with more headers than any program sends is refused", async () => {
  await using service = await startService();
  const statusWith = async (count: number) => {
    const headers = Object.fromEntries(Array.from({ length: count }, (_, i) => [`x-${i}`, ""]));
    return (await service.call("GET", "/health", undefined, headers)).status;
  };
  expect([await statusWith(100), await statusWith(130), await statusWith(1_500)]).toEqual([200, 431, 431]);
});

it("every answer forbids browsers to guess its type, and that of a call has an id", async () => {
  await using service = await startService();
  const resume = aResume();
  const calls: [string, string, unknown?][] = [
    ["POST", "/resume", resume],
    ["GET", `/resume/${resume.email}`],
    ["GET", "/nothing"],
    ["PATCH", "/resume"],
    ["OPTIONS", "/resume"],
    ["GET", "/docs"],
    ["GET", "/openapi.json"],
    ["GET", "/trpc/health"],
    ["GET", "/trpc/nothing"],
    ["GET", "/resume/%zz"],
    ["POST", "/resume", "{"],
  ];
  for (const [method, path, body] of calls) {
    const { headers } = await service.call(method, path, body);
    expect([method, path, headers.get("x-content-type-options")]).toEqual([method, path, "nosniff"]);
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  }
  const { download_url } = (await service.call("GET", `/resume/${resume.email}/download`)).body;
  for (const url of [download_url, `${download_url}x`]) {
    expect((await fetch(url)).headers.get("x-content-type-options")).toBe("nosniff");
  }
});

describe.skipIf(process.platform === "win32")("the data folder", () => {
  it("and its secrets are their owner's alone", async () => {
    const DATA_DIR = `${await aFolder()}/new/data`;
    await using _service = await startService({ DATA_DIR });
    const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
    expect(await modeOf(DATA_DIR)).toBe("700");
    expect(await modeOf(`${DATA_DIR}/secrets.json`)).toBe("600");
  });
});
