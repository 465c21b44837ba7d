import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { request } from "node:http";
import { promisify } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { ConfigurationError } from "../../handlers/env.ts";
import { aFolder, npmStart } from "../support/npm-start.ts";
import { aFullResume, aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

const start = () => startService({ METRICS_PORT: "0" });

/** The series of a scrape, each with its value. */
async function scrape({ metricsUrl = "" }: Service): Promise<Record<string, number>> {
  const text = await (await fetch(metricsUrl)).text();
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]));
}

/** The status of a request with any method and any `Host`. */
const statusOf = (url: string, method: string, headers: Record<string, string> = {}) =>
  new Promise<number | undefined>((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode));
    });
    sent.once("error", reject);
    sent.end();
  });

describe("the metrics of a service", () => {
  it("are in the OpenMetrics format, on a port of loopback", async () => {
    await using service = await start();
    const { headers, status } = await fetch(service.metricsUrl ?? "");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/openmetrics-text; version=1.0.0; charset=utf-8");
    expect(headers.has("access-control-allow-origin")).toBe(false);
    const text = await (await fetch(service.metricsUrl ?? "")).text();
    expect(text).toMatch(/\n# EOF\n$/);
    const described = [...text.matchAll(/^# TYPE (\S+) (?:counter|gauge|histogram)$/gm)].map(([, name = ""]) => name);
    for (const series of Object.keys(await scrape(service))) {
      expect(described).toContain(/^\w+?(?=(_total|_bucket|_sum|_count)?(\{|$))/.exec(series)?.[0]);
    }
    expect(service.metricsUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
    expect((await service.call("GET", "/metrics")).status).toBe(404);
  });

  it("count requests by route and status, renders, and PDFs that were there", async () => {
    await using service = await start();
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    for (let i = 0; i < 2; i++) await service.call("GET", `/resume/${email}`);
    await service.call("GET", "/resume/nobody@example.com");
    let url = "";
    for (let i = 0; i < 3; i++) url = (await service.call("GET", `/resume/${email}/download`)).body.download_url;
    await (await fetch(url)).arrayBuffer();
    expect(await scrape(service)).toMatchObject({
      'resume_gateway_requests_total{route="POST /resume",status="201"}': 1,
      'resume_gateway_requests_total{route="GET /resume/{email}",status="200"}': 2,
      'resume_gateway_requests_total{route="GET /resume/{email}",status="404"}': 1,
      'resume_gateway_requests_total{route="/files/*",status="200"}': 1,
      'resume_gateway_request_seconds_count{route="GET /resume/{email}"}': 3,
      'resume_gateway_request_seconds_bucket{le="+Inf",route="GET /resume/{email}"}': 3,
      resume_gateway_renders_total: 1,
      resume_gateway_cache_hits_total: 2,
    });
  });

  it("tell the seconds of a request", async () => {
    await using service = await start();
    const began = performance.now();
    await service.call("GET", `/resume/${(await service.call("POST", "/resume", aResume())).body.resume.email}/download`);
    const seconds = (await scrape(service))['resume_gateway_request_seconds_sum{route="GET /resume/{email}/download"}'];
    // A render takes milliseconds at least.
    expect(seconds).toBeGreaterThan(0.002);
    expect(seconds).toBeLessThan((performance.now() - began) / 1_000);
  });

  it("tell how many renders wait, and how many are under way, by lane", async () => {
    await using service = await start();
    const projects = Array.from({ length: 20 }, () => ({ details: Array(90).fill("Built a mill.") }));
    const emails = await Promise.all(
      Array.from({ length: 3 }, async () => (await service.call("POST", "/resume", aFullResume({ projects }))).body.resume.email),
    );
    const downloads = emails.map((email) => service.call("GET", `/resume/${email}/download`));
    await vi.waitFor(
      async () =>
        expect(await scrape(service)).toMatchObject({
          'resume_gateway_renders_running{lane="long"}': 1,
          'resume_gateway_renders_waiting{lane="long"}': 2,
          'resume_gateway_renders_waiting{lane="short"}': 0,
        }),
      { timeout: 60_000, interval: 10 },
    );
    await Promise.all(downloads);
    expect(await scrape(service)).toMatchObject({ 'resume_gateway_renders_running{lane="long"}': 0 });
  });

  it("tell the size of the database, what is free on the disk, and of the process", async () => {
    await using service = await start();
    // So that there is something in the write-ahead log.
    await service.call("POST", "/resume", aResume());
    const found = await scrape(service);
    const files = ["resumes.db", "resumes.db-wal"].map((name) => stat(`${service.dataDir}/${name}`));
    const size = (await Promise.all(files)).reduce((sum, { size }) => sum + size, 0);
    expect(found.resume_gateway_database_bytes).toBe(size);
    for (const name of ["resume_gateway_data_free_bytes", "process_cpu_seconds_total", "process_resident_memory_bytes"]) {
      expect(found[name], name).toBeGreaterThan(0);
    }
  });

  it("are those of docs/self-host.md", async () => {
    await using service = await start();
    await service.call("GET", "/health");
    const page = await readFile(new URL("../../docs/self-host.md", import.meta.url), "utf8");
    const documented = new Set(page.match(/resume_gateway_\w+/g));
    const names = Object.keys(await scrape(service)).flatMap((series) => series.match(/^resume_gateway_\w+/) ?? []);
    expect(new Set(names.map((name) => name.replace(/_(bucket|sum|count)$/, "")))).toEqual(documented);
  });

  it("get no series from what callers send, and hold nothing of it", async () => {
    await using service = await start();
    const hostile = async (word: string) => {
      for (const path of [
        `/${word}`,
        `/resume/${word}@example.com/x`,
        `/trpc/${word}`,
        `/files/${word}`,
        `/${word}/%2e%2e/`,
        `/?${word}`,
      ]) {
        for (const method of ["GET", "PROPFIND", "OPTIONS", "DELETE"]) {
          await statusOf(service.url + path, method, { origin: `https://${word}.example`, "x-forwarded-for": word });
        }
      }
      await statusOf(service.url, "GET", { host: `${word}.example` });
      await service.call("GET", `/resume/${word}@example.com`);
    };
    await hostile("first");
    const before = Object.keys(await scrape(service)).filter((series) => series.startsWith("resume_gateway"));
    for (let i = 0; i < 5; i++) await hostile(`word${i}`);
    const after = Object.keys(await scrape(service));
    expect(after.filter((series) => series.startsWith("resume_gateway"))).toEqual(before);
    expect(after.filter((series) => /first|word\d/.test(series))).toEqual([]);
  });

  it("are for this machine: another host name, another path and another method get none", async () => {
    await using service = await start();
    const { metricsUrl = "" } = service;
    expect(await statusOf(metricsUrl, "GET", { host: "rebound.example" })).toBe(421);
    expect(await statusOf(metricsUrl, "POST")).toBe(404);
    expect(await statusOf(metricsUrl.replace("/metrics", "/"), "GET")).toBe(404);
    // A port that is open to others is open at each address of this machine.
    await expect(statusOf(metricsUrl.replace("127.0.0.1", "127.0.0.2"), "GET")).rejects.toThrow();
  });

  it("are where npm start says", async () => {
    const { output } = await npmStart({ DATA_DIR: await aFolder(), PORT: "0", METRICS_PORT: "0" });
    const [, url = ""] = /^ {2}metrics {2}(\S+)$/m.exec(output()) ?? [];
    expect((await fetch(url)).status).toBe(200);
  });

  it("end with the service", async () => {
    let url = "";
    {
      await using service = await start();
      url = service.metricsUrl ?? "";
    }
    await expect(fetch(url)).rejects.toThrow();
  });

  it("are not there, and their library is not loaded, unless METRICS_PORT is set", async () => {
    const script = `
      import { createRequire } from "node:module";
      import { startLocalServer } from "./handlers/local/server.ts";
      const { metricsUrl, close } = await startLocalServer({ ...process.env, PORT: "0" }, () => {});
      const isLoaded = Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes("prom-client"));
      console.log(JSON.stringify({ isServed: metricsUrl !== undefined, isLoaded }));
      await close();
      process.exit();`;
    const outcome = async (environment: Record<string, string>) => {
      const env = { ...process.env, DATA_DIR: await aFolder(), ...environment };
      const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], { env });
      return JSON.parse(stdout);
    };
    expect(await outcome({})).toEqual({ isServed: false, isLoaded: false });
    expect(await outcome({ METRICS_PORT: "0" })).toEqual({ isServed: true, isLoaded: true });
  });

  it("refuse a taken port, in one line that names the variable", async () => {
    await using service = await start();
    const { port } = new URL(service.metricsUrl ?? "");
    const refused = startService({ METRICS_PORT: port });
    await expect(refused).rejects.toThrow(ConfigurationError);
    await expect(refused).rejects.toThrow(/^METRICS_PORT cannot be used: listen EADDRINUSE.*\.$/);
  });
});
