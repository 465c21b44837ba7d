import { readdir, utimes } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { startFolderService } from "../support/folder-service.ts";
import { aResume } from "../support/resumes.ts";

const day = 86_400_000;

/** Sets the clock, and nothing else: timers run on. */
const setClock = (time: number) => void vi.useFakeTimers({ toFake: ["Date"], now: time });

afterEach(() => void vi.useRealTimers());

it.each([-400, 400])("a clock that jumps by %i days takes no version and no PDF, and the history stays in its order", async (days) => {
  await using service = await startFolderService();
  const { call } = service;
  const fields = aResume();
  const address = `/resume/${fields.email}`;
  await call("POST", "/resume", fields);
  const now = Date.now();
  const kept = (await call("GET", `${address}/download`)).body;
  setClock(now + days * day);
  expect((await call("PUT", address, { headline: "After the jump" })).body.resume.version).toBe(2);
  setClock(now);
  expect((await call("PUT", address, { headline: "After the correction" })).body.resume.version).toBe(3);
  const { versions } = (await call("GET", `${address}/history`)).body;
  expect(versions.map(({ version }: { version: number }) => version)).toEqual([3, 2, 1]);
  expect(await service.statusOf(kept.download_url)).toBe(200);
  await service.storage.sweep(new AbortController().signal);
  expect((await call("GET", `${address}/history/2`)).body.headline).toBe("After the jump");
});

it("a PDF of the future is handed out, and erased when its time has come", async () => {
  await using service = await startFolderService();
  const fields = aResume();
  const address = `/resume/${fields.email}/download`;
  await service.call("POST", "/resume", fields);
  await service.call("GET", address);
  const files = path.join(service.folder, "files");
  const [file = ""] = (await readdir(files, { recursive: true })).filter((name) => name.endsWith(".pdf"));
  const future = new Date(Date.now() + 400 * day);
  await utimes(path.join(files, file), future, future);
  expect((await service.call("GET", address)).body.cached).toBe(true);
  expect(await service.storage.sweep(new AbortController().signal)).toMatchObject({ pdfs: 0 });
  setClock(future.getTime() + 31 * day);
  expect(await service.storage.sweep(new AbortController().signal)).toMatchObject({ pdfs: 1 });
});

it("a deleted resume is not gone sooner for a clock that went back, and a clock that is put right makes it neither live nor lost", async () => {
  await using service = await startFolderService();
  const fields = aResume();
  const address = `/resume/${fields.email}`;
  const now = Date.now();
  await service.call("POST", "/resume", fields);
  await service.call("DELETE", address);
  setClock(now - 400 * day);
  await service.storage.sweep(new AbortController().signal);
  expect((await service.call("GET", address)).status).toBe(404);
  setClock(now);
  expect((await service.call("POST", `${address}/restore`)).status).toBe(200);
  expect((await service.call("GET", address)).body.name).toBe(fields.name);
});
