import { describe, expect, it } from "vitest";
import { createApp } from "../../handlers/app.ts";
import { callsTo } from "../support/app-calls.ts";
import type { BackendCall, Fate } from "../support/backend.ts";
import { startBehindProxies } from "../support/proxied-service.ts";
import { aFullResume } from "../support/resumes.ts";

const isUpload = ({ operation }: BackendCall) => operation === "PUT";

describe("downloads at once", () => {
  it("of one resume render it once", async () => {
    await using service = await startBehindProxies({});
    const { email } = (await service.call("POST", "/resume", aFullResume())).body.resume;
    const answers = await Promise.all(Array.from({ length: 20 }, () => service.call("GET", `/resume/${email}/download`)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(service.s3Calls.filter(isUpload)).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body.sha256)).size).toBe(1);
    expect((await service.call("GET", `/resume/${email}/download`)).body.cached).toBe(true);
  });

  it("do not share a failure that was one caller's alone", async () => {
    let isOver = false;
    let tell = () => {};
    const uploading = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const s3 = (call: BackendCall): Fate => {
      if (!isUpload(call) || isOver) return "pass";
      tell();
      return "hang";
    };
    await using service = await startBehindProxies({ s3, requestTimeout: 600_000 });
    const hasty = callsTo(createApp({ ...service.dependencies, deadlineMs: 3_000 }));
    const { email } = (await service.call("POST", "/resume", aFullResume())).body.resume;
    const first = hasty("GET", `/resume/${email}/download`).finally(() => {
      isOver = true;
    });
    await Promise.race([uploading, first]);
    const second = service.call("GET", `/resume/${email}/download`);
    expect((await first).status).toBe(503);
    expect((await second).status).toBe(200);
  });
});

describe("a purge while a download is under way", () => {
  it("leaves no PDF behind, and the download finds nothing", async () => {
    let purge: () => Promise<unknown> = async () => {};
    let purged: Promise<unknown> | undefined;
    const s3 = (call: BackendCall): Fate => {
      if (!isUpload(call)) return "pass";
      // The purge has seen everything before this file is stored.
      purged ??= purge();
      return { after: purged };
    };
    await using service = await startBehindProxies({ s3 });
    const { email } = (await service.call("POST", "/resume", aFullResume())).body.resume;
    purge = () => service.call("DELETE", `/resume/${email}?purge=true`);
    const download = await service.call("GET", `/resume/${email}/download`);
    expect(await purged).toMatchObject({ status: 200, body: { erased: { versions: 1, pdfs: 0 } } });
    expect(download).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
    expect(await service.contents()).toEqual({ items: 0, rows: 0, files: 0 });
  });

  it("and a create after it leave no PDF behind, and the download is to be repeated", async () => {
    let replace: () => Promise<unknown> = async () => {};
    let replaced: Promise<unknown> | undefined;
    const s3 = (call: BackendCall): Fate => {
      if (!isUpload(call)) return "pass";
      replaced ??= replace();
      return { after: replaced };
    };
    await using service = await startBehindProxies({ s3 });
    const { email } = (await service.call("POST", "/resume", aFullResume())).body.resume;
    replace = async () => {
      await service.call("DELETE", `/resume/${email}?purge=true`);
      return service.call("POST", "/resume", { email, name: "Somebody Else" });
    };
    const download = await service.call("GET", `/resume/${email}/download`);
    expect(await replaced).toMatchObject({ status: 201 });
    expect(download).toMatchObject({ status: 503, body: { code: "SERVICE_UNAVAILABLE" } });
    expect(await service.contents()).toEqual({ items: 1, rows: 0, files: 0 });
  });

  it("is not mistaken for one when an adopted resume is saved for the first time", async () => {
    let save: () => Promise<unknown> = async () => {};
    let saved: Promise<unknown> | undefined;
    const s3 = (call: BackendCall): Fate => {
      if (!isUpload(call)) return "pass";
      saved ??= save();
      return { after: saved };
    };
    await using service = await startBehindProxies({ s3 });
    await service.putItem({ email: "old@example.com", name: "Old Example" });
    save = () => service.call("PUT", "/resume/old@example.com", { name: "New Example" });
    expect((await service.call("GET", "/resume/old@example.com/download")).status).toBe(200);
    expect(await saved).toMatchObject({ status: 200, body: { resume: { version: 1 } } });
  });
});
