import { execFileSync } from "node:child_process";
import { closeSync, constants, existsSync, openSync, rmSync, statfsSync, writeFileSync, writeSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { aFolder, npmRun, npmStart } from "../support/npm-start.ts";
import { aResume } from "../support/resumes.ts";
import { canRecord, startRecording } from "./power-cut/recording.ts";

const headers = { "content-type": "application/json" };
const megabyte = 1024 * 1024;

/** A disk of 96 MB, in memory, for one test. */
async function aSmallDisk() {
  const place = await aFolder();
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=96m", "tmpfs", place]);
  onTestFinished(() => void execFileSync("umount", ["--lazy", place]));
  const filler = `${place}/filler`;
  return {
    DATA_DIR: `${place}/data`,
    /** Leaves so many bytes free. */
    fill(left: number) {
      const file = openSync(filler, constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND);
      const { bavail, bsize } = statfsSync(place);
      for (let rest = bavail * bsize - left; rest > 0; rest -= megabyte) writeSync(file, Buffer.alloc(Math.min(rest, megabyte)));
      closeSync(file);
    },
    makeRoom: () => rmSync(filler),
  };
}

const canMount = (() => {
  const isRoot = process.platform === "linux" && process.getuid?.() === 0;
  if (!isRoot) console.log("Skipped in what a full disk does: what needs to mount one.");
  return isRoot;
})();

const caller = (url: string) => async (method: string, path: string, body?: object) => {
  const answer = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  // biome-ignore lint/suspicious/noExplicitAny: an answer, to be looked at
  return { status: answer.status, retryAfter: answer.headers.get("retry-after"), body: (await answer.json()) as any };
};

describe.skipIf(!canMount)("a disk that fills", () => {
  it("is written to until some of it is left; what is stored can be read, downloaded and erased, and a start says so", async () => {
    const { DATA_DIR, fill, makeRoom } = await aSmallDisk();
    const [kept, erased] = [aResume(), aResume()];
    const environment = { DATA_DIR, PORT: "0" };
    const first = await npmStart(environment);
    let call = caller(first.url);
    for (const fields of [kept, erased]) expect((await call("POST", "/resume", fields)).status).toBe(201);
    const address = `/resume/${kept.email}`;
    const download = await call("GET", `${address}/download`);
    fill(63 * megabyte);

    for (const [method, path, body] of [
      ["POST", "/resume", aResume()],
      ["PUT", address, { headline: "New" }],
      ["GET", `${address}/download?template=modern`],
    ] as const) {
      const refused = { status: 503, retryAfter: "60", body: { code: "SERVICE_UNAVAILABLE" } };
      expect(await call(method, path, body), `${method} ${path}`).toMatchObject(refused);
    }
    expect((await call("GET", address)).body.version).toBe(1);
    expect((await call("GET", `${address}/download`)).body.cached).toBe(true);
    expect((await fetch(download.body.download_url)).status).toBe(200);
    expect((await call("DELETE", `/resume/${erased.email}?purge=true`)).status).toBe(200);

    first.signal("SIGTERM");
    await first.ended;
    const second = await npmStart(environment);
    call = caller(second.url);
    expect(second.output()).toContain(`less than MIN_FREE_MB (64) is free on the disk of ${DATA_DIR}: nothing new is stored`);
    expect((await call("GET", address)).body.version).toBe(1);
    expect((await call("PUT", address, { headline: "New" })).status).toBe(503);
    makeRoom();
    expect((await call("PUT", address, { headline: "New" })).status).toBe(200);
  });

  it("has no room for a backup, which says so in one line and leaves nothing", async () => {
    const { DATA_DIR, fill } = await aSmallDisk();
    const { url, signal, ended } = await npmStart({ DATA_DIR, PORT: "0" });
    for (let i = 0; i < 5; i++) await caller(url)("POST", "/resume", aResume({ custom_sections: [{ intro: "x".repeat(5_000) }] }));
    fill(8_192);
    const target = `${DATA_DIR}-backup`;
    const { code, stderr } = await npmRun({ DATA_DIR }, "backup", target);
    const inOneLine = /^The database of [^\n]+ cannot be copied to [^\n]+ full\. No backup was made\.$/;
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(inOneLine) });
    for (const left of [target, `${target}.unfinished`]) expect(existsSync(left)).toBe(false);
    signal("SIGTERM");
    await ended;
  });

  it("to the last byte takes nothing with it, and is what a start ends with in one line", async () => {
    const { DATA_DIR, fill, makeRoom } = await aSmallDisk();
    const environment = { DATA_DIR, PORT: "0", MIN_FREE_MB: "0" };
    const fields = aResume();
    const address = `/resume/${fields.email}`;
    const first = await npmStart(environment);
    let call = caller(first.url);
    await call("POST", "/resume", fields);
    fill(0);
    let version = 1;
    // The log may have room in its last page.
    for (let status = 200; status === 200 && version < 100; ) {
      status = (await call("PUT", address, { headline: `${version + 1}`, summary: "x".repeat(5_000) })).status;
      if (status === 200) version++;
      else expect(status).toBe(503);
    }
    expect((await call("GET", address)).body.version).toBe(version);
    first.signal("SIGKILL");
    await first.ended;

    const refused = await npmStart(environment);
    if (refused.url) {
      expect((await caller(refused.url)("GET", address)).body.version).toBe(version);
      refused.signal("SIGKILL");
    } else expect(refused.output()).toMatch(/^.*(ENOSPC|disk is full).*\n$/);
    await refused.ended;
    makeRoom();
    const last = await npmStart(environment);
    call = caller(last.url);
    expect((await call("GET", address)).body.version).toBe(version);
    expect((await call("PUT", address, { headline: "New" })).status).toBe(200);
  });
});

describe.skipIf(!canRecord)("a disk that takes no writes", () => {
  it.each([
    ["EROFS", 30],
    ["EIO", 5],
    ["ENOSPC", 28],
  ])("(%s) means 503 while that lasts; all that was acknowledged can be read, then and after", async (_, number) => {
    const folder = await aFolder();
    const root = `${folder}/root`;
    await mkdir(root);
    const { environment, fault } = startRecording(folder, root);
    const start = () => npmStart({ ...environment, DATA_DIR: `${root}/data`, PORT: "0" });
    const fields = aResume();
    const address = `/resume/${fields.email}`;
    const first = await start();
    let call = caller(first.url);
    await call("POST", "/resume", fields);
    await call("GET", `${address}/download`);
    writeFileSync(fault, String(number));
    for (const [method, path, body] of [
      ["PUT", address, { headline: "Lost" }],
      ["POST", "/resume", aResume()],
      ["DELETE", `${address}?purge=true`],
      ["GET", `${address}/download?template=modern`],
    ] as const) {
      expect(await call(method, path, body), `${method} ${path}`).toMatchObject({ status: 503, body: { code: "SERVICE_UNAVAILABLE" } });
    }
    expect((await call("GET", address)).body).toMatchObject({ version: 1, name: fields.name });
    expect((await call("GET", `${address}/download`)).body.cached).toBe(true);
    rmSync(fault);
    expect((await call("PUT", address, { headline: "Kept" })).status).toBe(200);
    first.signal("SIGKILL");
    await first.ended;

    writeFileSync(fault, String(number));
    const refused = await start();
    expect(refused.url).toBe("");
    expect(refused.output()).toMatch(/^[^\n]+\n$/);
    rmSync(fault);
    const last = await start();
    call = caller(last.url);
    expect((await call("GET", address)).body).toMatchObject({ version: 2, headline: "Kept" });
    expect((await call("GET", `${address}/history`)).body.versions).toHaveLength(2);
  });
});

it.skipIf(!canMount)(
  "a database that can be read alone, as another user's or a read-only mount, is what a start ends with in one line",
  async () => {
    const environment = { DATA_DIR: await aFolder(), PORT: "0" };
    const first = await npmStart(environment);
    first.signal("SIGTERM");
    await first.ended;
    const file = `${environment.DATA_DIR}/resumes.db`;
    execFileSync("mount", ["--bind", file, file]);
    onTestFinished(() => void execFileSync("umount", ["--lazy", file]));
    execFileSync("mount", ["-o", "remount,bind,ro", file]);
    const { ended, output } = await npmStart(environment);
    expect(await ended).toBe(1);
    expect(output().trim()).toBe(`${file} cannot be used: EROFS: read-only file system, access '${file}'.`);
  },
);
