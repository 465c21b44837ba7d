import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import Libsql from "libsql";
import { describe, expect, it, onTestFinished } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { firstVersion } from "../../domain/stored-resume.ts";
import { restoreBackup } from "../../storage/backup/restore-backup.ts";
import { takeBackup } from "../../storage/backup/take-backup.ts";
import { aFolderStorage } from "../support/folder-storage.ts";
import { pdfKey } from "../support/pdf-key.ts";
import { aFullResume } from "../support/resumes.ts";

const signal = new AbortController().signal;
const others = ["secrets.json"];

/** An open storage with a resume and its PDF, and a place for a backup of it. */
async function aStorage() {
  const { folder, open, close } = await aFolderStorage();
  onTestFinished(close);
  const { storage } = await open();
  writeFileSync(`${folder}/secrets.json`, "{}");
  const first = firstVersion(resumeContent.parse(aFullResume()));
  await storage.resumes(signal).replace(undefined, first);
  await storage.pdfs(signal).save(first, pdfKey("a".repeat(64)), { bytes: Buffer.from("%PDF-"), pages: 1, warnings: [] });
  const target = `${path.dirname(folder)}/backup`;
  const restored = `${path.dirname(folder)}/restored`;
  mkdirSync(restored);
  return {
    folder,
    target,
    restored,
    first,
    pdf: `files/${first.id}/${"a".repeat(64)}.pdf`,
    take: (to = target) => takeBackup({ folder, target: to, others }),
    restore: () => restoreBackup(target, restored),
    open: (from: string) => open({ folder: from }),
  };
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)))
    .sort();

describe("a backup", () => {
  it("has database, PDFs and secrets, with a hash of each, for their owner alone", async () => {
    const service = await aStorage();
    expect(await service.take()).toEqual({ resumes: 1, files: 3, faults: [] });
    expect(filesIn(service.target)).toEqual([service.pdf, "manifest.json", "resumes.db", "secrets.json"]);
    const { files } = JSON.parse(readFileSync(`${service.target}/manifest.json`, "utf8"));
    expect(Object.keys(files)).toEqual([service.pdf, "resumes.db", "secrets.json"]);
    for (const name of [...filesIn(service.target)]) expect(statSync(`${service.target}/${name}`).mode & 0o777).toBe(0o600);
    for (const name of ["", "/files", `/files/${service.first.id}`]) expect(statSync(service.target + name).mode & 0o777).toBe(0o700);
    expect(statSync(`${service.target}/${service.pdf}`).mtimeMs).toBeCloseTo(statSync(`${service.folder}/${service.pdf}`).mtimeMs, -1);
  });

  it("has its name when it is whole: what broke off before is taken anew", async () => {
    const service = await aStorage();
    mkdirSync(`${service.target}.unfinished/files`, { recursive: true });
    writeFileSync(`${service.target}.unfinished/resumes.db`, "half of one");
    await service.take();
    expect(filesIn(path.dirname(service.target)).filter((name) => name.includes("unfinished"))).toEqual([]);
    await service.restore();
  });

  it("leaves out a PDF that is damaged or whose resume is gone", async () => {
    const service = await aStorage();
    writeFileSync(`${service.folder}/${service.pdf}`, "%PDF-", { flag: "a" });
    mkdirSync(`${service.folder}/files/stray`);
    writeFileSync(`${service.folder}/files/stray/${"a".repeat(64)}.pdf`, "of a person");
    await service.take();
    expect(filesIn(service.target)).toEqual(["manifest.json", "resumes.db", "secrets.json"]);
  });

  it("of a folder without its secrets has the rest, and says so", async () => {
    const service = await aStorage();
    rmSync(`${service.folder}/secrets.json`);
    expect(await service.take()).toMatchObject({ resumes: 1, faults: ["secrets.json is missing"] });
    expect(filesIn(service.target)).toEqual([service.pdf, "manifest.json", "resumes.db"]);
  });

  it("of a damaged row says so", async () => {
    const service = await aStorage();
    new Libsql(`${service.folder}/resumes.db`).exec("UPDATE versions SET text = '{}'");
    expect((await service.take()).faults).toEqual([`version 1 of resume ${service.first.id} is not what was written`]);
  });

  it("of a database that cannot be read says so in one line, and leaves nothing", async () => {
    const service = await aStorage();
    const database = new Libsql(`${service.folder}/resumes.db`);
    database.pragma("wal_checkpoint(TRUNCATE)");
    const { rootpage } = database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'versions'").get() as { rootpage: number };
    const { page_size } = database.prepare("PRAGMA page_size").get() as { page_size: number };
    const bytes = readFileSync(`${service.folder}/resumes.db`);
    writeFileSync(`${service.folder}/resumes.db`, bytes.fill(0xff, (rootpage - 1) * page_size, rootpage * page_size));
    await expect(service.take()).rejects.toThrow(/^The database of .+ cannot be copied to .+: .+malformed\. No backup was made\.$/);
    expect(readdirSync(path.dirname(service.target)).filter((name) => name.startsWith("backup"))).toEqual([]);
  });

  it("writes nothing in the data folder, and is refused inside of it", async () => {
    const service = await aStorage();
    const before = filesIn(service.folder).map((name) => [name, readFileSync(`${service.folder}/${name}`).toString("base64")]);
    await expect(service.take(`${service.folder}/backup`)).rejects.toThrow("A backup inside of the data folder goes with it.");
    await service.take();
    const after = filesIn(service.folder).map((name) => [name, readFileSync(`${service.folder}/${name}`).toString("base64")]);
    // Who reads says so in the index of the write-ahead log.
    const isData = ([name]: string[]) => name !== "resumes.db-shm";
    expect(after.filter(isData)).toEqual(before.filter(isData));
  });

  it.each([".restoring", "resumes.db.migrating"])("is not taken of a folder where something broke off: %s", async (left) => {
    const service = await aStorage();
    mkdirSync(path.join(service.folder, left));
    await expect(service.take()).rejects.toThrow(/ was left by a (restore|migration) that broke off\./);
    expect(existsSync(service.target)).toBe(false);
  });

  it("takes no place of another, and none of a folder without resumes", async () => {
    const service = await aStorage();
    await service.take();
    await expect(service.take()).rejects.toThrow(/backup is not empty\. Name a new folder for each backup\.$/);
    await expect(takeBackup({ folder: service.restored, target: `${service.target}2`, others })).rejects.toThrow(
      /restored\/resumes\.db cannot be opened/,
    );
    expect(readdirSync(path.dirname(service.target)).filter((name) => name.startsWith("backup"))).toEqual(["backup"]);
  });
});

describe("a restore", () => {
  it("brings back what was there, and times of PDFs", async () => {
    const service = await aStorage();
    await service.take();
    await service.restore();
    expect(filesIn(service.restored)).toEqual([service.pdf, "resumes.db", "secrets.json"]);
    const { storage } = await service.open(service.restored);
    expect(await storage.resumes(signal).find(service.first.content.email)).toMatchObject({ id: service.first.id, version: 1 });
    expect(await storage.pdfs(signal).find(service.first, pdfKey("a".repeat(64)))).toMatchObject({ pages: 1 });
  });

  const flip = (file: string) => {
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
    writeFileSync(file, bytes);
  };

  it.each<[string, (backup: string, pdf: string) => void, RegExp]>([
    ["a byte flipped in its database", (backup) => flip(`${backup}/resumes.db`), /^The backup is damaged\. Not as written: resumes\.db\./],
    ["a PDF missing", (backup, pdf) => rmSync(`${backup}/${pdf}`), /Not as written: files\/.+\.pdf\. Nothing was restored\.$/],
    ["a file too many", (backup) => writeFileSync(`${backup}/resumes.db-wal`, ""), /Not as written: resumes\.db-wal\./],
    ["no manifest", (backup) => rmSync(`${backup}/manifest.json`), /backup is no backup: it has no manifest\.json/],
    ["half a manifest", (backup) => writeFileSync(`${backup}/manifest.json`, '{"made_at"'), /no manifest\.json that can be read/],
    ["nothing there", (backup) => rmSync(backup, { recursive: true }), /is no backup/],
  ])("of a backup with %s is refused, and leaves nothing", async (_, damage, message) => {
    const service = await aStorage();
    await service.take();
    damage(service.target, service.pdf);
    await expect(service.restore()).rejects.toThrow(message);
    expect(readdirSync(service.restored)).toEqual([]);
  });

  it("goes into an empty folder only", async () => {
    const service = await aStorage();
    await service.take();
    writeFileSync(`${service.restored}/secrets.json`, "{}");
    await expect(service.restore()).rejects.toThrow(/restored is not empty: it has secrets\.json\. Nothing was restored\.$/);
    expect(readdirSync(service.restored)).toEqual(["secrets.json"]);
  });

  it("that broke off leaves a folder that no service starts in", async () => {
    const service = await aStorage();
    await service.take();
    mkdirSync(`${service.restored}/.restoring`);
    writeFileSync(`${service.restored}/.restoring/secrets.json`, "{}");
    await expect(service.open(service.restored)).rejects.toThrow(
      /\.restoring was left by a restore that broke off\. Empty the folder, and restore again\.$/,
    );
    await expect(service.restore()).rejects.toThrow(/is not empty/);
    expect(readdirSync(service.restored)).toEqual([".restoring"]);
  });
});
