import { DeleteTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ResumeStore } from "../domain/ports.ts";
import { resumeContent } from "../domain/resume.ts";
import { firstVersion, nextVersion, tombstone } from "../domain/stored-resume.ts";
import { ensureTable } from "../local/dynamodb.ts";
import { dynamoClient } from "../storage/aws.ts";
import { dynamoResumes } from "../storage/dynamo-resumes.ts";
import { aDynamo } from "./support/dynamodb.ts";
import { aFullResume, anEmail, type ResumeInput } from "./support/resumes.ts";

/*
 * What the service relies on of a DynamoDB. Against dynalite; with DYNAMODB_LOCAL_URL, against the server there
 * (`npm run test:dynamodb-local` starts Amazon's own).
 */

const table = `contract-${Date.now()}`;
const close: (() => Promise<unknown>)[] = [];
const historyTable = `${table}-history`;
let open: (historyRetention?: number) => ResumeStore;
let store: ResumeStore;
let documents: DynamoDBDocumentClient;

beforeAll(async () => {
  const { config, close: stop } = await aDynamo();
  close.push(stop);
  const client = new DynamoDBClient(config);
  await ensureTable(client, table, "email");
  close.unshift(() => client.send(new DeleteTableCommand({ TableName: table })));
  documents = DynamoDBDocumentClient.from(client);
  await ensureTable(client, historyTable, "id", "version");
  close.unshift(() => client.send(new DeleteTableCommand({ TableName: historyTable })));
  open = (historyRetention) =>
    dynamoResumes({ client: dynamoClient(config), table, historyTable, deleteRetentionDays: 30, historyRetention })(
      new AbortController().signal,
    );
  store = open();
});
afterAll(async () => {
  for (const closer of close) await closer();
});

const content = (input: ResumeInput) => resumeContent.parse(input);

async function aStored(input = aFullResume()) {
  const first = firstVersion(content(input));
  expect(await store.replace(undefined, first)).toBe(true);
  const found = await store.find(input.email);
  if (!found) throw new Error("nothing is stored");
  return found;
}

describe("the resume store", () => {
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
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: { email: one.content.email } }));
    expect(Item?.expires_at).toBe(Math.floor(Date.parse(dead.deleted_at as string) / 1000) + 30 * 86_400);
    expect(await store.replace(found, firstVersion(one.content))).toBe(true);
  });

  it("remembers the last sixteen writes", async () => {
    let stored = await aStored();
    for (let i = 0; i < 20; i++) {
      expect(await store.replace(stored, nextVersion(stored, { ...stored.content, name: `N${i}` }))).toBe(true);
      stored = (await store.find(stored.content.email)) ?? stored;
    }
    expect(stored.writes).toHaveLength(16);
    expect(new Set(stored.writes).size).toBe(16);
  });

  it("takes over an item of another system, once", async () => {
    const email = anEmail();
    await documents.send(new PutCommand({ TableName: table, Item: { email, name: "Old", year: 2018, tags: new Set(["a", "b"]) } }));
    const old = await store.find(email);
    if (!old) throw new Error("nothing is stored");
    expect(old).toMatchObject({ version: 0, content: { name: "Old", custom: { year: 2018, tags: ["a", "b"] } } });
    expect(await store.replace(undefined, firstVersion(old.content))).toBe(false);
    expect(await store.replace(old, nextVersion(old, old.content))).toBe(true);
    expect(await store.replace(old, nextVersion(old, old.content))).toBe(false);
  });

  it("holds a resume of 256 kB, however many its parts", async () => {
    const large = content({ email: anEmail(), experience: Array.from({ length: 80 }, () => ({ details: ["x".repeat(3000)] })) });
    expect(await store.replace(undefined, firstVersion(large))).toBe(true);
    const many = content({ email: anEmail(), projects: Array.from({ length: 100 }, () => ({ details: Array(200).fill("word word") })) });
    expect(await store.replace(undefined, firstVersion(many))).toBe(true);
    expect((await store.find(many.email))?.content).toEqual(many);
  });
});
