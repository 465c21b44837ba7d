import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { firstVersion } from "../../domain/stored-resume.ts";
import { openFolderStorage } from "../../storage/folder-storage.ts";
import { aFolder, npmRun } from "../support/npm-start.ts";
import { pdfKey } from "../support/pdf-key.ts";
import { aFullResume } from "../support/resumes.ts";
import { canRecord, type Event, startRecording } from "./power-cut/recording.ts";

/** A data folder with a resume and its PDF, and what records the commands that are run beside it. */
async function aRecordedFolder() {
  const data = await aFolder();
  const parent = path.dirname(data);
  const ledger = `${parent}/purged.jsonl`;
  const { storage, close } = await openFolderStorage({ folder: data, purgeLedger: ledger, url: "", signingKey: "k" });
  const { signal } = new AbortController();
  const first = firstVersion(resumeContent.parse(aFullResume()));
  await storage.resumes(signal).replace(undefined, first);
  await storage.pdfs(signal).save(first, pdfKey("a".repeat(64)), { bytes: Buffer.from("%PDF-"), pages: 1, warnings: [] });
  close();
  writeFileSync(`${data}/secrets.json`, "{}");
  for (const name of ["recorder", "restored"]) mkdirSync(`${parent}/${name}`);
  const { environment, events } = startRecording(`${parent}/recorder`, parent);
  async function run(command: string, folder: string): Promise<void> {
    const { code, stderr } = await npmRun({ ...environment, DATA_DIR: folder, PURGE_LEDGER: ledger }, command, `${parent}/backup`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  }
  const namesIn = (folder: string) => readdirSync(`${parent}/${folder}`, { recursive: true, encoding: "utf8" });
  const isFile = (name: string) => path.extname(name) !== "";
  const filesIn = (folder: string) => namesIn(folder).filter(isFile);
  const foldersIn = (folder: string) => ["", ...namesIn(folder).flatMap((name) => (isFile(name) ? [] : [`/${name}`]))];
  return { parent, data, events, run, filesIn, foldersIn };
}

/** What was done to a file or a folder, without what is the same as before it. */
function storyOf(events: Event[], name: string): string {
  const words = { open: "read", write: "written", truncate: "written", sync: "synced", folder: "written" } as const;
  const all = events.flatMap((event) => {
    if (!("path" in event) || event.path !== name || event.kind === "rename" || event.kind === "remove") return [];
    return event.kind === "open" && event.isNew ? ["written"] : [words[event.kind]];
  });
  return all.filter((word, i) => word !== all[i - 1]).join(", ");
}

const wholeOnDisk = /synced(, read)?$/;
const readBack = /synced, read$/;

it.skipIf(!canRecord)("a backup is on the disk and was read back before it has its name, and so is what a restore brings", async () => {
  const { parent, data, events, run, filesIn, foldersIn } = await aRecordedFolder();
  await run("backup", data);
  const taken = events();
  const named = taken.findIndex((event) => event.kind === "rename" && event.to === "backup");
  const before = taken.slice(0, named);
  for (const name of filesIn("backup")) {
    const wanted = name === "manifest.json" ? wholeOnDisk : readBack;
    expect(storyOf(before, `backup.unfinished/${name}`), name).toMatch(wanted);
  }
  expect(foldersIn("backup")).toHaveLength(3);
  for (const name of foldersIn("backup")) expect(storyOf(before, `backup.unfinished${name}`), name).toMatch(wholeOnDisk);
  expect(storyOf(taken.slice(named), "")).toBe("read, synced");

  await run("restore", `${parent}/restored`);
  const restored = events().slice(taken.length);
  const isRename = ({ kind }: Event) => kind === "rename";
  const copied = restored.slice(0, restored.findIndex(isRename));
  for (const name of filesIn("backup")) {
    const wanted = name === "manifest.json" ? wholeOnDisk : readBack;
    expect(storyOf(copied, `restored/.restoring/${name}`), name).toMatch(wanted);
  }
  for (const name of foldersIn("backup")) expect(storyOf(copied, `restored/.restoring${name}`), name).toMatch(wholeOnDisk);
  // What says that a restore broke off goes when all else has its name on the disk.
  const whole = restored.findIndex((event) => event.kind === "remove" && event.path === "restored/.restoring");
  expect(storyOf(restored.slice(restored.findLastIndex(isRename), whole), "restored")).toBe("read, synced");
});
