import { cpSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { firstVersion, nextVersion } from "../../domain/stored-resume.ts";
import { commitCount } from "../../storage/sqlite/commit-count.ts";
import { groupCommit } from "../../storage/sqlite/group-commit.ts";
import { openDatabase } from "../../storage/sqlite/open-database.ts";
import { aFolderStorage } from "../support/folder-storage.ts";
import { aFolder } from "../support/npm-start.ts";

const signal = new AbortController().signal;
const email = "ada@example.com";

/** The folder of a service that was killed after three writes; its database is still as it was when it was made. */
async function afterAKill() {
  const { folder, open, close } = await aFolderStorage();
  const { storage } = await open();
  const store = storage.resumes(signal);
  let last = firstVersion(resumeContent.parse({ email, headline: "1" }));
  await store.replace(undefined, last);
  for (const headline of ["2", "3"]) {
    const next = nextVersion(last, { ...last.content, headline });
    await store.replace(last, next);
    last = next;
  }
  const left = await aFolder();
  cpSync(folder, left, { recursive: true });
  await close();
  const killed = await aFolderStorage();
  cpSync(left, killed.folder, { recursive: true });
  const file = path.join(killed.folder, "resumes.db");
  return { ...killed, file, log: `${file}-wal`, count: `${file}-commits`, [Symbol.asyncDispose]: killed.close };
}

const headlineIn = async ({ open }: Awaited<ReturnType<typeof afterAKill>>) => {
  const { storage } = await open();
  return (await storage.resumes(signal).find(email))?.content.headline;
};

describe("a database without its last writes", () => {
  it.each<[string, number, (log: string) => void]>([
    ["cut", 1, (log) => truncateSync(log, readFileSync(log).length - 1)],
    ["removed", 3, (log) => rmSync(log)],
    ["emptied", 3, (log) => truncateSync(log, 0)],
  ])("for its write-ahead log was %s, is refused in one line, and left as it is", async (_, lost, damage) => {
    await using killed = await afterAKill();
    damage(killed.log);
    expect(statSync(killed.count).mode & 0o777).toBe(0o600);
    const before = [killed.file, killed.log].map((file) => existsSync(file) && readFileSync(file, "base64"));
    const refusal = await killed.open().catch(({ message }: Error) => message);
    expect(refusal).toMatch(new RegExp(`^\\S+resumes\\.db lacks the last ${lost} of its 3 writes: .*; or remove \\S+-commits to go on`));
    expect(refusal).not.toContain("\n");
    // A log that was not there is made by whoever looks.
    expect(readFileSync(killed.file, "base64")).toBe(before[0]);
    if (before[1]) expect(readFileSync(killed.log, "base64")).toBe(before[1]);
    rmSync(killed.count);
    expect(await headlineIn(killed)).toBe(lost === 1 ? "2" : undefined);
  });

  it("is not seen where there is none: after a kill, a stop, or a power cut that kept less of the count, or nothing", async () => {
    for (const count of [undefined, "2".padStart(16), "", "\0".repeat(16)]) {
      await using killed = await afterAKill();
      if (count !== undefined) writeFileSync(killed.count, count);
      expect(await headlineIn(killed)).toBe("3");
      expect(await headlineIn(killed)).toBe("3");
    }
  });

  it("counts no transaction that changed nothing", async () => {
    await using killed = await afterAKill();
    const { storage } = await killed.open();
    const stale = firstVersion(resumeContent.parse({ email }));
    const before = readFileSync(killed.log).length;
    expect(await storage.resumes(signal).replace(undefined, stale)).toBe(false);
    expect(await storage.resumes(signal).eraseHistory(stale)).toBe(0);
    expect(readFileSync(killed.log).length).toBe(before);
  });

  it("counts no transaction whose end fails", async () => {
    const file = path.join(await aFolder(), "resumes.db");
    const database = await openDatabase(file, { isNew: true });
    const { write } = groupCommit(database, commitCount(database, file));
    database.exec("PRAGMA foreign_keys = ON; CREATE TABLE one (id INTEGER PRIMARY KEY)");
    database.exec("CREATE TABLE other (id INTEGER REFERENCES one DEFERRABLE INITIALLY DEFERRED)");
    await write(() => database.exec("INSERT INTO one VALUES (1)"));
    await expect(write(() => database.exec("INSERT INTO other VALUES (2)"))).rejects.toThrow("FOREIGN KEY");
    expect(Number(readFileSync(`${file}-commits`, "latin1"))).toBe(1);
  });
});
