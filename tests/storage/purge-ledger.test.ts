import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { erase } from "../../domain/person/erase.ts";
import { resumeContent } from "../../domain/resume.ts";
import { firstVersion, type StoredResume, successor, tombstone } from "../../domain/stored-resume.ts";
import { openPurgeLedger } from "../../storage/files/purge-ledger.ts";
import { aFolderStorage } from "../support/folder-storage.ts";
import { pdfKey } from "../support/pdf-key.ts";
import { aFullResume } from "../support/resumes.ts";

const signal = new AbortController().signal;
const content = (name: string) => resumeContent.parse(aFullResume({ email: "ada@example.com", name }));

/** A storage and its ledger; `backUp` keeps the folder as it is, until `putBack`, as a copy that knows nothing of later purges. */
async function aStorage() {
  const { folder, purgeLedger, open, close } = await aFolderStorage();
  onTestFinished(close);
  const copy = `${folder}-copy`;
  let opened = await open({ deleteRetentionDays: 0 });
  const stores = () => ({
    resumes: opened.storage.resumes(signal),
    pdfs: opened.storage.pdfs(signal),
    shares: opened.storage.shares(signal),
  });
  return {
    folder,
    purgeLedger,
    stores,
    sweep: () => opened.storage.sweep(signal),
    find: () => stores().resumes.find("ada@example.com"),
    async create(name: string): Promise<StoredResume> {
      const first = firstVersion(content(name));
      expect(await stores().resumes.replace(undefined, first)).toBe(true);
      await stores().pdfs.save(first, pdfKey("0".repeat(64)), { bytes: Buffer.from(`%PDF- ${name}`), pages: 1, warnings: [] });
      return first;
    },
    async replace(previous: StoredResume, next: StoredResume): Promise<StoredResume> {
      expect(await stores().resumes.replace(previous, next)).toBe(true);
      return next;
    },
    async purge() {
      const stored = (await stores().resumes.findErasable("ada@example.com")) as StoredResume;
      await erase(stores(), stored);
    },
    ids: () =>
      readFileSync(purgeLedger, "utf8")
        .trim()
        .split("\n")
        .flatMap((line) => JSON.parse(line).ids),
    backUp() {
      opened.close();
      cpSync(folder, copy, { recursive: true });
      return open({ deleteRetentionDays: 0 }).then((again) => {
        opened = again;
      });
    },
    async putBack() {
      opened.close();
      rmSync(folder, { recursive: true });
      cpSync(copy, folder, { recursive: true });
      opened = await open({ deleteRetentionDays: 0 });
    },
    bytes() {
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      return Buffer.concat(files.map(({ parentPath, name }) => readFileSync(path.join(parentPath, name))));
    },
  };
}

describe("the purge ledger", () => {
  it("has the id and the time of each purge, and nothing of the person", async () => {
    const service = await aStorage();
    const { id } = await service.create("Ada Example");
    expect(readFileSync(service.purgeLedger, "utf8")).toBe("");
    await service.purge();
    const [line = ""] = readFileSync(service.purgeLedger, "utf8").split("\n");
    expect(JSON.parse(line)).toEqual({ ids: [id], at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) });
    expect(statSync(service.purgeLedger).mode & 0o777).toBe(0o600);
  });

  it("is written before a purge is acknowledged: where it cannot be, the purge is to be repeated", async () => {
    const service = await aStorage();
    const { id } = await service.create("Ada Example");
    rmSync(service.purgeLedger);
    mkdirSync(service.purgeLedger);
    await expect(service.purge()).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
    expect(await service.find()).toMatchObject({ id, purging: true });
    await expect(service.sweep()).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
    rmdirSync(service.purgeLedger);
    await service.purge();
    expect(await service.find()).toBeUndefined();
    expect(service.ids()).toEqual([id]);
  });

  it.skipIf(process.platform !== "linux")("takes back a line that the disk took in part, so that the next one is whole", async () => {
    const { purgeLedger: file, close } = await aFolderStorage();
    onTestFinished(close);
    const limitFiles = (size: string) => execFileSync("prlimit", ["--pid", String(process.pid), `--fsize=${size}:`]);
    const ledger = await openPurgeLedger(file);
    await ledger.record(["first"]);
    const whole = readFileSync(file, "utf8");
    limitFiles(String(whole.length + 10));
    try {
      await expect(ledger.record(["second"])).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
    } finally {
      limitFiles("unlimited");
    }
    expect(readFileSync(file, "utf8")).toBe(whole);
    await ledger.record(["third"]);
    expect([...(await openPurgeLedger(file)).purged]).toEqual(["first", "third"]);
  });

  it("keeps whom it names out of a folder from before the purge: no byte of them is left there", async () => {
    const service = await aStorage();
    await service.create("Purged Person");
    await service.backUp();
    await service.purge();
    await service.putBack();
    expect(await service.find()).toBeUndefined();
    for (const text of ["Purged Person", "ada@example.com"]) expect(service.bytes().includes(text)).toBe(false);
  });

  it("lets live the resume that was made under the same email after the purge", async () => {
    const service = await aStorage();
    await service.create("Before");
    await service.purge();
    const { id } = await service.create("After");
    await service.backUp();
    await service.putBack();
    expect(await service.find()).toMatchObject({ id, content: { name: "After" } });
    expect(await service.stores().pdfs.find({ id, content: content("After") }, pdfKey("0".repeat(64)))).toMatchObject({ pages: 1 });
  });

  it("keeps out, too, the deleted resume that the purged one took the place of", async () => {
    const service = await aStorage();
    const first = await service.create("Purged Person");
    await service.backUp();
    const deleted = await service.replace(first, tombstone(first));
    await service.replace(deleted, successor(deleted, content("Ada Example")));
    await service.purge();
    await service.putBack();
    expect(await service.find()).toBeUndefined();
    expect(service.bytes().includes("Purged Person")).toBe(false);
  });

  it("keeps out those who were deleted, and whose retention was over", async () => {
    const service = await aStorage();
    const first = await service.create("Swept Person");
    await service.backUp();
    await service.replace(first, tombstone(first));
    expect(await service.sweep()).toMatchObject({ resumes: 1 });
    await service.putBack();
    expect(await service.find()).toBeUndefined();
    expect(service.ids()).toEqual([first.id]);
  });

  it("keeps out those that one took the place of whose own retention was over", async () => {
    const service = await aStorage();
    const first = await service.create("Former Person");
    await service.backUp();
    const deleted = await service.replace(first, tombstone(first));
    const second = await service.replace(deleted, successor(deleted, content("Ada Example")));
    await service.replace(second, tombstone(second));
    expect(await service.sweep()).toMatchObject({ resumes: 1 });
    await service.putBack();
    expect(await service.find()).toBeUndefined();
    expect(service.ids()).toEqual([second.id, first.id]);
  });

  it.each([
    ["cut short", '{"at":"2026-01-'],
    ["without its first sector", `${"\0".repeat(40)}21"]}\n`],
    ["without its last sector", `{"at":"2026-01-${"\0".repeat(40)}`],
    ["without any", "\0".repeat(90)],
  ])("loses of a line that a power cut left %s no more than that one", async (_, torn) => {
    const service = await aStorage();
    const first = await service.create("One");
    await service.purge();
    writeFileSync(service.purgeLedger, torn, { flag: "a" });
    await service.backUp();
    const second = await service.create("Two");
    await service.purge();
    expect(service.ids()).toEqual([first.id, second.id]);
  });

  it("that is damaged is refused by its line", async () => {
    const service = await aStorage();
    await service.create("One");
    await service.purge();
    const line = readFileSync(service.purgeLedger, "utf8");
    const number = { [line + line.replace('"ids"', '"if"')]: 2, [line.replace("id", "\0\0") + line]: 1 };
    for (const [damaged, at] of Object.entries(number)) {
      writeFileSync(service.purgeLedger, damaged);
      const refusal = new RegExp(`^The purge ledger is damaged: line ${at} of \\S+purged\\.jsonl cannot be read\\.`);
      await expect(service.backUp()).rejects.toThrow(refusal);
    }
  });
});
