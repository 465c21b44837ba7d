import { readdir, readFile, writeFile } from "node:fs/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it, vi } from "vitest";
import { s3Client } from "../../storage/aws/aws-clients.ts";
import type { BackendCall, Fate } from "../support/backend.ts";
import { aFolder } from "../support/npm-start.ts";
import { startBehindProxies } from "../support/proxied-service.ts";
import { anEmail, aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

const documents = ({ backends }: Service) => DynamoDBDocumentClient.from(new DynamoDBClient(backends.dynamo ?? {}));

const startOnAws = (environment: NodeJS.ProcessEnv) => startService({ STORAGE: "aws", ...environment });

/** What the embedded servers hold. */
async function contents(service: Service) {
  const scan = async (TableName: string) => (await documents(service).send(new ScanCommand({ TableName }))).Items ?? [];
  const files = s3Client({ forcePathStyle: true, ...service.backends.s3 });
  const { Contents = [] } = await files.send(new ListObjectsV2Command({ Bucket: "resumes" }));
  return {
    emails: (await scan("resumes")).map(({ email }) => email).sort(),
    rows: (await scan("resumes-history")).map(({ email, version }) => `${email} ${version}`).sort(),
    files: Contents.length,
  };
}

/** Makes every stored file older: its first line says when it was stored. */
async function ageFiles(dataDir: string, ms: number) {
  const folder = `${dataDir}/s3/resumes`;
  for (const name of (await readdir(folder)).filter((file) => /^[0-9a-f]{64}$/.test(file))) {
    const file = await readFile(`${folder}/${name}`);
    const end = file.indexOf("\n");
    const facts = JSON.parse(file.toString("utf8", 0, end));
    const older = JSON.stringify({ ...facts, modified: facts.modified - ms });
    await writeFile(`${folder}/${name}`, Buffer.concat([Buffer.from(older), file.subarray(end)]));
  }
}

async function aResumeOf(
  service: { call(method: string, address: string, body?: unknown): Promise<unknown> },
  versions: number,
  email = anEmail(),
) {
  await service.call("POST", "/resume", { email, headline: "1" });
  for (let version = 2; version <= versions; version++) await service.call("PUT", `/resume/${email}`, { headline: String(version) });
  return email;
}

describe("a deleted resume whose retention is over", () => {
  it.each(["aws", "sqlite"])("is gone at once, swept or not: %s", async (STORAGE) => {
    await using service = await startService({ STORAGE, DELETE_RETENTION_DAYS: "0" });
    const email = await aResumeOf(service, 2);
    await service.call("DELETE", `/resume/${email}`);
    for (const path of ["", "/history", "/history/1", "/download"]) {
      expect((await service.call("GET", `/resume/${email}${path}`)).status).toBe(404);
    }
    expect((await service.call("POST", `/resume/${email}/restore`)).status).toBe(404);
    expect((await service.call("POST", "/resume", { email })).body.resume.version).toBe(1);
  });

  it("is swept at the start, with its history and PDFs, and nothing else is", async () => {
    const DATA_DIR = await aFolder();
    let kept = "";
    {
      await using service = await startOnAws({ DATA_DIR, DELETE_RETENTION_DAYS: "0" });
      kept = await aResumeOf(service, 2);
      const gone = await aResumeOf(service, 3);
      const reused = await aResumeOf(service, 2);
      for (const email of [kept, gone, reused]) await service.call("GET", `/resume/${email}/download`);
      await service.call("DELETE", `/resume/${gone}`);
      await service.call("DELETE", `/resume/${reused}`);
      await aResumeOf(service, 2, reused);
      expect((await contents(service)).emails).toEqual([kept, gone, reused].sort());
    }
    await using service = await startOnAws({ DATA_DIR });
    await vi.waitFor(() => expect(service.logged.map(({ message }) => message)).toContainEqual(expect.stringMatching(/^swept/)), 60_000);
    const { emails, rows, files } = await contents(service);
    expect(emails).toHaveLength(2);
    expect(rows.sort()).toEqual(emails.map((email) => `${email} 1`));
    expect(files).toBe(1);
    expect((await service.call("GET", `/resume/${kept}/history/1`)).body.headline).toBe("1");
    expect(service.logged.map(({ message }) => message)).toContain("swept 1 deleted resumes, 4 old versions and 1 PDFs");
  });

  it("can be restored until then, whatever is swept", async () => {
    const DATA_DIR = await aFolder();
    let email = "";
    {
      await using service = await startOnAws({ DATA_DIR });
      email = await aResumeOf(service, 3);
      await service.call("DELETE", `/resume/${email}`);
      // An item of another system: of any shape, and nobody's to erase.
      const Item = { email: "old@example.com", id: 7, version: "x", expires_at: 1, purging: true, deleted_at: "x" };
      await documents(service).send(new PutCommand({ TableName: "resumes", Item }));
    }
    await using service = await startOnAws({ DATA_DIR });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await service.call("POST", `/resume/${email}/restore`, { version: 1 })).body.resume).toMatchObject({
      version: 5,
      headline: "1",
    });
    expect((await service.call("GET", `/resume/${email}/history`)).body.versions).toHaveLength(5);
    expect((await service.call("GET", "/resume/old@example.com")).status).toBe(200);
    expect(service.logged.map(({ message }) => message).filter((message) => message.startsWith("sw"))).toEqual([]);
  });
});

describe("the sweep", () => {
  it("erases a deleted resume that is damaged, versions without a resume, and PDFs that nobody owns or that are old", async () => {
    const DATA_DIR = await aFolder();
    let kept = "";
    {
      await using service = await startOnAws({ DATA_DIR });
      kept = await aResumeOf(service, 2);
      const lost = await aResumeOf(service, 2);
      for (const email of [kept, lost]) await service.call("GET", `/resume/${email}/download`);
      await documents(service).send(new DeleteCommand({ TableName: "resumes", Key: { email: lost } }));
      const damaged = {
        email: "d@example.com",
        id: "d",
        version: 1,
        writes: [],
        deleted_at: "x",
        expires_at: 1,
        skills: { damaged: true },
      };
      await documents(service).send(new PutCommand({ TableName: "resumes", Item: damaged }));
    }
    await ageFiles(DATA_DIR, 2 * 3_600_000);
    {
      await using service = await startOnAws({ DATA_DIR });
      const swept = "swept 1 deleted resumes, 2 old versions and 1 PDFs";
      await vi.waitFor(() => expect(service.logged.map(({ message }) => message)).toContain(swept), 60_000);
      expect(await contents(service)).toEqual({ emails: [kept], rows: [`${kept} 1`], files: 1 });
    }
    await ageFiles(DATA_DIR, 31 * 86_400_000);
    await using service = await startOnAws({ DATA_DIR });
    await vi.waitFor(async () => expect((await contents(service)).files).toBe(0), 60_000);
    expect((await service.call("GET", `/resume/${kept}/download`)).body.cached).toBe(false);
  });
});

it("a PDF in S3 is handed out until a day before its end, then made anew", async () => {
  const DATA_DIR = await aFolder();
  const [hour, day] = [3_600_000, 86_400_000];
  let address = "";
  const isCached = async (service: Service) => (await service.call("GET", address)).body.cached;
  {
    await using service = await startOnAws({ DATA_DIR });
    address = `/resume/${await aResumeOf(service, 1)}/download`;
    expect(await isCached(service)).toBe(false);
  }
  await ageFiles(DATA_DIR, 29 * day - hour);
  {
    await using service = await startOnAws({ DATA_DIR });
    expect(await isCached(service)).toBe(true);
  }
  await ageFiles(DATA_DIR, 2 * hour);
  await using service = await startOnAws({ DATA_DIR });
  expect(await isCached(service)).toBe(false);
  expect(await isCached(service)).toBe(true);
});

it("a sweep that is stopped rejects with the reason, and leaves the rest to the next", async () => {
  await using service = await startBehindProxies({}, { DELETE_RETENTION_DAYS: "0" });
  const { email } = (await service.call("POST", "/resume", aResume({ headline: "1" }))).body.resume;
  await service.call("PUT", `/resume/${email}`, { headline: "2" });
  await service.call("DELETE", `/resume/${email}`);
  const reason = new Error("the time is up");
  await expect(service.storage.sweep(AbortSignal.abort(reason))).rejects.toBe(reason);
  expect(await service.contents()).toEqual({ items: 1, rows: 2, files: 0 });
  expect(await service.storage.sweep(new AbortController().signal)).toEqual({ resumes: 1, versions: 3, pdfs: 0 });
  expect(await service.contents()).toEqual({ items: 0, rows: 0, files: 0 });
});

it("a sweep that is stopped among the versions rejects with the reason, and leaves them to the next", async () => {
  const stopped = new AbortController();
  const reason = new Error("the time is up");
  await using service = await startBehindProxies({
    dynamo({ operation, table }) {
      if (operation === "Scan" && table === "resumes-history") stopped.abort(reason);
      return "pass";
    },
  });
  await service.call("PUT", `/resume/${await aResumeOf(service, 2)}`, { headline: "3" });
  const { Items = [] } = await DynamoDBDocumentClient.from(service.client).send(new ScanCommand({ TableName: "resumes-history" }));
  const orphan = { ...Items[0], id: "orphan" };
  await DynamoDBDocumentClient.from(service.client).send(new PutCommand({ TableName: "resumes-history", Item: orphan }));
  await expect(service.storage.sweep(stopped.signal)).rejects.toBe(reason);
  expect(await service.contents()).toMatchObject({ rows: 3 });
  expect(await service.storage.sweep(new AbortController().signal)).toEqual({ resumes: 0, versions: 1, pdfs: 0 });
});

describe("HISTORY_RETENTION", () => {
  it.each(["aws", "sqlite"])("keeps as many replaced versions, and shows no more even where more are stored: %s", async (STORAGE) => {
    const DATA_DIR = await aFolder();
    let email = "";
    {
      await using service = await startService({ STORAGE, DATA_DIR });
      email = await aResumeOf(service, 5);
    }
    {
      await using service = await startService({ STORAGE, DATA_DIR, HISTORY_RETENTION: "2" });
      const shown = async () =>
        (await service.call("GET", `/resume/${email}/history`)).body.versions.map(({ version }: { version: number }) => version);
      expect(await shown()).toEqual([5, 4, 3]);
      expect((await service.call("GET", `/resume/${email}/history/2`)).status).toBe(404);
      await service.call("PUT", `/resume/${email}`, { headline: "6" });
      expect(await shown()).toEqual([6, 5, 4]);
    }
    // With more kept, what is still stored is seen.
    await using all = await startService({ STORAGE, DATA_DIR });
    const { versions } = (await all.call("GET", `/resume/${email}/history`)).body;
    expect(versions.map(({ version }: { version: number }) => version)).toEqual([6, 5, 4]);
  });

  it("is 200, unless it says that all are kept", async () => {
    const DATA_DIR = await aFolder();
    const oldest = async (service: Service, email: string) => {
      const answers = [1, 2, 3].map(async (version) => (await service.call("GET", `/resume/${email}/history/${version}`)).status);
      return Promise.all(answers);
    };
    let email = "";
    {
      await using service = await startService({ DATA_DIR, HISTORY_RETENTION: "all" });
      email = await aResumeOf(service, 205);
      expect(await oldest(service, email)).toEqual([200, 200, 200]);
    }
    // One may be the newest of its day: midnight can come at any time.
    await using service = await startService({ DATA_DIR });
    expect(await oldest(service, email)).toContain(404);
    expect((await service.call("GET", `/resume/${email}/history/5`)).status).toBe(200);
  });

  it("does not fail a write that is stored when the old versions cannot be erased", async () => {
    await using service = await startBehindProxies(
      { dynamo: ({ operation }) => (operation === "BatchWriteItem" ? { status: 500, type: "InternalServerError" } : "pass") },
      { HISTORY_RETENTION: "0" },
    );
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    for (const headline of ["2", "3"]) expect((await service.call("PUT", `/resume/${email}`, { headline })).status).toBe(200);
    expect((await service.call("GET", `/resume/${email}/history`)).body.versions).toHaveLength(1);
  });

  it("lets no write wait for old versions that cannot be erased", async () => {
    const dynamo = ({ operation }: BackendCall): Fate => (operation === "BatchWriteItem" ? "hang" : "pass");
    await using service = await startBehindProxies({ dynamo, requestTimeout: 600_000 }, { HISTORY_RETENTION: "0", DEADLINE_MS: "600000" });
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    for (const headline of ["2", "3"]) expect((await service.call("PUT", `/resume/${email}`, { headline })).status).toBe(200);
  });
});
