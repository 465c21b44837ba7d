import { createHash } from "node:crypto";
import { readdir, utimes } from "node:fs/promises";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { limits } from "../../domain/fields/limits.ts";
import { anIssuer } from "../security/support/issuer.ts";
import { anEmail, aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

async function fetched(url: string) {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

describe.each(["sqlite", "aws"])("an export, with STORAGE=%s,", (STORAGE) => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ STORAGE, HISTORY_RETENTION: "all" });
  });
  afterAll(() => service[Symbol.asyncDispose]());

  const call: Service["call"] = (...request) => service.call(...request);

  async function exported(email: string) {
    const { status, body, text } = await call("GET", `/resume/${email}/export`);
    expect(status, text).toBe(200);
    const bytes = await fetched(body.download_url);
    const files = Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content, !name.endsWith("json"))]);
    return { answer: body, bytes, files: Object.fromEntries(files) as Record<string, string> };
  }

  async function aPerson() {
    const email = anEmail();
    const experience = [
      { id: "mill", role: "Engineer", company: "Example Mills", custom: { note: "mine alone" } },
      { id: "spy", role: "Spy", company: "Example Secrets", hidden: true },
    ];
    await call("POST", "/resume", { ...aResume({ email, headline: "One" }), experience, variants: { acme: { title: "For Example Ltd" } } });
    await call("PUT", `/resume/${email}`, { headline: "Two" });
    await call("DELETE", `/resume/${email}`);
    await call("POST", `/resume/${email}/restore`);
    await call("PUT", `/resume/${email}`, { headline: "Three" });
    return email;
  }

  it("has all that is stored of a person, and says what else is kept", async () => {
    const email = await aPerson();
    const { share } = (await call("POST", `/resume/${email}/shares`, { password: "open sesame", hide: ["phone"] })).body;
    const pdf = (await call("GET", `/resume/${email}/download`)).body;
    const { answer, bytes, files } = await exported(email);
    expect(answer).toEqual({
      download_url: expect.stringMatching(/^http/),
      expires_at: expect.stringMatching(/^20/),
      filename: "Ada Example - Resume.zip",
      bytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
    const [file = ""] = Object.keys(files).filter((name) => name.startsWith("files/"));
    expect(Object.keys(files)).toEqual([
      ...["resume.json", "account.json", "shares.json"],
      ...["history/4.json", "history/2.json", "history/1.json", "versions.json", file, "README.txt"],
    ]);
    const resume = JSON.parse(files["resume.json"] as string);
    expect(resume).toEqual((await call("GET", `/resume/${email}`)).body);
    expect(files["resume.json"]).toMatch(/mine alone.*Example Secrets.*For Example Ltd/s);
    expect(JSON.parse(files["history/1.json"] as string)).toMatchObject({ headline: "One", version: 1 });
    expect(
      JSON.parse(files["versions.json"] as string).map((line: { version: number; deleted: boolean }) => [line.version, line.deleted]),
    ).toEqual([5, 4, 3, 2, 1].map((version) => [version, version === 3]));
    expect(JSON.parse(files["shares.json"] as string)).toMatchObject([{ hide: ["phone"], has_password: true, views: 0 }]);
    expect(
      createHash("sha256")
        .update(file && (unzipSync(bytes)[file] as Uint8Array))
        .digest("hex"),
    ).toBe(pdf.sha256);
    expect(files["README.txt"]).toMatch(/logs.*30 days.*backups.*35 days/is);
    expect(files["README.txt"]).not.toContain("What is missing");
    const whole = JSON.stringify(files);
    for (const secret of [share.id, share.url.split("/").at(-1), "open sesame", "password_hash"]) expect(whole).not.toContain(secret);
  });

  it("has the same bytes for the same content, and what was exported is not in it", async () => {
    const email = await aPerson();
    const [first, second] = [await exported(email), await exported(email)];
    expect(second.answer.sha256).toBe(first.answer.sha256);
    // So it is tomorrow: of each file, the time that is told is the first that a zip can tell (APPNOTE.TXT §4.4.6).
    expect(Buffer.from(first.bytes).readUInt32LE(10)).toBe(((1 << 5) | 1) << 16);
    expect(Object.keys(second.files).some((name) => name.includes("zip"))).toBe(false);
    await call("PUT", `/resume/${email}`, { headline: "Four" });
    expect((await exported(email)).answer.sha256).not.toBe(first.answer.sha256);
  });

  it("takes what is deleted and can be restored, and nothing else", async () => {
    const email = await aPerson();
    await call("DELETE", `/resume/${email}`);
    const { files } = await exported(email);
    expect(JSON.parse(files["account.json"] as string).deleted_at).toMatch(/^20/);
    expect((await call("GET", `/resume/${anEmail()}/export`)).status).toBe(404);
  });

  it("is erased by a purge", async () => {
    const email = await aPerson();
    const { answer } = await exported(email);
    expect((await call("DELETE", `/resume/${email}?purge=true`)).body.erased.pdfs).toBe(1);
    expect((await fetch(answer.download_url)).status).toBe(404);
  });

  it("leaves out old versions, and says so, where it would be too large", async () => {
    const email = anEmail();
    const summary = "x".repeat(8_000);
    const store = service.dependencies.resumes(AbortSignal.timeout(100_000));
    await call("POST", "/resume", { email, summary });
    const stored = await store.find(email);
    if (!stored) throw new Error("it was not stored");
    const { personArchive } = await import("../../domain/person/archive.ts");
    const pages = Array.from({ length: 12 }, (_, page) =>
      Array.from({ length: 10 }, (_, i) => ({
        ...stored,
        version: 1_000 - page * 10 - i,
        content: { ...stored.content, custom: { big: "y".repeat(900_000) } },
      })),
    );
    let read = 0;
    let size = 0;
    let last = "";
    const long = { ...store, replacedBefore: async () => pages[read++] ?? [] };
    const stores = {
      ...service.dependencies,
      resumes: long,
      pdfs: service.dependencies.pdfs(AbortSignal.timeout(100_000)),
      shares: service.dependencies.shares(AbortSignal.timeout(100_000)),
    };
    for await (const { name, bytes } of personArchive(stores, { ...stored, version: 1_001 })) {
      size += bytes.length;
      if (name === "README.txt") last = Buffer.from(bytes).toString();
    }
    expect(size).toBeGreaterThan(limits.archive);
    expect(size).toBeLessThan(limits.archive + 11 * 1_000_000);
    expect(last).toContain("The versions before 921 are not in here");
  });

  it("leaves out a file that the room which is left does not take, says so, and takes those that it does", async () => {
    const email = anEmail();
    const resumes = service.dependencies.resumes(AbortSignal.timeout(100_000));
    await call("POST", "/resume", { email });
    const stored = await resumes.find(email);
    if (!stored) throw new Error("it was not stored");
    const { personArchive } = await import("../../domain/person/archive.ts");
    const pdfs = service.dependencies.pdfs(AbortSignal.timeout(100_000));
    const sizes: Record<string, number> = { large: limits.archive - 100_000, larger: 200_000, small: 1_000 };
    const kept = {
      ...pdfs,
      list: async () => Object.keys(sizes).map((hash) => ({ hash, format: "pdf" }) as const),
      read: async (_owner: unknown, { hash }: { hash: string }) => new Uint8Array(sizes[hash] ?? 0),
    };
    const shares = service.dependencies.shares(AbortSignal.timeout(100_000));
    const names: string[] = [];
    let last = "";
    for await (const { name, bytes } of personArchive({ resumes, pdfs: kept, shares }, stored)) {
      names.push(name);
      if (name === "README.txt") last = Buffer.from(bytes).toString();
    }
    expect(names.filter((name) => name.startsWith("files/"))).toEqual(["files/large.pdf", "files/small.pdf"]);
    expect(last).toContain("What is missing\n\n1 of the stored files is not in here");
  });
});

it("an export says whose it is, as sign-in names them", async () => {
  await using issuer = await anIssuer();
  await using service = await startService(issuer.environment);
  const email = anEmail();
  const authorization = `Bearer ${await issuer.tokenFor(email, { sub: "the account of Ada" })}`;
  const { resume } = (await service.call("POST", "/resume", { email }, { authorization })).body;
  const { download_url } = (await service.call("GET", `/resume/${email}/export`, undefined, { authorization })).body;
  const { "account.json": account = new Uint8Array() } = unzipSync(await fetched(download_url));
  expect(JSON.parse(strFromU8(account))).toEqual({ id: resume.revision.replace(/-1$/, ""), owner: "the account of Ada" });
});

it("the sweep erases an archive when it is a day old, and leaves the PDFs beside it", async () => {
  await using service = await startService();
  const { email, revision } = (await service.call("POST", "/resume", aResume())).body.resume;
  await service.call("GET", `/resume/${email}/download`);
  await service.call("GET", `/resume/${email}/export`);
  const folder = path.join(service.dataDir, "files", revision.replace(/-\d+$/, ""));
  const sweep = () => service.storage.sweep(AbortSignal.timeout(100_000));
  await sweep();
  expect(await readdir(folder)).toHaveLength(2);
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  for (const name of await readdir(folder)) await utimes(path.join(folder, name), yesterday, yesterday);
  expect(await sweep()).toMatchObject({ pdfs: 1 });
  expect(await readdir(folder)).toEqual([expect.stringMatching(/\.pdf$/)]);
});
