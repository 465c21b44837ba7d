import { type ChildProcess, execFile, spawn } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { constants, deflateRawSync } from "node:zlib";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { renderThread } from "../../handlers/rendering/render-thread.ts";
import { readingProcess } from "../../handlers/rendering/sent-files/reading-process.ts";
import { body, pdf, word, zeros } from "../import/hostile/files.ts";

/** The processes that were started, in their order. */
const started: ChildProcess[] = [];
const remember = (message: unknown) => void started.push((message as { process: ChildProcess }).process);
beforeEach(() => {
  started.length = 0;
  subscribe("child_process", remember);
});
afterEach(() => {
  unsubscribe("child_process", remember);
});

const aReader = () => {
  const reader = readingProcess();
  return { ...reader, [Symbol.dispose]: reader.close };
};

const inTime = () => AbortSignal.timeout(100_000);
const wordOf = (...lines: string[]) => word(body("", lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join("")));
const letter = wordOf("Ada Example", "ada@example.com");

async function readsTheNext({ readResume }: Pick<ReturnType<typeof readingProcess>, "readResume">) {
  expect((await readResume({ bytes: letter }, inTime())).resume.email).toBe("ada@example.com");
}

/** How a process ended, once it has. */
const endOf = ({ exitCode, signalCode }: ChildProcess) => exitCode ?? signalCode;

/** Gigabytes of zeros, packed (RFC 1950): the same megabyte again and again. */
function gigabytes(count: number): Uint8Array {
  const megabyte = deflateRawSync(zeros(1), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array<Buffer>(count * 1024).fill(megabyte), Buffer.from([3, 0])]);
}

/** A damaged PDF of one line, which pdf.js takes letter by letter: a megabyte of it takes 32 of memory. */
const lineOf = (megabytes: number) => Buffer.concat([Buffer.from("%PDF-1.7\n"), zeros(megabytes)]);

it("reads one file after the other in one process", async () => {
  using reader = aReader();
  await readsTheNext(reader);
  await expect(reader.readResume({ bytes: Buffer.from("%PDF-1.7\nnothing") }, inTime())).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await readsTheNext(reader);
  expect(started).toHaveLength(1);
});

it("ends the process of a file whose time is over, and reads the next in another", async () => {
  using reader = aReader();
  await readsTheNext(reader);
  const deadline = new AbortController();
  const read = reader.readResume({ bytes: letter }, deadline.signal);
  deadline.abort(new Error("over"));
  await expect(read).rejects.toThrow("over");
  await vi.waitFor(() => expect(started.map(endOf)).toEqual(["SIGKILL"]));
  await readsTheNext(reader);
  expect(started).toHaveLength(2);
});

it.each([
  ["packs gigabytes", pdf(gigabytes(2), "/Filter/FlateDecode")],
  ["has a line of megabytes", lineOf(9)],
])("ends the process of a file that %s, says so, and reads the next in another", async (_, bomb) => {
  using reader = aReader();
  await expect(reader.readResume({ bytes: bomb }, inTime())).rejects.toMatchObject({
    code: "BAD_REQUEST",
    message: "This file unpacks to far more than a resume has.",
  });
  expect(started.map(endOf)).toEqual(["SIGALRM"]);
  await readsTheNext(reader);
});

it("is not ended by a stop that is told to it as well, and ends with the service", async () => {
  const reader = readingProcess();
  await readsTheNext(reader);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) started[0]?.kill(signal);
  await readsTheNext(reader);
  expect(started).toHaveLength(1);
  reader.close();
  await vi.waitFor(() => expect(started.map(endOf)).toEqual(["SIGKILL"]));
});

it("ends by itself when the service is gone", async () => {
  using reader = aReader();
  await readsTheNext(reader);
  started[0]?.disconnect();
  await vi.waitFor(() => expect(started.map(endOf)).toEqual([0]));
});

it("ends with a service that is killed, however busy it is", async () => {
  const watch = new URL("../../handlers/rendering/sent-files/memory-watch.mjs", import.meta.url);
  const busy = `
    new (require("node:worker_threads").Worker)(new URL("${watch}"), { execArgv: [], workerData: { service: process.ppid } }).unref();
    console.log("busy");
    const end = Date.now() + 20_000;
    while (Date.now() < end);
    console.log("done");`;
  const script = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(busy)}], { stdio: "inherit" })`;
  const service = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  for await (const part of service.stdout) {
    said += part;
    service.kill("SIGKILL");
  }
  expect(said).toBe("busy\n");
});

it("reads where the folder that the service was started in is gone", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "gone-"));
  const script = `
    import { rmdirSync } from "node:fs";
    import { readingProcess } from "${new URL("../../handlers/rendering/sent-files/reading-process.ts", import.meta.url)}";
    rmdirSync(process.cwd());
    const { readResume, close } = readingProcess();
    const { resume } = await readResume({ bytes: Buffer.from("${Buffer.from(letter).toString("base64")}", "base64") }, AbortSignal.timeout(100_000));
    close();
    console.log(resume.email);`;
  const args = ["--import", import.meta.resolve("tsx"), "--input-type=module", "-e", script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
  expect(stdout).toBe("ada@example.com\n");
});

it("ends ten seconds after the last file, and begins anew with the next", async () => {
  using reader = aReader();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    for (let i = 0; i < 3; i++) {
      await readsTheNext(reader);
      vi.advanceTimersByTime(9_999);
    }
    expect(started.map(({ killed }) => killed)).toEqual([false]);
    vi.advanceTimersByTime(1);
  } finally {
    vi.useRealTimers();
  }
  await vi.waitFor(() => expect(started.map(endOf)).toEqual(["SIGKILL"]));
  await readsTheNext(reader);
});

it("passes on what goes wrong in the process", async () => {
  using reader = aReader();
  await expect(reader.readResume({ bytes: 5 as never }, inTime())).rejects.toThrow(TypeError);
  await readsTheNext(reader);
});

it("does not blame a file for a process that ended with the one before, and reads it in another", async () => {
  using reader = aReader();
  for (const pause of [0, 200]) {
    await readsTheNext(reader);
    process.kill(started.at(-1)?.pid as number, "SIGKILL");
    // It is dead, and its end not yet heard of.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    await readsTheNext(reader);
  }
  expect(started).toHaveLength(3);
});

it("does not blame a file for an end that comes from outside while it is read, and says to try again", async () => {
  using reader = aReader();
  const read = reader.readResume({ bytes: letter }, inTime());
  process.kill(started[0]?.pid as number, "SIGKILL");
  await expect(read).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE", retryAfter: 1 });
  await readsTheNext(reader);
});

it("does not blame a file for the end of the service, and starts no other process", async () => {
  const reader = readingProcess();
  await readsTheNext(reader);
  const read = reader.readResume({ bytes: letter }, inTime());
  reader.close();
  await expect(read).rejects.not.toMatchObject({ code: "BAD_REQUEST" });
  expect(started).toHaveLength(1);
});

it("does not blame a file for a process that ends by itself", async () => {
  using reader = aReader();
  const read = reader.readResume({ bytes: letter }, inTime());
  started[0]?.disconnect();
  await expect(read).rejects.toThrow(/ended with code \d/);
  await readsTheNext(reader);
});

it.skipIf(!existsSync("/proc/self/environ"))("has nothing of the service's environment but its folder for temporary files", async () => {
  vi.stubEnv("HMAC_KEY", "a secret");
  vi.stubEnv("TMPDIR", tmpdir());
  using reader = aReader();
  await readsTheNext(reader);
  const names = readFileSync(`/proc/${started[0]?.pid}/environ`, "utf8").match(/[^\0]+(?==)/g);
  vi.unstubAllEnvs();
  expect(names).toEqual(["TMPDIR", "NODE_CHANNEL_FD", "NODE_CHANNEL_SERIALIZATION_MODE"]);
});

it("has the packed files of a render thread, and ends with it", async () => {
  const thread = renderThread();
  const { resume } = await thread.readResume({ bytes: Buffer.from("Ada Example\nada@example.com"), type: "text/plain" }, inTime());
  expect(resume.email).toBe("ada@example.com");
  expect(started, "text packs nothing").toEqual([]);
  await readsTheNext(thread);
  expect(started).toHaveLength(1);
  await thread.close();
  await vi.waitFor(() => expect(started.map(endOf)).toEqual(["SIGKILL"]));
});
