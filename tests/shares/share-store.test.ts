import { setMaxListeners } from "node:events";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import type { StoredShare } from "../../domain/shares/share.ts";
import type { ShareStore } from "../../domain/shares/share-store.ts";
import { firstVersion, movedTo, nextVersion, purgeMarker, type StoredResume, successor, tombstone } from "../../domain/stored-resume.ts";
import { ensureTable } from "../../embedded/dynamodb.ts";
import { dynamoClient } from "../../storage/aws/aws-clients.ts";
import { dynamoResumes } from "../../storage/dynamodb/dynamo-resumes.ts";
import { dynamoShares, moveShare, sharesByResume } from "../../storage/shares/dynamo-shares.ts";
import { sweepShares } from "../../storage/shares/sweep-shares.ts";
import { aDynamo } from "../support/dynamodb.ts";
import { aFolderStorage } from "../support/folder-storage.ts";
import { anEmail } from "../support/resumes.ts";

/*
 * What the service relies on of a store of shares, against dynalite and SQLite.
 */

const { signal } = new AbortController();
// Many calls share it here.
setMaxListeners(0, signal);

async function onDynamo() {
  const [table, sharesTable] = [`shared-${Date.now()}`, `shares-${Date.now()}`];
  const { config, close } = await aDynamo();
  const tables = new DynamoDBClient(config);
  await ensureTable(tables, table, "email");
  await ensureTable(tables, `${table}-history`, "id", "version");
  await ensureTable(tables, sharesTable, "id", undefined, { name: sharesByResume, key: "resume_id" });
  const options = { client: dynamoClient(config), table, historyTable: `${table}-history`, sharesTable };
  return {
    shares: dynamoShares(options)(signal),
    resumes: dynamoResumes(options)(signal),
    sweep: () => sweepShares(options, signal),
    moveOne: (id: string, email: string) => moveShare(options, id, email, signal),
    close,
  };
}

async function onSqlite() {
  const { open, close } = await aFolderStorage();
  const { storage } = await open();
  return { shares: storage.shares(signal), resumes: storage.resumes(signal), sweep: async () => void (await storage.sweep(signal)), close };
}

describe.each([
  ["DynamoDB", onDynamo],
  ["SQLite", onSqlite],
])("shares in %s", (_name, start) => {
  let opened: Awaited<ReturnType<typeof onSqlite>> & Partial<Awaited<ReturnType<typeof onDynamo>>>;
  let store: ShareStore;
  beforeAll(async () => {
    opened = (await start()) as typeof opened;
    store = opened.shares;
  });
  afterAll(() => opened.close());

  const aResume = async () => {
    const first = firstVersion(resumeContent.parse({ email: anEmail() }));
    await opened.resumes.replace(undefined, first);
    return first;
  };
  let made = 0;
  const aShare = async ({ id: resume_id, content: { email } }: StoredResume, fields: Partial<StoredShare> = {}): Promise<StoredShare> => {
    const created_at = new Date(Date.UTC(2026, 0, 1, 0, 0, ++made)).toISOString();
    const share = { id: `share-${made}`, resume_id, email, created_at, settings: { hide: ["phone" as const] }, views: 0, ...fields };
    await store.add(share);
    return share;
  };

  it("finds a share by its id, and by its resume", async () => {
    const [resume, other] = [await aResume(), await aResume()];
    const [first, second] = [await aShare(resume), await aShare(resume)];
    await aShare(other);
    expect(await store.find(first.id)).toEqual(first);
    expect(await store.find("nobody")).toBeUndefined();
    expect(await store.list(resume)).toEqual([second, first]);
  });

  it("changes settings once, for the first who saw them", async () => {
    const { id, settings } = await aShare(await aResume());
    const changes = await Promise.all([store.change(id, settings, { indexed: true }), store.change(id, settings, { hide: [] })]);
    expect(changes.filter(Boolean)).toHaveLength(1);
    expect((await store.find(id))?.settings).toEqual(changes[0] ? { indexed: true } : { hide: [] });
  });

  it("revokes a share once; then nothing changes or counts it back into being", async () => {
    const { id, settings } = await aShare(await aResume());
    expect([await store.remove(id), await store.remove(id)]).toEqual([true, false]);
    expect(await store.change(id, settings, {})).toBe(false);
    await store.count(id, 1, "2026-02-01T00:00:00.000Z");
    expect(await store.find(id)).toBeUndefined();
  });

  it("counts views that come at once, whoever changes the share meanwhile", async () => {
    const { id, settings } = await aShare(await aResume());
    const at = "2026-02-01T00:00:00.000Z";
    await Promise.all([...Array.from({ length: 20 }, () => store.count(id, 2, at)), store.change(id, settings, { indexed: true })]);
    expect(await store.find(id)).toMatchObject({ views: 40, viewed_at: at, settings: { indexed: true } });
  });

  it("revokes all of a resume, however many, and no other's", async () => {
    const [resume, other] = [await aResume(), await aResume()];
    for (let i = 0; i < 30; i++) await aShare(resume);
    const { id } = await aShare(other);
    expect(await store.removeAll(resume)).toBe(30);
    expect(await store.list(resume)).toEqual([]);
    expect(await store.find(id)).toBeDefined();
  });

  it("notes for all shares of a resume that it has moved, whoever changes and counts them meanwhile; the sweep notes it for one that was made just then", async () => {
    const resume = await aResume();
    const to = anEmail();
    const [{ id, settings }, second] = [await aShare(resume), await aShare(resume)];
    const moved = movedTo(resume, to);
    const settle = async () => {
      await Promise.all([
        store.moveAll(resume, to),
        store.count(id, 1, "2026-02-01T00:00:00.000Z"),
        store.change(id, settings, { hide: [] }),
      ]);
    };
    expect(await opened.resumes.move(resume, moved, settle)).toBe("moved");
    expect(await store.find(id)).toMatchObject({ email: to, views: 1, settings: { hide: [] } });
    expect(await store.find(second.id)).toMatchObject({ email: to });
    await store.remove(second.id);
    await store.moveAll(resume, to);
    expect(await store.find(second.id)).toBeUndefined();
    if (!opened.moveOne) return;
    // One that was listed, and revoked just then.
    expect(await opened.moveOne(second.id, to)).toBe(false);
    expect(await store.find(second.id)).toBeUndefined();
    const late = await aShare(resume);
    await opened.sweep();
    expect(await store.find(late.id)).toMatchObject({ email: to });
  });

  it("keeps the shares of a deleted resume, which it can be restored with, and sweeps those of one that is gone", async () => {
    const [deleted, purged, replaced] = [await aResume(), await aResume(), await aResume()];
    const [kept, dead, former] = [await aShare(deleted), await aShare(purged), await aShare(replaced)];
    await opened.resumes.replace(deleted, tombstone(deleted));
    const marker = purgeMarker(purged);
    await opened.resumes.replace(purged, marker);
    await opened.resumes.erase(marker);
    const end = tombstone(replaced);
    await opened.resumes.replace(replaced, end);
    await opened.resumes.replace(end, successor(end, replaced.content));
    await opened.sweep();
    expect(await store.find(kept.id)).toEqual(kept);
    expect(await store.find(dead.id)).toBeUndefined();
    expect(await store.find(former.id)).toBeUndefined();
    const next = nextVersion(tombstone(deleted), deleted.content);
    expect(await opened.resumes.replace(tombstone(deleted), next)).toBe(true);
  });
});
