import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import Libsql from "libsql";
import { stateOf } from "../../../domain/stored-resume.ts";
import { keepSecrets, loadSecrets } from "../../../handlers/local/secrets.ts";
import { isWholePdf } from "../../../storage/files/stored-pdf.ts";
import { type FolderStorage, openFolderStorage } from "../../../storage/folder-storage.ts";
import { checkDatabase } from "../../../storage/sqlite/check-database.ts";
import type { Known, Person } from "./people.ts";

export const kinds = ["start refused", "damage", "write lost", "torn file", "address lost", "purged is back"] as const;

export type Fault = { kind: (typeof kinds)[number]; detail: string };

const signal = new AbortController().signal;

/** Starts on a folder that a power cut has left, with the service's own code, and says what is wrong in it. */
export async function look(folder: string, people: Person[], isAcknowledged: (requestId: string) => boolean): Promise<Fault[]> {
  let opened: FolderStorage;
  try {
    await mkdir(folder, { recursive: true });
    const { secrets, areNew } = await loadSecrets(folder);
    const signing = { url: "http://service.test", signingKey: secrets.secretAccessKey };
    opened = await openFolderStorage({ folder, isNew: areNew, purgeLedger: `${folder}-purged.jsonl`, ...signing });
    if (areNew) await keepSecrets(folder);
  } catch (error) {
    return [{ kind: "start refused", detail: (error as Error).message }];
  }
  try {
    const database = new Libsql(`${folder}/resumes.db`);
    const faults: Fault[] = [...checkDatabase(database)].map((detail) => ({ kind: "damage", detail }));
    database.close();
    for (const person of people) faults.push(...(await lookAfter(person, opened, folder, isAcknowledged)));
    return [...faults, ...(await tornFiles(`${folder}/files`))];
  } catch (error) {
    return [{ kind: "damage", detail: (error as Error).message }];
  } finally {
    opened.close();
  }
}

async function lookAfter(
  { email, steps }: Person,
  { storage, mount }: FolderStorage,
  folder: string,
  isAcknowledged: (requestId: string) => boolean,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  const isDone = steps.map(({ requestId }) => requestId !== undefined && isAcknowledged(requestId));
  const last = isDone.lastIndexOf(true);
  // What was under way may be done, in part or not at all: one thing at a time, but for downloads, which change nothing.
  const next = steps.findIndex((step, i) => i > last && step.after !== steps[last]?.after);
  const [before, after] = [steps[last]?.after, steps[next]?.after];
  const resumes = storage.resumes(signal);

  const stored = await resumes.find(email).catch((error: Error) => error);
  const isGoing = steps[next]?.purged !== undefined;
  const versions: string[] = [];
  if (!stored || stored instanceof Error || stateOf(stored) === "purging") {
    const isRight = !(stored instanceof Error) && (stored ? isGoing : !before || isGoing);
    if (!isRight) faults.push({ kind: "write lost", detail: `${email} ${stored instanceof Error ? stored.message : "is not there"}` });
  } else {
    for (let number = 1; number <= stored.version; number++) {
      const version = await resumes.version(stored, number).catch((error: Error) => error);
      versions.push(version instanceof Error ? version.message : (version?.content.headline ?? "none"));
    }
    const found = `${stored.content.name} ${versions}`;
    const whatMayBe = [before, after].filter((known) => known !== undefined).map(({ name, headlines }) => `${name} ${headlines}`);
    if (!whatMayBe.includes(found)) faults.push({ kind: "write lost", detail: `${email} is ${found}, not ${whatMayBe.join(" or ")}` });
  }

  for (const [i, { pdf, after: owner }] of steps.entries()) {
    if (!pdf || !isDone[i] || isGoneBy(owner, steps.slice(i, Math.max(last, next) + 1))) continue;
    const answer = await mount.fetch(new Request(pdf.url));
    const sha256 = createHash("sha256")
      .update(Buffer.from(await answer.arrayBuffer()))
      .digest("hex");
    if (answer.status !== 200 || sha256 !== pdf.sha256) faults.push({ kind: "address lost", detail: `${answer.status} of ${pdf.url}` });
  }
  for (const { purged } of steps.filter((_, i) => isDone[i])) {
    if (!purged) continue;
    const places = [...(existsSync(`${folder}/files/${purged.id}`) ? [`files/${purged.id}`] : []), ...holding(folder, purged.name)];
    faults.push(...places.map((place) => ({ kind: "purged is back" as const, detail: `${purged.name} in ${place}` })));
  }
  return faults;
}

const isGoneBy = (owner: Known, steps: Person["steps"]) => steps.some(({ purged }) => purged?.name === owner?.name);

/** The files in which a text stands. In `-shm` SQLite leaves memory that it never set, and here that is this process's own. */
function holding(folder: string, text: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith("-shm"));
  const names = files.map(({ parentPath, name }) => `${parentPath}/${name}`);
  return names.filter((name) => readFileSync(name).includes(text)).map((name) => name.slice(folder.length + 1));
}

/** Files that have their names, and are not what was stored. */
async function tornFiles(folder: string): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".pdf"))) {
    if (!(await isWholePdf(`${folder}/${name}`))) faults.push({ kind: "torn file", detail: name });
  }
  return faults;
}
