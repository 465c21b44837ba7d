import { setMaxListeners } from "node:events";
import path from "node:path";
import { DeleteTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand, ScanCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import Libsql from "libsql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ResumeStore } from "../../domain/ports.ts";
import { resumeContent } from "../../domain/resume.ts";
import { type HistoryRetention, usualHistory } from "../../domain/retention.ts";
import { firstVersion, movedTo, nextVersion, type StoredResume, stateOf, tombstone } from "../../domain/stored-resume.ts";
import { ensureTable } from "../../embedded/dynamodb.ts";
import { dynamoClient } from "../../storage/aws/aws-clients.ts";
import { dynamoHistory } from "../../storage/dynamodb/dynamo-history.ts";
import { dynamoResumes } from "../../storage/dynamodb/dynamo-resumes.ts";
import { sweepHistory } from "../../storage/dynamodb/dynamo-sweep.ts";
import { databaseName } from "../../storage/folder-names.ts";
import { aDynamo, isDynamoLocal } from "../support/dynamodb.ts";
import { aFolderStorage } from "../support/folder-storage.ts";
import { aFullResume, anEmail, type ResumeInput } from "../support/resumes.ts";

/*
 * What the service relies on of a store. Against dynalite and SQLite; with DYNAMODB_LOCAL_URL, against the server there
 * (`npm run test:dynamodb-local` starts Amazon's own).
 */

const { signal } = new AbortController();
// Many calls share it here.
setMaxListeners(0, signal);
const content = (input: ResumeInput) => resumeContent.parse(input);

/** Stores over the same data, each of which keeps so many replaced versions. */
type Opened = {
  open(historyRetention?: HistoryRetention): Promise<ResumeStore>;
  /** The numbers of the replaced versions of a resume that are stored, seen or not. */
  stored(id: string): Promise<number[]>;
  /** Makes all replaced versions those of an earlier release. */
  unmark(): Promise<unknown>;
  close(): Promise<unknown>;
};

async function aDynamoStore() {
  const table = `contract-${Date.now()}`;
  const historyTable = `${table}-history`;
  const { config, close } = await aDynamo();
  const client = new DynamoDBClient(config);
  await ensureTable(client, table, "email");
  await ensureTable(client, historyTable, "id", "version");
  const documents = DynamoDBDocumentClient.from(client);
  const rows = async () => (await documents.send(new ScanCommand({ TableName: historyTable }))).Items ?? [];
  return {
    tables: { client: dynamoClient(config), table, historyTable },
    async stored(id: string) {
      const versions = (await rows()).filter((row) => row.id === id).map(({ version }) => version as number);
      return versions.sort((a, b) => a - b);
    },
    async unmark() {
      for (const { id, version } of await rows()) {
        await documents.send(new UpdateCommand({ TableName: historyTable, Key: { id, version }, UpdateExpression: "REMOVE same_day" }));
      }
    },
    open: async (historyRetention?: HistoryRetention) =>
      dynamoResumes({ client: dynamoClient(config), table, historyTable, deleteRetentionDays: 30, historyRetention })(signal),
    putItem: (Item: Record<string, unknown>) => documents.send(new PutCommand({ TableName: table, Item })),
    async close() {
      for (const TableName of [table, historyTable]) await client.send(new DeleteTableCommand({ TableName }));
      await close();
    },
  };
}

async function aSqliteStore(): Promise<Opened> {
  const { folder, open, close } = await aFolderStorage();
  const database = async () => new Libsql(path.join(folder, databaseName));
  const replaced = "FROM versions v WHERE id = ? AND version < (SELECT version FROM resumes r WHERE r.id = v.id) ORDER BY version";
  return {
    stored: async (id) => {
      const rows = (await database()).prepare(`SELECT version ${replaced}`).all([id]) as { version: number }[];
      return rows.map(({ version }) => version);
    },
    unmark: async () => (await database()).exec("UPDATE versions SET same_day = NULL"),
    open: async (historyRetention) => (await open({ deleteRetentionDays: 30, historyRetention })).storage.resumes(signal),
    close,
  };
}

const stores: Record<string, () => Promise<Opened>> = { DynamoDB: aDynamoStore, ...(!isDynamoLocal && { SQLite: aSqliteStore }) };

/** Stores a resume, or goes on with one, with a version on each of these days; returns the newest. */
async function savedOn(store: ResumeStore, days: string[], from?: StoredResume): Promise<StoredResume> {
  const email = anEmail();
  let newest = from;
  for (const day of days) {
    const previous = newest;
    const name = `Of version ${(previous?.version ?? 0) + 1}`;
    const made = previous ? nextVersion(previous, { ...previous.content, name }) : firstVersion(content({ email, name }));
    newest = { ...made, updated_at: `${day}T12:00:00.000Z` };
    expect(await store.replace(previous, newest)).toBe(true);
  }
  return newest as StoredResume;
}

async function stored(store: ResumeStore, input = aFullResume()) {
  const first = firstVersion(content(input));
  expect(await store.replace(undefined, first)).toBe(true);
  const found = await store.find(input.email);
  if (!found) throw new Error("nothing is stored");
  return found;
}

describe.each(Object.entries(stores))("the resume store over %s", (_, openStore) => {
  let opened: Opened;
  let store: ResumeStore;
  beforeAll(async () => {
    opened = await openStore();
    store = await opened.open();
  });
  afterAll(() => opened.close());
  const aStored = (input?: ResumeInput) => stored(store, input);
  const all = { before: 9_999, limit: 9_999 };
  const seen = async (reading: ResumeStore, newest: StoredResume, range = all) =>
    (await reading.versions(newest, range)).map(({ version }) => version);

  it("gives back what was stored", async () => {
    const input = aFullResume({
      summary: "Ünïcödé 🚀\n\ttab",
      custom: { a: [1e-200, 1e300, null, { "": "" }], deep: JSON.parse("[".repeat(30) + "]".repeat(30)) },
    });
    expect((await aStored(input)).content).toEqual(content(input));
    expect(await store.find(anEmail())).toBeUndefined();
  });

  it("creates once", async () => {
    const { content: stored } = await aStored();
    expect(await store.replace(undefined, firstVersion(stored))).toBe(false);
  });

  it("replaces what is still stored, and nothing else", async () => {
    const one = await aStored();
    const two = nextVersion(one, { ...one.content, name: "Two" });
    expect(await store.replace(one, two)).toBe(true);
    expect(await store.replace(one, nextVersion(one, { ...one.content, name: "Late" }))).toBe(false);
    expect(await store.find(one.content.email)).toMatchObject({ version: 2, content: { name: "Two" } });
  });

  it("lets one of many writers over the same reading win", async () => {
    const one = await aStored();
    const writes = Array.from({ length: 20 }, (_, i) => store.replace(one, nextVersion(one, { ...one.content, name: `Writer ${i}` })));
    expect((await Promise.all(writes)).filter(Boolean)).toHaveLength(1);
  });

  it("lets one of many creators win", async () => {
    const email = anEmail();
    const writes = Array.from({ length: 20 }, (_, i) => store.replace(undefined, firstVersion(content({ email, name: `Writer ${i}` }))));
    expect((await Promise.all(writes)).filter(Boolean)).toHaveLength(1);
  });

  it("keeps a tombstone until it is replaced, with the time to erase it", async () => {
    const one = await aStored();
    const dead = tombstone(one);
    expect(await store.replace(one, dead)).toBe(true);
    const found = await store.find(one.content.email);
    expect(found).toMatchObject({ version: 2, deleted_at: dead.deleted_at });
    expect(found?.expires_at).toBe(Math.floor(Date.parse(dead.deleted_at as string) / 1000) + 30 * 86_400);
    expect(await store.replace(found, firstVersion(one.content))).toBe(true);
  });

  it("keeps each version that was replaced, whole and in order, however many and large", async () => {
    let stored = await aStored(aFullResume({ summary: "1" }));
    const details = Array(60).fill("x".repeat(3000));
    for (let i = 2; i <= 30; i++) {
      const next = nextVersion(stored, {
        ...stored.content,
        summary: String(i),
        ...(i < 20 && { experience: [{ role: String(i), details }] }),
      });
      expect(await store.replace(stored, next)).toBe(true);
      stored = (await store.find(stored.content.email)) ?? stored;
    }
    const numbers = (versions: { version: number }[]) => versions.map(({ version }) => version);
    expect(numbers(await store.versions(stored, { before: 99, limit: 99 }))).toEqual(Array.from({ length: 30 }, (_, i) => 30 - i));
    expect(numbers(await store.versions(stored, { before: 12, limit: 9 }))).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect(await store.versions(stored, { before: 1, limit: 9 })).toEqual([]);
    expect(await store.version(stored, 12)).toMatchObject({ version: 12, changed: ["summary", "experience"], content: { summary: "12" } });
    expect(await store.version(stored, 31)).toBeUndefined();
    const read: StoredResume[] = [];
    for (let before = 99; ; before = read.at(-1)?.version ?? 0) {
      const page = await store.replacedBefore(stored, before);
      if (page.length === 0) break;
      read.push(...page);
    }
    expect(numbers(read)).toEqual(Array.from({ length: 29 }, (_, i) => 29 - i));
    expect(read[17]).toEqual(await store.version(stored, 12));
    expect(numbers((await store.replacedBefore(stored, 12)).slice(0, 1))).toEqual([11]);
    expect(await store.eraseHistory(stored)).toBe(29);
    expect(await store.replacedBefore(stored, 99)).toEqual([]);
    expect(await store.eraseHistory(stored)).toBe(0);
    expect(await store.version(stored, 12)).toBeUndefined();
  });

  it("keeps as many replaced versions as it is told", async () => {
    const few = await opened.open({ last: 2, days: false });
    let stored = await aStored();
    for (let i = 0; i < 5; i++) {
      await few.replace(stored, nextVersion(stored, { ...stored.content, name: `N${i}` }));
      stored = (await store.find(stored.content.email)) ?? stored;
    }
    expect((await store.versions(stored, { before: 99, limit: 99 })).map(({ version }) => version)).toEqual([6, 5, 4]);
    expect(await store.version(stored, 3)).toBeUndefined();
  });

  // Versions 1 to 3 are of one day, 4 of the next, 5 and 6 of a third, 7 to 10 of a fourth.
  const days = [1, 1, 1, 2, 3, 3, 4, 4, 4, 4].map((day) => `2026-03-0${day}`);

  it("keeps the last replaced versions and, of those before, the newest of each day", async () => {
    const some = await opened.open({ last: 3, days: true });
    const newest = await savedOn(some, days);
    expect(await opened.stored(newest.id)).toEqual([3, 4, 6, 7, 8, 9]);
    expect(await seen(some, newest)).toEqual([10, 9, 8, 7, 6, 4, 3]);
    expect(await seen(some, newest, { before: 9, limit: 4 })).toEqual([8, 7, 6, 4]);
    expect(await some.version(newest, 4)).toMatchObject({ version: 4, content: { name: "Of version 4" } });
    expect(await some.version(newest, 5)).toBeUndefined();
  });

  it("shows nothing that is over the retention, even where it is stored", async () => {
    const newest = await savedOn(store, days);
    expect(await seen(store, newest)).toHaveLength(10);
    const some = await opened.open({ last: 3, days: true });
    expect(await seen(some, newest)).toEqual([10, 9, 8, 7, 6, 4, 3]);
    expect(await seen(some, newest, { before: 6, limit: 1 })).toEqual([4]);
    expect((await some.replacedBefore(newest, 99)).map(({ version }) => version)).toEqual([9, 8, 7, 6, 4, 3]);
    expect(await some.version(newest, 5)).toBeUndefined();
    const few = await opened.open({ last: 3, days: false });
    expect(await seen(few, newest)).toEqual([10, 9, 8, 7]);
    expect(await few.version(newest, 4)).toBeUndefined();
  });

  it("keeps what an earlier release replaced, which has no mark, unless a number is set", async () => {
    const old = await savedOn(store, days);
    await opened.unmark();
    const some = await opened.open({ last: 3, days: true });
    const newest = await savedOn(some, Array(6).fill("2026-03-05"), old);
    expect(await opened.stored(newest.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15]);
    expect(await seen(some, newest)).toEqual([16, 15, 14, 13, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    const few = await opened.open({ last: 3, days: false });
    await savedOn(few, ["2026-03-05"], newest);
    expect(await opened.stored(newest.id)).toEqual([14, 15, 16]);
  });

  it("moves what is still stored to an email under which nothing is, with its history, and settles once it is there", async () => {
    const [one, other] = [await aStored(), await aStored()];
    const two = nextVersion(one, { ...one.content, name: "Two" });
    await store.replace(one, two);
    const newest = (await store.find(two.content.email)) as StoredResume;
    const to = anEmail();
    const seen: unknown[] = [];
    const settle = async () => void seen.push((await store.find(to))?.version);
    expect(await store.move(newest, movedTo(newest, other.content.email), settle)).toBe("taken");
    expect(await store.move(one, movedTo(one, to), settle)).toBe("changed");
    expect(seen).toEqual([]);
    expect(await store.find(two.content.email)).toEqual(newest);
    const moved = movedTo(newest, to);
    expect(await store.move(newest, moved, settle)).toBe("moved");
    expect(seen).toEqual([3]);
    expect(await store.find(newest.content.email)).toBeUndefined();
    expect(await store.find(to)).toMatchObject({ id: one.id, version: 3, content: { email: to, name: "Two" } });
    expect((await store.versions(moved, all)).map(({ version }) => version)).toEqual([3, 2, 1]);
    const late = nextVersion(newest, newest.content);
    // One who came after midnight, too: what is archived then has no mark of the same day.
    for (const updated_at of [late.updated_at, "2040-01-01T00:00:00.000Z"]) {
      expect(await store.replace(newest, { ...late, updated_at })).toBe(false);
      expect(await store.version(moved, 2)).toMatchObject({ version: 2, content: { name: "Two" } });
    }
  });

  it("lets one of many movers win, and one of many that want one email", async () => {
    const one = await aStored();
    const targets = Array.from({ length: 8 }, anEmail);
    const outcomes = await Promise.all(targets.map((to) => store.move(one, movedTo(one, to), async () => {})));
    expect(outcomes.filter((outcome) => outcome === "moved")).toHaveLength(1);
    const found = await Promise.all(targets.map((to) => store.find(to)));
    expect(found.filter(Boolean)).toHaveLength(1);
    const to = anEmail();
    const many = await Promise.all(Array.from({ length: 8 }, () => aStored()));
    const moves = await Promise.all(many.map((stored) => store.move(stored, movedTo(stored, to), async () => {})));
    expect(moves.sort()).toEqual(["moved", ...Array(7).fill("taken")]);
    const left = await Promise.all(many.map(({ content: { email } }) => store.find(email)));
    expect(left.filter((stored) => stored && stateOf(stored) === "live")).toHaveLength(7);
  });

  it("erases what is still stored, and nothing else", async () => {
    const one = await aStored();
    await store.replace(one, nextVersion(one, { ...one.content, name: "Two" }));
    await store.erase(one);
    const two = (await store.find(one.content.email)) as StoredResume;
    expect(two.version).toBe(2);
    await store.erase(two);
    expect(await store.find(one.content.email)).toBeUndefined();
  });

  it("holds a resume of 256 kB, however many its parts", async () => {
    const large = content({ email: anEmail(), experience: Array.from({ length: 80 }, () => ({ details: ["x".repeat(3000)] })) });
    expect(await store.replace(undefined, firstVersion(large))).toBe(true);
    const many = content({ email: anEmail(), projects: Array.from({ length: 100 }, () => ({ details: Array(200).fill("word word") })) });
    expect(await store.replace(undefined, firstVersion(many))).toBe(true);
    expect((await store.find(many.email))?.content).toEqual(many);
  });
});

it.skipIf(isDynamoLocal)("one caller who saves ten thousand times leaves two hundred replaced versions, and one for each day", async () => {
  const opened = await aSqliteStore();
  const store = await opened.open(usualHistory);
  let newest = await savedOn(store, ["2026-03-01"]);
  for (let day = 1; day <= 20; day++) {
    const saves: Promise<boolean>[] = [];
    // At once: each finds the one before it in the transaction that they share.
    while (newest.version < 500 * day) {
      const next = { ...nextVersion(newest, newest.content), updated_at: `2026-03-${String(day).padStart(2, "0")}T12:00:00.000Z` };
      saves.push(store.replace(newest, next));
      newest = next;
    }
    expect((await Promise.all(saves)).every(Boolean)).toBe(true);
  }
  const ends = Array.from({ length: 19 }, (_, i) => 500 * (i + 1));
  const last = Array.from({ length: 200 }, (_, i) => 9_800 + i);
  expect(await opened.stored(newest.id)).toEqual([...ends, ...last]);
  await opened.close();
});

it.skipIf(isDynamoLocal)("a history of more than one transaction erases is erased whole", async () => {
  const opened = await aSqliteStore();
  const store = await opened.open();
  let newest = await savedOn(store, ["2026-03-01"]);
  const saves: Promise<boolean>[] = [];
  while (newest.version < 1_200) {
    const next = nextVersion(newest, newest.content);
    saves.push(store.replace(newest, next));
    newest = next;
  }
  expect((await Promise.all(saves)).every(Boolean)).toBe(true);
  expect(await store.eraseHistory(newest)).toBe(1_199);
  expect(await opened.stored(newest.id)).toEqual([]);
  await opened.close();
});

describe("the resume store over DynamoDB alone", () => {
  let dynamo: Awaited<ReturnType<typeof aDynamoStore>>;
  let store: ResumeStore;
  beforeAll(async () => {
    dynamo = await aDynamoStore();
    store = await dynamo.open();
  });
  afterAll(() => dynamo.close());

  it("remembers the last sixteen writes", async () => {
    let last = await stored(store);
    for (let i = 0; i < 20; i++) {
      expect(await store.replace(last, nextVersion(last, { ...last.content, name: `N${i}` }))).toBe(true);
      last = (await store.find(last.content.email)) ?? last;
    }
    expect(last.writes).toHaveLength(16);
    expect(new Set(last.writes).size).toBe(16);
  });

  it("keeps the version that another system stored, under the id that its first save gives it", async () => {
    const email = anEmail();
    await dynamo.putItem({ email, name: "Old", writes: "none", version: "draft" });
    const old = (await store.find(email)) as StoredResume;
    expect(await store.replace(old, nextVersion(old, { ...old.content, name: "New" }))).toBe(true);
    const now = (await store.find(email)) as StoredResume;
    expect(await store.version(now, 0)).toMatchObject({
      version: 0,
      content: { name: "Old", custom: { writes: "none", version: "draft" } },
    });
    expect((await store.versions(now, { before: 9, limit: 9 })).map(({ version }) => version)).toEqual([1, 0]);
  });

  it.each([
    ["first", [{ sameDay: true }]],
    ["last", [{ sameDay: false }, { sameDay: true }]],
  ])("keeps the newest of a day, even if a writer before midnight who did not replace it has archived it %s", async (_, archived) => {
    const some = await dynamo.open({ last: 2, days: true });
    const newest = await savedOn(some, ["2026-03-01"]);
    const history = dynamoHistory(dynamo.tables.client, dynamo.tables.historyTable, signal);
    for (const one of archived) await history.archive(newest, one);
    const later = await savedOn(some, Array(5).fill("2026-03-02"), newest);
    expect(await dynamo.stored(newest.id)).toEqual([1, 4, 5]);
    expect((await some.version(later, 1))?.content).toEqual(newest.content);
  });

  it("leaves what could not be erased to the sweep", async () => {
    const newest = await savedOn(store, ["2026-03-01", "2026-03-02", "2026-03-02", "2026-03-02", "2026-03-02", "2026-03-02"]);
    expect(await sweepHistory(dynamo.tables, signal)).toBe(0);
    expect(await sweepHistory({ ...dynamo.tables, historyRetention: { last: 2, days: true } }, signal)).toBeGreaterThanOrEqual(2);
    expect(await dynamo.stored(newest.id)).toEqual([1, 4, 5]);
  });

  it("takes over an item of another system, once", async () => {
    const email = anEmail();
    await dynamo.putItem({ email, name: "Old", year: 2018, tags: new Set(["a", "b"]) });
    const old = await store.find(email);
    if (!old) throw new Error("nothing is stored");
    expect(old).toMatchObject({ version: 0, content: { name: "Old", custom: { year: 2018, tags: ["a", "b"] } } });
    expect(await store.replace(undefined, firstVersion(old.content))).toBe(false);
    expect(await store.replace(old, nextVersion(old, old.content))).toBe(true);
    expect(await store.replace(old, nextVersion(old, old.content))).toBe(false);
  });
});
