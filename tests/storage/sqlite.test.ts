import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import Libsql from "libsql";
import { describe, expect, it, vi } from "vitest";
import { erase } from "../../domain/person/erase.ts";
import { resumeContent } from "../../domain/resume.ts";
import { firstVersion, nextVersion, type StoredResume, tombstone } from "../../domain/stored-resume.ts";
import { checkDatabase } from "../../storage/sqlite/check-database.ts";
import { databaseFault } from "../../storage/sqlite/database-fault.ts";
import { groupCommit } from "../../storage/sqlite/group-commit.ts";
import { openDatabase } from "../../storage/sqlite/open-database.ts";
import { schema } from "../../storage/sqlite/schema.ts";
import { sqliteResumes } from "../../storage/sqlite/sqlite-resumes.ts";
import { sqliteSweep } from "../../storage/sqlite/sqlite-sweep.ts";
import { prepareStatements } from "../../storage/sqlite/statements.ts";
import { keyOf, toRow } from "../../storage/sqlite/version-row.ts";
import { aFolderStorage } from "../support/folder-storage.ts";
import { aFolder } from "../support/npm-start.ts";
import { pdfKey } from "../support/pdf-key.ts";
import { aFullResume, anEmail, type ResumeInput } from "../support/resumes.ts";

const signal = new AbortController().signal;
const content = (input: ResumeInput) => resumeContent.parse(input);
const aPdf = { bytes: Buffer.from("%PDF-1.7 of a person"), pages: 1, warnings: [] };

/** An open storage, what it is made of, and hands in its database as somebody else's would be. */
async function aStorage() {
  const { folder, open, close } = await aFolderStorage();
  const { storage } = await open({ deleteRetentionDays: 0 });
  const file = path.join(folder, "resumes.db");
  const store = storage.resumes(signal);
  return {
    folder,
    file,
    store,
    storage,
    pdfs: storage.pdfs(signal),
    open,
    async stored(input = aFullResume(), versions = 1): Promise<StoredResume> {
      let last = firstVersion(content(input));
      await store.replace(undefined, last);
      for (let version = 2; version <= versions; version++) {
        const next = nextVersion(last, { ...last.content, headline: `${last.content.headline} ${version}` });
        await store.replace(last, next);
        last = next;
      }
      return last;
    },
    tamper(sql: string) {
      new Libsql(file).exec(sql);
    },
    faults: () => [...checkDatabase(new Libsql(file))],
    [Symbol.asyncDispose]: close,
  };
}

describe("a row that is not what was written", () => {
  it.each([
    ["text", "UPDATE versions SET text = replace(text, 'Engineer', 'Engineeer')"],
    ["fact", "UPDATE versions SET deleted_at = '2026-01-01T00:00:00.000Z', expires_at = 1"],
    ["place: an older version", "UPDATE resumes SET version = 1"],
    ["place: another resume's", "UPDATE resumes SET id = 'other'"],
  ])("(its %s) is told, not read; and it can be erased", async (_, damage) => {
    await using service = await aStorage();
    const { content } = await service.stored(aFullResume({ headline: "Engineer" }), 2);
    expect(service.faults()).toEqual([]);
    service.tamper(damage);
    await expect(service.store.find(content.email)).rejects.toThrow("A stored resume is damaged");
    expect(service.faults()).not.toEqual([]);
    const damaged = (await service.store.findErasable(content.email)) as StoredResume;
    await erase({ resumes: service.store, pdfs: service.pdfs, shares: service.storage.shares(signal) }, damaged);
    expect(await service.store.find(content.email)).toBeUndefined();
    await service.storage.sweep(signal);
    expect(bytesIn(service.folder).includes(content.email)).toBe(false);
  });

  it("that stands under another email is told by the check", async () => {
    await using service = await aStorage();
    const { id } = await service.stored();
    service.tamper("UPDATE resumes SET key = 'other'");
    expect(service.faults()).toEqual([`version 1 of resume ${id} is not what was written`]);
  });

  it("that is missing as the newest of its resume is told by the check, though older ones are there", async () => {
    await using service = await aStorage();
    const { id } = await service.stored(aFullResume(), 2);
    service.tamper("DELETE FROM versions WHERE version = 2");
    expect(service.faults()).toEqual([`version 2 of resume ${id}, its newest, is missing`]);
  });

  it("is told in the history, too", async () => {
    await using service = await aStorage();
    const last = await service.stored(aFullResume(), 3);
    service.tamper("UPDATE versions SET text = replace(text, 'Engineer', 'Engineeer') WHERE version = 1");
    await expect(service.store.version(last, 1)).rejects.toThrow("A stored resume is damaged");
    expect(await service.store.version(last, 2)).toMatchObject({ version: 2 });
    service.tamper("UPDATE versions SET changed = '[]' WHERE version = 2");
    await expect(service.store.versions(last, { before: 9, limit: 9 })).rejects.toThrow("A stored resume is damaged");
  });

  it("is nobody's whose owner cannot be read", async () => {
    await using service = await aStorage();
    const first = firstVersion(content(aFullResume()));
    await service.store.replace(undefined, { ...first, owner: "ada" });
    expect(await service.store.findErasable(first.content.email)).toMatchObject({ owner: "ada" });
    service.tamper("UPDATE versions SET text = '{}'");
    expect(await service.store.findErasable(first.content.email)).toMatchObject({ id: first.id, owner: "" });
  });
});

describe("a database", () => {
  const damages: [string, (file: string) => void, RegExp][] = [
    ["cut in half", (file) => truncateSync(file, 3 * 4096), /resumes\.db is damaged/],
    [
      "with another beginning",
      (file) => writeFileSync(file, Buffer.concat([Buffer.from("x".repeat(100)), readFileSync(file).subarray(100)])),
      /resumes\.db is damaged/,
    ],
    ["emptied", (file) => truncateSync(file, 0), /resumes\.db is damaged/],
    ["missing beside PDFs", (file) => rmSync(file), /resumes\.db is missing/],
  ];

  it.each(damages)("that is %s is refused by name, and nothing is made in its place", async (_, damage, message) => {
    await using service = await aStorage();
    const stored = await service.stored();
    await service.pdfs.save(stored, pdfKey("0".repeat(64)), aPdf);
    service.tamper("PRAGMA wal_checkpoint(TRUNCATE)");
    for (const suffix of ["-wal", "-shm"]) rmSync(service.file + suffix);
    damage(service.file);
    const before = existsSync(service.file) && readFileSync(service.file);
    await expect(service.open()).rejects.toThrow(message);
    expect(existsSync(service.file) && readFileSync(service.file)).toEqual(before);
  });

  it("that is missing beside its write-ahead log is refused by name", async () => {
    await using service = await aStorage();
    await service.stored();
    rmSync(service.file);
    await expect(service.open()).rejects.toThrow(/resumes\.db is missing/);
    expect(existsSync(service.file)).toBe(false);
  });

  it("of a later release is refused in one line, and left as it is", async () => {
    await using service = await aStorage();
    await service.stored();
    service.tamper("PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)");
    const before = readFileSync(service.file);
    await expect(service.open()).rejects.toThrow(
      /^\S+resumes\.db was written by a later release \(schema 99, this one knows 2\)\. Start that one\.$/,
    );
    expect(readFileSync(service.file).equals(before)).toBe(true);
  });

  it("of an earlier release takes the steps that it lacks, each whole or not at all", async () => {
    await using service = await aStorage();
    const stored = await service.stored();
    const first = "ALTER TABLE resumes ADD COLUMN seen TEXT";
    const second = "CREATE TABLE tallies (id TEXT PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1)";
    await expect(openDatabase(service.file, { isNew: false, steps: [...schema, first, second] })).rejects.toThrow("nowhere");
    const names =
      "SELECT name FROM sqlite_schema WHERE name = 'tallies' UNION SELECT name FROM pragma_table_info('resumes') WHERE name = 'seen'";
    const database = await openDatabase(service.file, { isNew: false, steps: [...schema, first] });
    expect(database.prepare(names).all()).toEqual([{ name: "seen" }]);
    const migrated = sqliteResumes({
      statements: prepareStatements(database),
      ...groupCommit(database),
      moveShares() {},
      scrub() {},
      record: async () => {},
    })(signal);
    expect(await migrated.find(stored.content.email)).toEqual(await service.store.find(stored.content.email));
  });

  it("is whole as soon as it has its name, and for its owner alone", async () => {
    const file = path.join(await aFolder(), "resumes.db");
    writeFileSync(`${file}.new`, "half of one, from a crash");
    await openDatabase(file, { isNew: true });
    expect(readdirSync(path.dirname(file)).filter((name) => name.includes("new"))).toEqual([]);
    expect(await import("node:fs").then(({ statSync }) => statSync(file).mode & 0o777)).toBe(0o600);
  });
});

/** Every file of a folder, one after the other. */
function bytesIn(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(files.map(({ parentPath, name }) => readFileSync(path.join(parentPath, name))));
}

/** Entries whose text has about this length. */
const manyDetails = (length: number) => [
  { details: Array(Math.ceil(length / 1_200)).fill("Person-Text ".repeat(Math.min(length, 1_200) / 12)) },
];

describe("erased", () => {
  it("is what no byte of the folder holds any more, while the service runs", async () => {
    await using service = await aStorage();
    const kept = await service.stored(aFullResume({ name: "Kept Person" }), 3);
    const name = "Purged Person";
    let gone = await service.stored(aFullResume({ email: "purged@example.com", name }), 30);
    await service.pdfs.save(gone, pdfKey("0".repeat(64)), { ...aPdf, bytes: Buffer.from(`%PDF- ${name}`) });
    await service.store.replace(gone, tombstone(gone));
    gone = (await service.store.find("purged@example.com")) as StoredResume;
    for (const text of [name, "purged@example.com"]) expect(bytesIn(service.folder).includes(text)).toBe(true);
    await erase({ resumes: service.store, pdfs: service.pdfs, shares: service.storage.shares(signal) }, gone);
    for (const text of [name, "purged@example.com", gone.id]) expect(bytesIn(service.folder).includes(text)).toBe(false);
    expect(bytesIn(service.folder).includes("Kept Person")).toBe(true);
    expect(await service.store.find(kept.content.email)).toMatchObject({ version: 3 });
  });

  it("is what was swept", async () => {
    await using service = await aStorage();
    const gone = await service.stored(aFullResume({ name: "Swept Person" }), 3);
    await service.pdfs.save(gone, pdfKey("0".repeat(64)), aPdf);
    await service.store.replace(gone, tombstone(gone));
    expect(await service.storage.sweep(signal)).toEqual({ resumes: 1, versions: 4, pdfs: 1 });
    expect(bytesIn(service.folder).includes("Swept Person")).toBe(false);
    expect(await service.storage.sweep(signal)).toEqual({ resumes: 0, versions: 0, pdfs: 0 });
  });

  it("leaves others their turns while it looks at many resumes", async () => {
    const database = await openDatabase(path.join(await aFolder(), "resumes.db"), { isNew: true });
    const [statements, { write }] = [prepareStatements(database), groupCommit(database)];
    const store = sqliteResumes({ statements, write, moveShares() {}, scrub() {}, record: async () => {} })(signal);
    await Promise.all(Array.from({ length: 1_000 }, () => store.replace(undefined, firstVersion(content({ email: anEmail() })))));
    let isOver = false;
    const sweeping = sqliteSweep({ statements, write, record: async () => {}, removePdfs: async () => 0 }, signal).finally(() => {
      isOver = true;
    });
    // A rest each fifty, in which many have their turn.
    let turns = 0;
    for (; !isOver; turns++) await setImmediate();
    await sweeping;
    database.close();
    expect(turns).toBeGreaterThan(100);
  });

  it("leaves others their turns while a long history goes", async () => {
    const database = await openDatabase(path.join(await aFolder(), "resumes.db"), { isNew: true });
    const [statements, { write }] = [prepareStatements(database), groupCommit(database)];
    const store = sqliteResumes({ statements, write, moveShares() {}, scrub() {}, record: async () => {} })(signal);
    const last = { ...firstVersion(content({ email: anEmail() })), version: 1_900 };
    await write(() => {
      statements.create(keyOf(last.content.email), toRow(last, undefined));
      for (let version = 1; version <= last.version; version++) statements.insert(toRow({ ...last, version }, undefined));
    });
    let isOver = false;
    const erasing = store.eraseHistory(last).finally(() => {
      isOver = true;
    });
    let turns = 0;
    for (; !isOver; turns++) await setImmediate();
    database.close();
    expect(await erasing).toBe(1_899);
    expect(turns).toBeGreaterThan(3);
  });

  it.each([10, 300, 1_200, 4_000, 9_000, 40_000])(
    "can be text of any length (%i), for none of it is on a page that SQLite copies",
    async (length) => {
      await using service = await aStorage();
      for (let i = 0; i < 10; i++) {
        await service.stored({ email: anEmail(), name: "Person-Text", experience: manyDetails(length + i * 400) }, 3);
      }
      service.tamper("PRAGMA wal_checkpoint(TRUNCATE)");
      const file = readFileSync(service.file);
      const pages = Array.from({ length: file.length / 4096 }, (_, i) => file.subarray(i * 4096, (i + 1) * 4096));
      // An overflow page begins with the number of the next one, of four bytes; any other with its kind.
      const holders = pages.filter((page) => page.includes("Person-Text") || page.includes("example.com"));
      expect(new Set(holders.map((page) => page[0]))).toEqual(new Set([0]));
      expect(holders.length).toBeGreaterThanOrEqual(30);
    },
  );

  /** Erases a resume while somebody reads the database, who is returned. */
  async function eraseWhileRead(service: Awaited<ReturnType<typeof aStorage>>) {
    const gone = await service.stored(aFullResume({ name: "Purged Person" }), 2);
    const reader = new Libsql(service.file);
    reader.exec("BEGIN");
    reader.prepare("SELECT count(*) FROM versions").get();
    await erase({ resumes: service.store, pdfs: service.pdfs, shares: service.storage.shares(signal) }, gone);
    return reader;
  }

  it("waits for who reads the database from elsewhere, and is gone when they are done", async () => {
    await using service = await aStorage();
    const reader = await eraseWhileRead(service);
    expect(bytesIn(service.folder).includes("Purged Person")).toBe(true);
    reader.exec("COMMIT");
    await vi.waitFor(() => expect(bytesIn(service.folder).includes("Purged Person")).toBe(false), 60_000);
  });

  it("is gone from the next start on, where a kill came before the log was emptied", async () => {
    await using service = await aStorage();
    const reader = await eraseWhileRead(service);
    const left = await aFolder();
    cpSync(service.folder, left, { recursive: true });
    reader.exec("COMMIT");
    expect(bytesIn(left).includes("Purged Person")).toBe(true);
    const database = await openDatabase(path.join(left, "resumes.db"), { isNew: false });
    expect(bytesIn(left).includes("Purged Person")).toBe(false);
    database.close();
  });
});

describe("a write", () => {
  /** A store over a database that a test can limit. */
  async function aStore() {
    const database = await openDatabase(path.join(await aFolder(), "resumes.db"), { isNew: true });
    const commits = groupCommit(database);
    return {
      database,
      ...commits,
      store: sqliteResumes({ statements: prepareStatements(database), ...commits, moveShares() {}, scrub() {}, record: async () => {} })(
        signal,
      ),
    };
  }

  it("on a full disk is to be repeated; what is stored can be read, and the next one succeeds when there is room", async () => {
    const { database, store } = await aStore();
    const first = firstVersion(content(aFullResume()));
    await store.replace(undefined, first);
    const { page_count } = database.prepare("PRAGMA page_count").get() as { page_count: number };
    database.prepare(`PRAGMA max_page_count = ${page_count}`).get();
    const next = nextVersion(first, { ...first.content, summary: "x".repeat(10_000) });
    const unavailable = { code: "SERVICE_UNAVAILABLE", retryAfter: 1 };
    await expect(store.replace(first, next)).rejects.toMatchObject(unavailable);
    await expect(Promise.all([store.replace(first, next), store.replace(first, next)])).rejects.toMatchObject(unavailable);
    expect(await store.find(first.content.email)).toMatchObject({ version: 1 });
    database.prepare("PRAGMA max_page_count = 100000").get();
    expect(await store.replace(first, next)).toBe(true);
    expect(await store.find(first.content.email)).toMatchObject({ version: 2 });
  });

  it.each(["SQLITE_READONLY_DBMOVED", "SQLITE_CANTOPEN", "SQLITE_NOMEM", "SQLITE_IOERR_WRITE"])(
    "that fails with %s is to be repeated",
    (code) => {
      expect(databaseFault(Object.assign(new Error("no"), { code }))).toMatchObject({ code: "SERVICE_UNAVAILABLE" });
    },
  );

  it("while another process writes is to be repeated", async () => {
    await using service = await aStorage();
    const other = new Libsql(service.file);
    other.exec("BEGIN IMMEDIATE");
    await expect(service.stored()).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
    other.exec("ROLLBACK");
    expect(await service.stored()).toMatchObject({ version: 1 });
  });

  it("that waited for another one of its resume does not wait for the requests of the next turn", async () => {
    const { store } = await aStore();
    const first = firstVersion(content(aFullResume()));
    await store.replace(undefined, first);
    let isNextTurn = false;
    // From here on, this is the turn in which the first of two writes is committed.
    await setImmediate();
    const two = store.replace(first, nextVersion(first, first.content)).then(async () => {
      const second = await store.find(first.content.email);
      await store.replace(second, nextVersion(second as StoredResume, first.content));
      return isNextTurn;
    });
    void setImmediate().then(() => {
      isNextTurn = true;
    });
    expect(await two).toBe(false);
  });

  it("of a new version does not write the index of ids", async () => {
    const { database, store } = await aStore();
    const first = firstVersion(content(aFullResume()));
    await store.replace(undefined, first);
    database.exec("CREATE TEMP TRIGGER unchanged BEFORE UPDATE OF id ON resumes BEGIN SELECT RAISE(ABORT, 'an id was set'); END");
    expect(await store.replace(first, nextVersion(first, first.content))).toBe(true);
  });

  it("that fails takes no other with it", async () => {
    const { database, store, write } = await aStore();
    const emails = [anEmail(), anEmail()];
    const create = (email = "") => store.replace(undefined, firstVersion(content({ email })));
    const fault = write(() => database.exec("INSERT INTO nowhere VALUES (1)"));
    const others = [create(emails[0]), fault.catch((error) => error.message), create(emails[1])];
    expect(await Promise.all(others)).toEqual([true, expect.stringContaining("nowhere"), true]);
    for (const email of emails) expect(await store.find(email)).toMatchObject({ version: 1 });
  });

  it("is acknowledged when it is in the file, and shares that wait with others at once", async () => {
    const { database, store } = await aStore();
    const file = (database.prepare("PRAGMA database_list").get() as { file: string }).file;
    const emails = Array.from({ length: 16 }, anEmail);
    const sizes = await Promise.all(
      emails.map(async (email) => {
        await store.replace(undefined, firstVersion(content({ email })));
        // As a process finds it that starts after a kill.
        const found = await sqliteResumes({
          statements: prepareStatements(new Libsql(file)),
          write: async () => undefined as never,
          moveShares() {},
          scrub() {},
          record: async () => {},
        })(signal).find(email);
        expect(found?.content.email).toBe(email);
        return readFileSync(`${file}-wal`).length;
      }),
    );
    expect(new Set(sizes).size).toBe(1);
  });

  it("that damage has made impossible says so, and is no outage", async () => {
    await using service = await aStorage();
    for (let i = 0; i < 20; i++) await service.stored();
    service.tamper("PRAGMA wal_checkpoint(TRUNCATE)");
    const file = readFileSync(service.file);
    for (let page = 1; page < file.length / 4096; page++) file.fill(0xff, page * 4096, (page + 1) * 4096);
    writeFileSync(service.file, file);
    const { storage } = await service.open().catch(() => ({ storage: undefined }));
    expect(storage).toBeUndefined();
    await expect(service.store.find("nobody@example.com")).rejects.toThrow(/^The database is damaged \(SQLITE_CORRUPT\)/);
  });
});
