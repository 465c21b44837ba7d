import { copyFile, readdir, readFile, rename, rm, stat, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { loadSecrets } from "../../handlers/local/secrets.ts";
import { aFolder, npmRun } from "../support/npm-start.ts";
import { aResume } from "../support/resumes.ts";
import { startService } from "../support/service.ts";

/** What a start says that there must not be. */
const refusal = (DATA_DIR: string, others: Record<string, string> = {}) =>
  startService({ DATA_DIR, ...others }).then(
    async (service) => {
      await service[Symbol.asyncDispose]();
      return "it started";
    },
    ({ message }: Error) => message,
  );

/** The folder of a service that ran and was stopped. */
async function aUsedFolder(STORAGE: string) {
  const DATA_DIR = await aFolder();
  await using _service = await startService({ DATA_DIR, STORAGE });
  return DATA_DIR;
}

/** Such a folder, and the path and query of a download address that the service gave out. */
async function withAnAddress() {
  const DATA_DIR = await aFolder();
  await using service = await startService({ DATA_DIR });
  const fields = aResume();
  await service.call("POST", "/resume", fields);
  const { body } = await service.call("GET", `/resume/${fields.email}/download?format=txt`);
  const { pathname, search } = new URL(body.download_url);
  return { DATA_DIR, address: pathname + search };
}

const statusOf = async (address: string, environment: Record<string, string>) => {
  await using service = await startService(environment);
  return (await service.call("GET", address)).status;
};

describe("a data folder without its secrets", () => {
  it.each(["sqlite", "aws"])("(%s) starts no service, in one line, and gets none until somebody says so", async (STORAGE) => {
    const DATA_DIR = await aUsedFolder(STORAGE);
    const file = `${DATA_DIR}/secrets.json`;
    await rm(file);
    const before = await readdir(DATA_DIR);
    for (let time = 1; time <= 2; time++) {
      expect(await refusal(DATA_DIR, { STORAGE })).toBe(
        `${file} is missing, and data is there. Restore it from a backup. Without one, npm run make:secrets makes another: download addresses that were given out end, and the log has other pseudonyms.`,
      );
      expect(await readdir(DATA_DIR)).toEqual(before);
    }
    expect(await npmRun({ DATA_DIR }, "make:secrets")).toEqual({ code: 0, stdout: `${DATA_DIR} has a new secrets.json.`, stderr: "" });
    expect(await refusal(DATA_DIR, { STORAGE })).toBe("it started");
    const again = await npmRun({ DATA_DIR }, "make:secrets");
    expect(again).toEqual({ code: 1, stdout: "", stderr: `${file} is there. Move it away first.` });
  });

  it("has new ones that their owner alone can read", async () => {
    const DATA_DIR = await aUsedFolder("sqlite");
    const modeOf = async () => (await stat(`${DATA_DIR}/secrets.json`)).mode & 0o777;
    expect(await modeOf()).toBe(0o600);
    await rm(`${DATA_DIR}/secrets.json`);
    await npmRun({ DATA_DIR }, "make:secrets");
    expect(await modeOf()).toBe(0o600);
  });

  it("serves the addresses that it gave out when they are back, and not with others", async () => {
    const { DATA_DIR, address } = await withAnAddress();
    const file = `${DATA_DIR}/secrets.json`;
    await rename(file, `${DATA_DIR}.kept`);
    await npmRun({ DATA_DIR }, "make:secrets");
    expect(await statusOf(address, { DATA_DIR })).toBe(403);
    await rename(`${DATA_DIR}.kept`, file);
    expect(await statusOf(address, { DATA_DIR })).toBe(200);
  });

  it("says what to do where they are damaged, and leaves them", async () => {
    const DATA_DIR = await aUsedFolder("sqlite");
    await writeFile(`${DATA_DIR}/secrets.json`, "");
    expect(await refusal(DATA_DIR)).toMatch(/secrets\.json is damaged\. Restore it from a backup\. .*, once this one is moved away\.$/);
    expect(await readFile(`${DATA_DIR}/secrets.json`, "utf8")).toBe("");
  });
});

describe("a data folder without its database", () => {
  it.each(["secrets.json", "resumes.db-wal", "resumes.db-shm", "resumes.db-commits"])("gets no new one beside %s", async (left) => {
    const DATA_DIR = await aFolder();
    await writeFile(`${DATA_DIR}/${left}`, JSON.stringify({ accessKeyId: "id", secretAccessKey: "key", hmacKey: "k".repeat(32) }));
    const [there, orElse] = left.startsWith("resumes.db-")
      ? [left, `remove ${DATA_DIR}/resumes.db-* to go on without it`]
      : ["other data", "empty it to begin without any resume"];
    const refused = `${DATA_DIR}/resumes.db is missing, and ${there} is there. Restore the data folder from a backup, or ${orElse}.`;
    for (let time = 1; time <= 2; time++) expect(await refusal(DATA_DIR)).toBe(refused);
    expect(await readdir(DATA_DIR)).not.toContain("resumes.db");
  });
});

it("a data folder without its purge ledger starts no service, until somebody says that nobody was purged", async () => {
  const DATA_DIR = await aUsedFolder("sqlite");
  const ledger = `${DATA_DIR}-purged.jsonl`;
  await rm(ledger);
  for (let time = 1; time <= 2; time++) expect(await refusal(DATA_DIR)).toContain(`The purge ledger ${ledger} is missing: `);
  await writeFile(ledger, "");
  expect(await refusal(DATA_DIR)).toBe("it started");
});

describe("a first start that broke off", () => {
  it("before there was a database, as by a port that is taken, is begun again", async () => {
    const DATA_DIR = await aFolder();
    const other = createServer();
    const port = await new Promise<number>((resolve) =>
      other.listen(0, "127.0.0.1", () => resolve((other.address() as { port: number }).port)),
    );
    expect(await refusal(DATA_DIR, { PORT: String(port) })).toMatch(/EADDRINUSE/);
    await new Promise((resolve) => other.close(resolve));
    expect(await refusal(DATA_DIR)).toBe("it started");
    expect(await readdir(DATA_DIR)).toContain("secrets.json");
  });

  it("after that goes on with the secrets that it had", async () => {
    const { DATA_DIR, address } = await withAnAddress();
    await rename(`${DATA_DIR}/secrets.json`, `${DATA_DIR}/secrets.json.new`);
    for (let time = 1; time <= 2; time++) expect(await statusOf(address, { DATA_DIR })).toBe(200);
    expect(await readdir(DATA_DIR)).not.toContain("secrets.json.new");
  });

  it.each(["half of them", "all of them"])("while they got their name, with %s under it, goes on with those that it had", async (left) => {
    const { DATA_DIR, address } = await withAnAddress();
    const file = `${DATA_DIR}/secrets.json`;
    await copyFile(file, `${file}.new`);
    if (left === "half of them") await truncate(file, 20);
    expect(await statusOf(address, { DATA_DIR })).toBe(200);
    expect(await readFile(file, "utf8")).toMatch(/}$/);
    expect(await readdir(DATA_DIR)).not.toContain("secrets.json.new");
  });

  it("while they got their name, with its storage elsewhere, goes on with those that it had", async () => {
    const folder = await aFolder();
    const { secrets } = await loadSecrets(folder);
    await writeFile(`${folder}/secrets.json`, "");
    expect(await loadSecrets(folder)).toEqual({ secrets, areNew: true });
  });

  it.each(["whole", "damaged"])("leaves secrets that were brought since as they are, whatever it had (%s)", async (had) => {
    const { DATA_DIR, address } = await withAnAddress();
    const others = await aFolder();
    await loadSecrets(others);
    await copyFile(`${others}/secrets.json.new`, `${DATA_DIR}/secrets.json.new`);
    if (had === "damaged") await truncate(`${DATA_DIR}/secrets.json.new`, 20);
    for (let time = 1; time <= 2; time++) expect(await statusOf(address, { DATA_DIR })).toBe(200);
  });
});
