import { describe, expect, it, vi } from "vitest";
import type { Fate } from "../support/backend.ts";
import { aFullResume } from "../support/resumes.ts";
import { type StorageService, services } from "../support/services.ts";

/* What a resume leaves while its PDFs cannot be erased. */

const nothing = { items: 0, rows: 0, files: 0 };

function aFault() {
  let isOn = false;
  const decide = ({ operation }: { operation: string }): Fate => (isOn && ["POST", "removeAll"].includes(operation) ? "reset" : "pass");
  const turn = (on: boolean) => {
    isOn = on;
  };
  return { decide, turn };
}

/** Stores a resume and its PDF, and gives its address. */
async function aDownloaded(service: StorageService, fields = aFullResume()) {
  expect((await service.call("POST", "/resume", fields)).status).toBe(201);
  expect((await service.call("GET", `/resume/${fields.email}/download`)).status).toBe(200);
  return `/resume/${fields.email}`;
}

describe.each(Object.entries(services))("over %s,", (_, { start }) => {
  it("a purge erases what each of the deleted resumes left that this one took the place of", async () => {
    const { decide, turn } = aFault();
    await using service = await start(decide);
    const fields = aFullResume();
    turn(true);
    for (let life = 1; life <= 3; life++) {
      const address = await aDownloaded(service, fields);
      expect((await service.call("DELETE", address)).status).toBe(200);
    }
    const address = await aDownloaded(service, fields);
    turn(false);
    expect(await service.contents()).toMatchObject({ files: 4 });
    expect((await service.call("DELETE", `${address}?purge=true`)).body.erased).toMatchObject({ pdfs: 4 });
    expect(await service.contents()).toEqual(nothing);
  });

  it("a create in the place of a deleted resume erases what that one left, its PDF too", async () => {
    await using service = await start();
    const fields = aFullResume();
    const address = await aDownloaded(service, fields);
    await service.call("PUT", address, { headline: "2" });
    await service.call("DELETE", address);
    expect(await service.contents()).toMatchObject({ rows: 2, files: 1 });
    expect((await service.call("POST", "/resume", fields)).status).toBe(201);
    await vi.waitFor(async () => expect(await service.contents()).toEqual({ items: 1, rows: 0, files: 0 }), 60_000);
  });

  it("a create over a purge that broke off finishes it first, and stores nothing as long as it cannot", async () => {
    const { decide, turn } = aFault();
    await using service = await start(decide);
    const fields = aFullResume();
    const address = await aDownloaded(service, fields);
    await service.call("PUT", address, { headline: "2" });
    turn(true);
    expect((await service.call("DELETE", `${address}?purge=true`)).status).toBe(503);
    // What was written goes before what was made of it.
    expect(await service.contents()).toEqual({ items: 1, rows: 0, files: 1 });
    expect((await service.call("POST", "/resume", fields)).status).toBe(503);
    expect((await service.call("GET", address)).status).toBe(404);
    turn(false);
    expect((await service.call("POST", "/resume", fields)).body.resume.version).toBe(1);
    expect(await service.contents()).toEqual({ items: 1, rows: 0, files: 0 });
  });
});
