import Libsql from "libsql";
import { describe, expect, it } from "vitest";
import { startFolderService } from "../support/folder-service.ts";
import { aHold } from "../support/hold.ts";
import { aFullResume, aResume } from "../support/resumes.ts";

const nothing = { items: 0, rows: 0, files: 0 };

describe("over SQLite and files, a purge", () => {
  it.each([
    ["an update", "PUT", { headline: "2" }],
    ["a delete", "DELETE", undefined],
  ])("beside %s that is written when it is over leaves nothing", async (_, method, body) => {
    const replacing = aHold(({ operation }) => operation === "replace");
    await using service = await startFolderService(replacing.decide);
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    replacing.turnOn();
    const writing = service.call(method, `/resume/${email}`, body);
    await replacing.came;
    expect((await service.aProcess()("DELETE", `/resume/${email}?purge=true`)).status).toBe(200);
    replacing.letGo();
    expect((await writing).status).toBe(404);
    expect(await service.contents()).toEqual(nothing);
  });

  it("that is slow does not erase the PDF of the resume that comes after", async () => {
    let overtake: (() => Promise<unknown>) | undefined;
    await using service = await startFolderService(({ operation }) => {
      if (operation !== "removeAll" || !overtake) return "pass";
      const after = overtake();
      overtake = undefined;
      return { after };
    });
    const fields = aFullResume();
    const address = `/resume/${fields.email}`;
    await service.call("POST", "/resume", fields);
    await service.call("PUT", address, { headline: "2" });
    let download_url = "";
    overtake = async () => {
      const call = service.aProcess();
      expect((await call("POST", "/resume", fields)).status).toBe(201);
      download_url = (await call("GET", `${address}/download`)).body.download_url;
    };
    expect((await service.call("DELETE", `${address}?purge=true`)).status).toBe(200);
    expect(await service.statusOf(download_url)).toBe(200);
  });

  it("that breaks off leaves none of the text in the database", async () => {
    await using service = await startFolderService(({ operation }) => (operation === "removeAll" ? "reset" : "pass"));
    const { email } = (await service.call("POST", "/resume", aFullResume({ phone: "+39 011 555 7391" }))).body.resume;
    const rows = () => JSON.stringify(new Libsql(`${service.folder}/resumes.db`).prepare("SELECT * FROM versions").all());
    expect(rows()).toContain("7391");
    expect((await service.call("DELETE", `/resume/${email}?purge=true`)).status).toBe(503);
    expect(rows()).not.toContain("7391");
  });

  it("while a download is under way leaves no PDF behind, and the download finds nothing", async () => {
    const saving = aHold(({ operation }) => operation === "save");
    await using service = await startFolderService(saving.decide);
    const { email } = (await service.call("POST", "/resume", aFullResume())).body.resume;
    await service.call("GET", `/resume/${email}/download`);
    await service.call("PUT", `/resume/${email}`, { headline: "2" });
    saving.turnOn();
    const downloading = service.call("GET", `/resume/${email}/download`);
    await saving.came;
    expect((await service.call("DELETE", `/resume/${email}?purge=true`)).body).toMatchObject({ erased: { versions: 2, pdfs: 1 } });
    saving.letGo();
    expect(await downloading).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
    expect(await service.contents()).toEqual(nothing);
  });
});

describe("over SQLite and files, a create over a deleted resume", () => {
  it("leaves nothing of it", async () => {
    await using service = await startFolderService();
    const { email } = (await service.call("POST", "/resume", aFullResume())).body.resume;
    await service.call("PUT", `/resume/${email}`, { headline: "2" });
    await service.call("GET", `/resume/${email}/download`);
    await service.call("DELETE", `/resume/${email}`);
    expect((await service.call("POST", "/resume", { email })).status).toBe(201);
    expect(await service.contents()).toEqual({ items: 1, rows: 0, files: 0 });
  });

  it("does not give the deleted one up when it fails", async () => {
    let isDown = false;
    await using service = await startFolderService(({ operation }) => (isDown && operation === "replace" ? "reset" : "pass"));
    const fields = aResume({ headline: "kept" });
    await service.call("POST", "/resume", fields);
    await service.call("DELETE", `/resume/${fields.email}`);
    isDown = true;
    expect((await service.call("POST", "/resume", { email: fields.email })).status).toBe(503);
    isDown = false;
    expect((await service.call("POST", `/resume/${fields.email}/restore`)).body.resume.headline).toBe("kept");
  });

  it("takes its history with it, also where nothing else can be erased: its PDFs go with the next purge", async () => {
    let isDown = false;
    const erasing = ["eraseHistory", "removeAll"];
    await using service = await startFolderService(({ operation }) => (isDown && erasing.includes(operation) ? "reset" : "pass"));
    const fields = aFullResume();
    await service.call("POST", "/resume", fields);
    await service.call("GET", `/resume/${fields.email}/download`);
    await service.call("DELETE", `/resume/${fields.email}`);
    expect(await service.contents()).toEqual({ items: 1, rows: 1, files: 1 });
    isDown = true;
    expect((await service.call("POST", "/resume", { email: fields.email })).status).toBe(201);
    isDown = false;
    expect(await service.contents()).toEqual({ items: 1, rows: 0, files: 1 });
    expect((await service.call("DELETE", `/resume/${fields.email}?purge=true`)).body.erased).toEqual({ versions: 1, pdfs: 1 });
    expect(await service.contents()).toEqual(nothing);
  });
});

it("over SQLite and files, a write of one resume does not wait for that of another", async () => {
  const replacing = aHold(({ operation }) => operation === "replace");
  await using service = await startFolderService(replacing.decide);
  const [ada, bea] = [aResume(), aResume()];
  for (const resume of [ada, bea]) await service.call("POST", "/resume", resume);
  replacing.turnOn();
  const writing = service.call("PUT", `/resume/${ada.email}`, { headline: "2" });
  await replacing.came;
  expect((await service.call("PUT", `/resume/${bea.email}`, { headline: "2" })).status).toBe(200);
  replacing.letGo();
  expect((await writing).status).toBe(200);
});
