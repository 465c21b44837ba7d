import { DeleteTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ResumeStore } from "../../domain/ports.ts";
import { resumeContent } from "../../domain/resume.ts";
import { firstVersion, nextVersion, type StoredResume, tombstone } from "../../domain/stored-resume.ts";
import { ensureTable } from "../../embedded/dynamodb.ts";
import { dynamoClient } from "../../storage/aws/aws-clients.ts";
import { dynamoResumes } from "../../storage/dynamodb/dynamo-resumes.ts";
import { aDynamo, isDynamoLocal } from "../support/dynamodb.ts";
import { aFolderStorage } from "../support/folder-storage.ts";
import { aFullResume, anEmail, type ResumeInput } from "../support/resumes.ts";

/*
 * What the service relies on of a store. Against dynalite and SQLite; with DYNAMODB_LOCAL_URL, against the server there
 * (`npm run test:dynamodb-local` starts Amazon's own).
 */

const signal = new AbortController().signal;
const content = (input: ResumeInput) => resumeContent.parse(input);

/** A store that keeps so many replaced versions, all opened over the same data. */
type Opened = { open(historyRetention?: number): Promise<ResumeStore>; close(): Promise<unknown> };

async function aDynamoStore() {
  const table = `contract-${Date.now()}`;
  const historyTable = `${table}-history`;
  const { config, close } = await aDynamo();
  const client = new DynamoDBClient(config);
  await ensureTable(client, table, "email");
  await ensureTable(client, historyTable, "id", "version");
  const documents = DynamoDBDocumentClient.from(client);
  return {
    open: async (historyRetention?: number) =>
      dynamoResumes({ client: dynamoClient(config), table, historyTable, deleteRetentionDays: 30, historyRetention })(signal),
    putItem: (Item: Record<string, unknown>) => documents.send(new PutCommand({ TableName: table, Item })),
    async close() {
      for (const TableName of [table, historyTable]) await client.send(new DeleteTableCommand({ TableName }));
      await close();
    },
  };
}

async function aSqliteStore(): Promise<Opened> {
  const { open, close } = await aFolderStorage();
  return { open: async (historyRetention) => (await open({ deleteRetentionDays: 30, historyRetention })).storage.resumes(signal), close };
}

const stores: Record<string, () => Promise<Opened>> = { DynamoDB: aDynamoStore, ...(!isDynamoLocal && { SQLite: aSqliteStore }) };

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
    expect(await store.eraseHistory(stored)).toBe(29);
    expect(await store.eraseHistory(stored)).toBe(0);
    expect(await store.version(stored, 12)).toBeUndefined();
  });

  it("keeps as many replaced versions as it is told", async () => {
    const few = await opened.open(2);
    let stored = await aStored();
    for (let i = 0; i < 5; i++) {
      await few.replace(stored, nextVersion(stored, { ...stored.content, name: `N${i}` }));
      stored = (await store.find(stored.content.email)) ?? stored;
    }
    expect((await store.versions(stored, { before: 99, limit: 99 })).map(({ version }) => version)).toEqual([6, 5, 4]);
    expect(await store.version(stored, 3)).toBeUndefined();
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
