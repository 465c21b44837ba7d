import { execFile, spawn } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { promisify } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { makeSecrets } from "../../handlers/local/secrets.ts";
import { aFolder, npmStart } from "../support/npm-start.ts";
import { aFullResume } from "../support/resumes.ts";
import { findTool } from "../support/tools.ts";

const stored = async (url: string, email: string) => (await fetch(`${url}/resume/${email}`)).json();

async function aTakenPort() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return { port, free: () => new Promise((resolve) => server.close(resolve)) };
}

async function aFreePort(): Promise<number> {
  const { port, free } = await aTakenPort();
  await free();
  return port;
}

describe("npm start", () => {
  it("keeps everything through kill -9, old URLs included", async () => {
    const environment = { DATA_DIR: await aFolder(), PORT: String(await aFreePort()) };
    const first = await npmStart(environment);
    const resume = aFullResume();
    const created = await fetch(`${first.url}/resume`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(resume),
    });
    expect(created.status).toBe(201);
    const { download_url, sha256 } = (await (await fetch(`${first.url}/resume/${resume.email}/download`)).json()) as Record<string, string>;
    const before = await stored(first.url, resume.email);
    first.signal("SIGKILL");
    await first.ended;

    const second = await npmStart(environment);
    expect(await stored(second.url, resume.email)).toEqual(before);
    expect((await fetch(download_url as string)).status).toBe(200);
    expect(await (await fetch(`${second.url}/resume/${resume.email}/download`)).json()).toMatchObject({ cached: true, sha256 });
  });

  it.skipIf(!findTool(["curl"], "start.test.ts"))("prints where it listens, where the data is, and a command that works", async () => {
    const folder = await aFolder();
    const { url, output } = await npmStart({ DATA_DIR: folder, PORT: "0" });
    expect(output()).toContain(folder);
    const [, command] = /try +(curl .*)/.exec(output()) ?? [];
    const curl = spawn("sh", ["-c", `${command} --silent`]);
    const answer = await new Promise<string>((resolve) => curl.stdout.on("data", (chunk) => resolve(String(chunk))));
    expect(JSON.parse(answer)).toMatchObject({ message: "Resume created successfully" });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it("answers 503 to who calls while it starts, and starts all the same", async () => {
    const port = await aFreePort();
    let isOver = false;
    const statuses = new Set<number>();
    const poll = (async () => {
      while (!isOver)
        await fetch(`http://127.0.0.1:${port}/health`).then(
          ({ status }) => statuses.add(status),
          () => {},
        );
    })();
    const { url } = await npmStart({ DATA_DIR: await aFolder(), PORT: String(port) });
    isOver = true;
    await poll;
    expect((await fetch(`${url}/health`)).status).toBe(200);
    for (const status of statuses) expect([200, 503]).toContain(status);
  });

  it("refuses a data folder that another one uses, in one line", async () => {
    const folder = await aFolder();
    await npmStart({ DATA_DIR: folder, PORT: "0" });
    const second = await npmStart({ DATA_DIR: folder, PORT: "0" });
    expect(await second.ended).toBe(1);
    expect(second.output().trim()).toBe(
      `The data folder ${folder} is in use by another process. Stop that one, or set DATA_DIR to another folder.`,
    );
  });

  it.skipIf(process.platform !== "linux")("refuses a data folder that cannot be written, in one line that says so", async () => {
    // Root can write anywhere but in /proc.
    const { ended, output } = await npmStart({ DATA_DIR: "/proc/self/task", PORT: "0" });
    expect(await ended).toBe(1);
    expect(output().trim()).toMatch(/^The data folder cannot be used: .*permission denied .*\. Set DATA_DIR to another folder\.$/);
  });

  it("refuses a taken port, in one line", async () => {
    const taken = await aTakenPort();
    const { ended, output } = await npmStart({ DATA_DIR: await aFolder(), PORT: String(taken.port) });
    expect(await ended).toBe(1);
    expect(output().trim()).toBe(`Port ${taken.port} is taken. Stop what listens there, or set PORT to another one.`);
    await taken.free();
  });

  it("takes port, host and data folder as options, before the environment's", async () => {
    const folder = await aFolder();
    const { url, output } = await npmStart({ PORT: "1", HOST: "192.0.2.1" }, "--port", "0", "--host", "127.0.0.1", "--data", folder);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d{4,}$/);
    expect(output()).toContain(`data     ${folder},`);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  it("with --help lists every option, and starts nothing", async () => {
    const { ended, output } = await npmStart({}, "--help");
    expect(await ended).toBe(0);
    expect(output().match(/--\w+/g)).toEqual(["--port", "--host", "--data", "--auth", "--aws", "--help"]);
  });

  it("with --auth signs in each email that was named, and nobody else", async () => {
    const environment = { DATA_DIR: await aFolder(), PORT: "0" };
    // What the environment says of another issuer does not count.
    const others = { COGNITO_USER_POOL_ID: "eu-west-1_AbCdEfGhI", COGNITO_CLIENT_ID: "client", JWKS_URI: "http://127.0.0.1:9/keys" };
    const { url, output } = await npmStart({ ...environment, ...others }, "--auth", "Ada@example.com", "--auth", "lin@example.com");
    const tokens = Object.fromEntries(
      [...output().matchAll(/token +of (\S+), for twelve hours: (\S+)/g)].map(([, email, token]) => [email, token]),
    );
    expect(Object.keys(tokens)).toEqual(["ada@example.com", "lin@example.com"]);
    const [, command] = /try +(curl .*)/.exec(output()) ?? [];
    const { stdout } = await promisify(execFile)("sh", ["-c", `${command} --silent`]);
    expect(JSON.parse(stdout)).toMatchObject({ message: "Resume created successfully", resume: { email: "ada@example.com" } });
    const read = async (token?: string) =>
      (await fetch(`${url}/resume/ada@example.com`, { headers: token ? { authorization: `Bearer ${token}` } : {} })).status;
    expect(await read(tokens["ada@example.com"])).toBe(200);
    expect(await read(tokens["lin@example.com"])).toBe(403);
    expect(await read()).toBe(401);
  });

  it.each<[string[], Record<string, string>, RegExp]>([
    [["--auth", "nobody"], {}, /^--auth wants one email/],
    [["--prot", "1"], {}, /^Unknown option '--prot'\. See npm start -- --help\.$/],
    [["--port"], {}, /^Option '--port <value>' argument missing\. See npm start -- --help\.$/],
    [["--port", "many"], {}, /^The configuration is not valid: PORT .*$/],
    [[], { AUTH_MODE: "open", STAGE: "prod" }, /^AUTH_MODE=open is refused in the stage prod/],
    [[], { AWS_ENDPOINT_URL_S3: "http://127.0.0.1:1" }, /^AWS_ENDPOINT_URL_S3 .* STORAGE=aws .* npm run migrate -- --from-embedded /],
    [
      [],
      { PURGE_LEDGER: "/nowhere/purged.jsonl" },
      /^The purge ledger \/nowhere\/purged\.jsonl cannot be used: ENOENT.* Set PURGE_LEDGER to /,
    ],
    [[], { PORT: "many" }, /^The configuration is not valid: PORT must be a number/],
    // No name has an empty part.
    [
      ["--host", "no..name"],
      { AUTH_MODE: "open", STAGE: "test", LOG_LEVEL: "error" },
      /^HOST cannot be used: getaddrinfo \w+ no\.\.name\.$/,
    ],
  ])("refuses %j %j, in one line", async (options, environment, message) => {
    const { ended, output } = await npmStart({ DATA_DIR: await aFolder(), PORT: "0", ...environment }, ...options);
    expect(await ended).toBe(1);
    expect(output().trim()).toMatch(message);
    expect(output().trim().split("\n")).toHaveLength(1);
  });

  it.each([
    ["info", true],
    ["error", false],
  ])("with LOG_LEVEL=%s writes a line of JSON for each request: %s", async (LOG_LEVEL, isWritten) => {
    const { url, output, signal, ended } = await npmStart({ DATA_DIR: await aFolder(), PORT: "0", LOG_LEVEL });
    expect((await fetch(`${url}/health`)).status).toBe(200);
    signal("SIGTERM");
    await ended;
    const lines = output()
      .split("\n")
      .filter((line) => line.startsWith("{"));
    expect(lines.some((line) => JSON.parse(line).route === "/health")).toBe(isWritten);
  });

  it("refuses a damaged database, in one line", async () => {
    const folder = await aFolder();
    await makeSecrets(folder);
    for (const file of [`${folder}/resumes.db`, `${folder}-purged.jsonl`]) await writeFile(file, "");
    const { ended, output } = await npmStart({ DATA_DIR: folder, PORT: "0" });
    expect(await ended).toBe(1);
    expect(output().trim()).toBe(`${folder}/resumes.db is damaged. Restore the data folder from a backup; nothing was changed.`);
    expect((await readFile(`${folder}/resumes.db`)).length).toBe(0);
  });

  it.each([
    [[], false],
    [["--aws"], true],
  ])("with %j loads the AWS SDK and its embedded servers: %s", async (options, expected) => {
    const coverage = await aFolder();
    const environment = { DATA_DIR: await aFolder(), PORT: "0", NODE_V8_COVERAGE: coverage };
    const { url, signal, ended, output } = await npmStart(environment, ...options);
    const resume = aFullResume();
    await fetch(`${url}/resume`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(resume) });
    const { download_url } = (await (await fetch(`${url}/resume/${resume.email}/download`)).json()) as { download_url: string };
    const download = await fetch(download_url, { headers: { origin: "http://localhost:5173" } });
    expect((await download.text()).slice(0, 5)).toBe("%PDF-");
    expect(download.headers.get("access-control-allow-origin")).toBe("http://localhost:5173");
    signal("SIGINT");
    await ended;
    // As it ends, a process writes down which scripts it has run.
    const loaded = async () =>
      (await Promise.all((await readdir(coverage)).map((name) => readFile(`${coverage}/${name}`, "utf8")))).join("");
    await vi.waitFor(async () => expect(await loaded()).toContain("handlers/local/server.ts"), 60_000);
    for (const name of ["/@aws-sdk/", "/@smithy/", "/dynalite/", "/embedded/s3.ts"]) expect((await loaded()).includes(name)).toBe(expected);
    expect(output()).not.toContain("Warning");
  });

  it("ends with an error by a fault that nothing expects, whatever it is at", async () => {
    const fault = "data:text/javascript,process.on('SIGUSR2', () => { throw new Error('out of the blue'); })";
    const { url, output, signal, ended } = await npmStart({ DATA_DIR: await aFolder(), PORT: "0", NODE_OPTIONS: `--import "${fault}"` });
    expect((await fetch(`${url}/health`)).status).toBe(200);
    signal("SIGUSR2");
    await vi.waitFor(() => expect(fetch(`${url}/health`)).rejects.toThrow(), 60_000);
    await ended;
    expect(output()).toContain("Stopped by an unexpected fault. Error: out of the blue");
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends well on %s, and can be started again", async (signal) => {
    const environment = { DATA_DIR: await aFolder(), PORT: "0" };
    const first = await npmStart(environment);
    const create = (i: number) =>
      fetch(`${first.url}/resume`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email: `p${i}@example.com` }),
      }).catch(() => {});
    const requests = Array.from({ length: 100 }, (_, i) => create(i));
    await Promise.race(requests);
    first.signal(signal);
    await Promise.all([first.ended, ...requests]);
    expect(first.output()).not.toMatch(/Error|Stopped by| {4}at /);
    // npm may end before the service has answered its last requests.
    await vi.waitFor(async () => expect((await npmStart(environment)).url).not.toBe(""), 60_000);
  });
});
