import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it, onTestFinished } from "vitest";
import { startDynamo } from "../../embedded/dynamodb.ts";
import { dynamoClient } from "../../storage/aws/aws-clients.ts";
import { dynamoResumes } from "../../storage/dynamodb/dynamo-resumes.ts";
import { openFolderStorage } from "../../storage/folder-storage.ts";
import { type BackendCall, type Fate, startProxy } from "../support/backend.ts";
import { aFolder, npmRun } from "../support/npm-start.ts";
import { aFullResume, anEmail, aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

const signal = new AbortController().signal;

/** `npm run migrate -- --from-embedded`. Of Node 20 the AWS SDK warns. */
const runMigration = (environment: Record<string, string>, ...options: string[]) =>
  npmRun({ ...environment, NODE_NO_WARNINGS: "1" }, "migrate", "--from-embedded", ...options);

const tables = ({ dynamo = {} }: Service["backends"]) => DynamoDBDocumentClient.from(new DynamoDBClient(dynamo));

/** Leaves what a write leaves that breaks off: the newest version is in the history, too. */
async function breakOff({ backends }: Service, email: string): Promise<void> {
  const { Item = {} } = await tables(backends).send(new GetCommand({ TableName: "resumes", Key: { email } }));
  const { expires_at: _, ...version } = Item;
  await tables(backends).send(new PutCommand({ TableName: "resumes-history", Item: version }));
}

/** A data folder, services over it, and the migration. */
async function aDataFolder() {
  const DATA_DIR = await aFolder();
  async function over<Result>(STORAGE: string, use: (service: Service) => Promise<Result>): Promise<Result> {
    await using service = await startService({ DATA_DIR, STORAGE });
    return await use(service);
  }
  return {
    DATA_DIR,
    over,
    migrate: (...options: string[]) => runMigration({ DATA_DIR }, ...options),
    /** What a caller reads of a resume. */
    read: (STORAGE: string, email: string) =>
      over(STORAGE, async ({ call }) => {
        const { status, body, headers } = await call("GET", `/resume/${email}`);
        return { status, body, etag: headers.get("etag") };
      }),
    /** Puts an item into the table as another system does. */
    putItem: (Item: Record<string, unknown>) =>
      over("aws", async ({ backends }) => {
        await tables(backends).send(new PutCommand({ TableName: "resumes", Item }));
      }),
    has: (name: string) => existsSync(`${DATA_DIR}/${name}`),
  };
}

const counted = (counts: string) => new RegExp(`^${counts}$`, "m");

/** Writes `versions` of a new resume, and returns its email. */
async function written({ call }: Service, versions: number): Promise<string> {
  const { email, ...fields } = aFullResume();
  await call("POST", "/resume", { email, ...fields });
  for (let version = 2; version <= versions; version++) await call("PUT", `/resume/${email}`, { headline: `Version ${version}` });
  return email;
}

describe("npm run migrate -- --from-embedded", () => {
  it("says what it would do, then moves all, so that every resume and version reads the same through both stores", async () => {
    const folder = await aDataFolder();
    const [live, deleted, replaced, purged] = await folder.over("aws", async (service) => {
      const emails = await Promise.all([written(service, 12), written(service, 3), written(service, 2), written(service, 2)]);
      const [, second, third, fourth] = emails;
      await service.call("DELETE", `/resume/${second}`);
      await service.call("DELETE", `/resume/${third}`);
      await service.call("POST", "/resume", aResume({ email: third as string, name: "Again" }));
      await service.call("DELETE", `/resume/${fourth}?purge=true`);
      await breakOff(service, second as string);
      return emails;
    });
    const legacy = anEmail();
    await folder.putItem({ email: legacy, name: "Ada", phone: 39011, skills: new Set(["a", "b"]), theme: { colour: "red" } });
    const before = await Promise.all([folder.read("aws", live as string)]);
    const adopted = await folder.read("aws", legacy);

    const dry = await folder.migrate();
    expect(dry.stdout).toMatch(
      counted("4 resumes with 14 older versions to move, 0 in place, 0 changed in SQLite since, 0 erased .*, 0 left alone\\."),
    );
    expect(dry).toMatchObject({ code: 0, stdout: expect.stringMatching(/Nothing was changed\. To do it: .* --apply$/) });
    expect(readdirSync(folder.DATA_DIR).filter((name) => name.includes("resumes.db"))).toEqual([]);

    const applied = await folder.migrate("--apply");
    expect(applied.stdout).toMatch(/^Compared: 4 resumes and 14 older versions read the same in both\./m);
    expect(applied).toMatchObject({ code: 0, stderr: "" });
    expect(readdirSync(folder.DATA_DIR).filter((name) => name.includes("resumes.db"))).toEqual(["resumes.db"]);

    const dynamo = await startDynamo(`${folder.DATA_DIR}/dynamodb`);
    onTestFinished(dynamo.close);
    const client = dynamoClient({ ...dynamo, region: "us-east-1" });
    const there = dynamoResumes({ client, table: "resumes", historyTable: "resumes-history" })(signal);
    const places = { folder: folder.DATA_DIR, purgeLedger: `${folder.DATA_DIR}-purged.jsonl`, url: "", signingKey: "" };
    const { storage, close } = await openFolderStorage(places);
    onTestFinished(close);
    const here = storage.resumes(signal);
    const all = { before: Number.MAX_SAFE_INTEGER, limit: 100 };
    for (const [email, versions] of [
      [live, 12],
      [deleted, 4],
      [replaced, 1],
      [legacy, 1],
    ] as [string, number][]) {
      const [newest, same] = [await there.find(email), await here.find(email)];
      if (!newest || !same) throw new Error(`${email} is missing`);
      expect(same).toEqual({ ...newest, writes: undefined });
      const listed = await here.versions(same, all);
      expect(listed).toHaveLength(versions);
      for (const { version } of await there.versions(newest, all)) {
        expect(await here.version(same, version)).toEqual({
          ...(await there.version(newest, version)),
          writes: undefined,
          same_day: undefined,
        });
      }
    }
    expect(await here.find(purged as string)).toBeUndefined();
    close();
    await dynamo.close();

    expect(await folder.read("sqlite", live as string)).toEqual(before[0]);
    expect(await folder.read("sqlite", legacy)).toEqual(adopted);
    expect(adopted.etag).toMatch(/^"adopted-/);
    await folder.over("sqlite", async ({ call }) => {
      expect((await call("POST", `/resume/${deleted}/restore`)).body.resume.version).toBe(5);
      expect((await call("PUT", `/resume/${legacy}`, { name: "Saved" }, { "if-match": adopted.etag as string })).status).toBe(200);
      expect((await call("GET", `/resume/${live}/download`)).body.cached).toBe(false);
    });
  });

  it("brings the share links along, once: none that was revoked in SQLite since comes back", async () => {
    const folder = await aDataFolder();
    const browser = { "user-agent": "Mozilla/5.0 Firefox/140.0" };
    const [email, kept, revoked] = await folder.over("aws", async (service) => {
      const email = await written(service, 2);
      const share = async () => (await service.call("POST", `/resume/${email}/shares`, { hide: ["phone"], password: "sesame" })).body.share;
      return [email, await share(), await share()];
    });
    const first = await folder.migrate("--apply");
    expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(/^2 share links came along\.$/m) });
    const open = ({ call }: Service, url: string) => call("GET", new URL(url).pathname, undefined, browser);
    await folder.over("sqlite", async (service) => {
      for (const { url } of [kept, revoked]) expect((await open(service, url)).text).toContain('type="password"');
      const { shares } = (await service.call("GET", `/resume/${email}/shares`)).body;
      expect(shares.map(({ id }: { id: string }) => id).sort()).toEqual([kept.id, revoked.id].sort());
      expect(shares[0]).toMatchObject({ hide: ["phone"], has_password: true });
      await service.call("DELETE", `/resume/${email}/shares/${revoked.id}`);
    });
    await folder.over("aws", ({ call }) => call("PUT", `/resume/${email}`, { headline: "There" }));
    expect((await folder.migrate("--apply")).stdout).not.toContain("share links");
    await folder.over("sqlite", async (service) => {
      expect((await open(service, kept.url)).status).toBe(200);
      expect((await open(service, revoked.url)).status).toBe(404);
    });
  });

  it("run again, leaves what was changed in SQLite since, and brings back nobody who was purged", async () => {
    const folder = await aDataFolder();
    const emails = await folder.over("aws", (service) =>
      Promise.all([written(service, 1), written(service, 1), written(service, 1), written(service, 1)]),
    );
    const [changed, purged, renewed, kept] = emails;
    await folder.migrate("--apply");
    await folder.over("sqlite", async ({ call, logged }) => {
      // Nobody purges what is left there.
      expect(logged).toContainEqual({
        level: "warn",
        message: expect.stringMatching(/data\/dynamodb and \S+\/s3 hold resumes as they were .* remove both/),
      });
      await call("PUT", `/resume/${changed}`, { name: "Changed" });
      await call("DELETE", `/resume/${purged}?purge=true`);
      await call("DELETE", `/resume/${renewed}`);
      await call("POST", "/resume", aResume({ email: renewed as string, name: "Renewed" }));
    });
    const again = await folder.migrate("--apply");
    expect(again.stdout).toMatch(
      counted("0 resumes with 0 older versions moved, 1 in place, 2 changed in SQLite since, 1 erased .*, 0 left alone\\."),
    );
    expect(again.code).toBe(0);
    await folder.over("sqlite", async ({ call }) => {
      expect((await call("GET", `/resume/${changed}`)).body).toMatchObject({ name: "Changed", version: 2 });
      expect((await call("GET", `/resume/${purged}`)).status).toBe(404);
      expect((await call("GET", `/resume/${renewed}`)).body.name).toBe("Renewed");
      expect((await call("GET", `/resume/${kept}`)).status).toBe(200);
    });
  });

  it("run again, brings what DynamoDB has had since, but not over other changes", async () => {
    const folder = await aDataFolder();
    const [further, forked] = await folder.over("aws", (service) => Promise.all([written(service, 2), written(service, 2)]));
    await folder.migrate("--apply");
    await folder.over("sqlite", ({ call }) => call("PUT", `/resume/${forked}`, { name: "Here" }));
    const late = await folder.over("aws", async (service) => {
      await service.call("PUT", `/resume/${further}`, { name: "There" });
      for (const name of ["There", "Still there"]) await service.call("PUT", `/resume/${forked}`, { name });
      return written(service, 1);
    });
    const again = await folder.migrate("--apply");
    expect(again.stdout).toMatch(
      counted("2 resumes with 2 older versions moved, 0 in place, 0 changed in SQLite since, 0 erased .*, 1 left alone\\."),
    );
    expect(again.stdout).toContain(`left alone     "${forked}": SQLite has another resume under this email, or other changes of this one`);
    expect(again.code).toBe(1);
    await folder.over("sqlite", async ({ call }) => {
      expect((await call("GET", `/resume/${further}`)).body).toMatchObject({ name: "There", version: 3 });
      expect((await call("GET", `/resume/${forked}`)).body).toMatchObject({ name: "Here", version: 3 });
      expect((await call("GET", `/resume/${late}`)).status).toBe(200);
    });
  });

  it("tells what is damaged or misspelt, and moves the rest", async () => {
    const folder = await aDataFolder();
    const sound = await folder.over("aws", (service) => written(service, 1));
    await folder.putItem({ email: "Ada@Example.com" });
    await folder.putItem({ email: "damaged@example.com", id: "x", version: "one", writes: [] });
    const { stdout, code } = await folder.migrate("--apply");
    expect(stdout).toMatch(/^left alone {5}version 0 of "Ada@Example\.com": the email is not in its canonical spelling/m);
    expect(stdout).toMatch(/^left alone {5}version one of "damaged@example\.com": A stored resume does not fit the model at: version$/m);
    expect(stdout).toMatch(/^1 resumes .* 2 left alone\.$/m);
    expect(code).toBe(1);
    expect((await folder.read("sqlite", sound)).status).toBe(200);
  });

  it("refuses a folder whose service runs, and one with nothing to move, in one line", async () => {
    const folder = await aDataFolder();
    expect(await folder.migrate("--apply")).toEqual({
      code: 1,
      stdout: "",
      stderr: `${folder.DATA_DIR} holds no embedded DynamoDB, and AWS_ENDPOINT_URL_DYNAMODB names no other. There is nothing to migrate.`,
    });
    await folder.over("aws", async () => {
      expect(await folder.migrate("--apply")).toMatchObject({
        code: 1,
        stderr: `The data folder ${folder.DATA_DIR} is in use by another process.`,
      });
    });
    const log = `${folder.DATA_DIR}/resumes.db-wal`;
    writeFileSync(log, "of a database that somebody took away");
    const left = `${folder.DATA_DIR}/resumes.db is missing, and resumes.db-wal is there. Restore the data folder from a backup, or remove ${folder.DATA_DIR}/resumes.db-* to go on without it.`;
    expect(await folder.migrate("--apply")).toEqual({ code: 1, stdout: "", stderr: left });
    expect(folder.has("resumes.db")).toBe(false);
  });
});

it("a migration from another server that breaks off starts nobody with a part, and goes on when it is run again", async () => {
  const source = await aDataFolder();
  const emails = await source.over("aws", (service) => Promise.all(Array.from({ length: 5 }, () => written(service, 2))));
  const dynamo = await startDynamo(`${source.DATA_DIR}/dynamodb`);
  onTestFinished(dynamo.close);
  let queries = 0;
  const refusal: Fate = { status: 400, type: "AccessDeniedException", message: "not any more" };
  const decide = ({ operation, table }: BackendCall): Fate =>
    operation === "Query" && table === "resumes-history" && ++queries === 3 ? refusal : "pass";
  await using proxy = await startProxy(dynamo.endpoint, decide);
  const { accessKeyId, secretAccessKey } = dynamo.credentials;
  const account = { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
  const environment = { ...account, DATA_DIR: `${await aFolder()}/new`, AWS_ENDPOINT_URL_DYNAMODB: proxy.url };

  expect(await runMigration(environment, "--apply")).toMatchObject({ code: 1, stderr: "not any more" });
  const started = startService({ ...environment, STORAGE: "sqlite" });
  await expect(started).rejects.toThrow(/resumes\.db\.migrating was left by a migration that broke off\. Run it again: npm run migrate/);

  // Somebody who had been moved is erased in DynamoDB before it goes on.
  const table = DynamoDBDocumentClient.from(new DynamoDBClient({ ...dynamo, region: "us-east-1" }));
  const { Items: [moved] = [] } = await table.send(new ScanCommand({ TableName: "resumes", Limit: 1 }));
  await table.send(new DeleteCommand({ TableName: "resumes", Key: { email: moved?.email } }));

  const { stdout, code } = await runMigration(environment, "--apply");
  expect(stdout).toMatch(
    counted("3 resumes with 3 older versions moved, 1 in place, 0 changed in SQLite since, 0 erased .*, 0 left alone\\."),
  );
  expect(code).toBe(0);
  await using service = await startService({ ...environment, STORAGE: "sqlite" });
  for (const email of emails.filter((email) => email !== moved?.email)) {
    expect((await service.call("GET", `/resume/${email}/history`)).body.versions).toHaveLength(2);
  }
  expect((await service.call("GET", `/resume/${moved?.email}/history`)).status).toBe(404);
});
