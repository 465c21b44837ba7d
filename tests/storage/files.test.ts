import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, readlink, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { firstVersion } from "../../domain/stored-resume.ts";
import { readAddress, signAddress } from "../../storage/files/signed-address.ts";
import { aFolderStorage } from "../support/folder-storage.ts";
import { pdfKey } from "../support/pdf-key.ts";

const signal = new AbortController().signal;
const hash = "ab".repeat(32);
const filename = "Ada (Zoë) Example's * - Resume.pdf";
const text = `%PDF-1.7 ${"of a person. ".repeat(50_000)}`;
const aPdf = { bytes: Buffer.from(text), pages: 3, warnings: ["A warning — of some length."] };
const owner = { id: "5f0c", content: { email: "ada@example.com" } };
const hour = 3_600_000;

async function aStorage() {
  const { folder, open, close } = await aFolderStorage();
  const { storage, mount } = await open();
  return {
    folder,
    file: path.join(folder, "files", owner.id, `${hash}.pdf`),
    storage,
    open,
    resumes: storage.resumes(signal),
    pdfs: storage.pdfs(signal),
    get: (url: string, headers: Record<string, string> = {}, method = "GET") => mount.fetch(new Request(url, { method, headers })),
    async statusOf(url: string, headers: Record<string, string> = {}, method = "GET") {
      const { status, body } = await mount.fetch(new Request(url, { method, headers }));
      await body?.cancel();
      return status;
    },
    [Symbol.asyncDispose]: close,
  };
}

/** Makes a file, or a folder, older. */
const age = (file: string, ms: number) => utimes(file, new Date(), new Date(Date.now() - ms));

describe("a stored PDF", () => {
  it("is found by whose it is and what it was made from", async () => {
    await using service = await aStorage();
    expect(await service.pdfs.find(owner, pdfKey(hash))).toBeUndefined();
    const facts = await service.pdfs.save(owner, pdfKey(hash), aPdf);
    expect(facts).toMatchObject({ bytes: text.length, pages: 3, warnings: aPdf.warnings, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await service.pdfs.find(owner, pdfKey(hash))).toEqual(facts);
    expect(await service.pdfs.find({ ...owner, id: "other" }, pdfKey(hash))).toBeUndefined();
    expect(await service.pdfs.find(owner, pdfKey("cd".repeat(32)))).toBeUndefined();
    await service.pdfs.remove(owner, pdfKey(hash));
    expect(await service.pdfs.find(owner, pdfKey(hash))).toBeUndefined();
    await service.pdfs.remove(owner, pdfKey(hash));
  });

  it("is stored, and erased again, while a purge takes its folder away", async () => {
    await using service = await aStorage();
    for (let turns = 0; turns < 300; turns++) {
      await service.pdfs.removeAll(owner);
      const saving = service.pdfs.save(owner, pdfKey(hash), aPdf);
      // At each point of what it does.
      const purging = (async () => {
        while (!existsSync(path.dirname(service.file))) await setImmediate();
        for (let i = 0; i < turns % 10; i++) await setImmediate();
        await service.pdfs.removeAll(owner);
      })();
      await Promise.all([saving, purging]);
      await service.pdfs.remove(owner, pdfKey(hash));
      expect(await service.pdfs.find(owner, pdfKey(hash))).toBeUndefined();
    }
  });

  it("is for its owner on the machine alone", async () => {
    await using service = await aStorage();
    await service.pdfs.save(owner, pdfKey(hash), aPdf);
    expect((await stat(service.file)).mode & 0o777).toBe(0o600);
  });

  it("is erased with all others of its resume, and no one else's", async () => {
    await using service = await aStorage();
    const other = { ...owner, id: "5f0c-2" };
    await service.pdfs.save(owner, pdfKey(hash), aPdf);
    await service.pdfs.save(owner, pdfKey("cd".repeat(32)), aPdf);
    await service.pdfs.save(other, pdfKey(hash), aPdf);
    expect(await service.pdfs.removeAll(owner)).toBe(2);
    expect(await service.pdfs.removeAll(owner)).toBe(0);
    expect(await service.pdfs.find(owner, pdfKey(hash))).toBeUndefined();
    expect(await service.pdfs.find(other, pdfKey(hash))).toBeDefined();
  });

  // The two lines before the PDF, its first and its last byte, and one that is read with the second chunk.
  it.each([0, 5, 64, 70, 90, 100, 150, 400_000, -1])(
    "of which a bit flipped (at byte %i) counts as not there, and can be stored again",
    async (at) => {
      await using service = await aStorage();
      const facts = await service.pdfs.save(owner, pdfKey(hash), aPdf);
      const { url } = await service.pdfs.presign(owner, pdfKey(hash), filename);
      const file = await readFile(service.file);
      const place = at < 0 ? file.length + at : at;
      file[place] = (file[place] as number) ^ 1;
      await writeFile(service.file, file);
      expect(await service.pdfs.find(owner, pdfKey(hash))).toBeUndefined();
      expect(await service.statusOf(url)).toBe(404);
      expect(await service.pdfs.save(owner, pdfKey(hash), aPdf)).toEqual(facts);
      expect(await service.statusOf(url)).toBe(200);
    },
  );

  it.each([0, 40, 120, 300_000])("that was cut to %i bytes counts as not there", async (length) => {
    await using service = await aStorage();
    await service.pdfs.save(owner, pdfKey(hash), aPdf);
    await writeFile(service.file, (await readFile(service.file)).subarray(0, length));
    expect(await service.pdfs.find(owner, pdfKey(hash))).toBeUndefined();
  });

  it("leaves nothing unfinished, and what a crash left unfinished is erased at the next start", async () => {
    await using service = await aStorage();
    await service.pdfs.save(owner, pdfKey(hash), aPdf);
    const unfinished = path.join(service.folder, "files", ".unfinished");
    expect(await readdir(unfinished)).toEqual([]);
    await writeFile(path.join(unfinished, "half"), "half of a PDF");
    await service.open();
    expect(await readdir(unfinished)).toEqual([]);
    expect(await service.pdfs.find(owner, pdfKey(hash))).toBeDefined();
  });

  it.each(["../x", "..", "a/b", "", "a\0b", "a.b"])("never has a name that leads elsewhere (%j)", async (id) => {
    await using service = await aStorage();
    await expect(service.pdfs.save({ ...owner, id }, pdfKey(hash), aPdf)).rejects.toThrow("cannot have this name");
    await expect(service.pdfs.save(owner, pdfKey(id), aPdf)).rejects.toThrow("cannot have this name");
    await expect(service.pdfs.removeAll({ ...owner, id })).rejects.toThrow("cannot have this name");
  });

  it("that cannot be written means that the service is unavailable", async () => {
    await using service = await aStorage();
    await writeFile(path.join(service.folder, "files", owner.id), "a file where a folder should be");
    await expect(service.pdfs.save(owner, pdfKey(hash), aPdf)).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE", retryAfter: 1 });
    expect(await readdir(path.join(service.folder, "files", ".unfinished"))).toEqual([]);
  });
});

describe("the sweep", () => {
  it("erases PDFs whose resume is gone for an hour, and those of thirty days; a day before, they are made anew", async () => {
    await using service = await aStorage();
    const resume = firstVersion(resumeContent.parse({ email: "ada@example.com" }));
    await service.resumes.replace(undefined, resume);
    await service.pdfs.save(resume, pdfKey(hash), aPdf);
    await service.pdfs.save(owner, pdfKey(hash), aPdf);
    const nothing = { resumes: 0, versions: 0, pdfs: 0 };
    expect(await service.storage.sweep(signal)).toEqual(nothing);
    const folder = (id: string) => path.join(service.folder, "files", id);
    for (const id of [resume.id, owner.id]) await age(folder(id), 2 * hour);
    expect(await service.storage.sweep(signal)).toEqual({ ...nothing, pdfs: 1 });
    expect(await readdir(path.join(service.folder, "files"))).toEqual([".unfinished", resume.id]);
    await age(path.join(folder(resume.id), `${hash}.pdf`), 29.1 * 24 * hour);
    expect(await service.pdfs.find(resume, pdfKey(hash))).toBeUndefined();
    expect(await service.storage.sweep(signal)).toEqual(nothing);
    await age(path.join(folder(resume.id), `${hash}.pdf`), 30.1 * 24 * hour);
    expect(await service.storage.sweep(signal)).toEqual({ ...nothing, pdfs: 1 });
  });

  it("that is stopped rejects with the reason", async () => {
    await using service = await aStorage();
    await mkdir(path.join(service.folder, "files", "orphan"));
    const reason = new Error("the time is up");
    await expect(service.storage.sweep(AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});

describe("a download address", () => {
  let service: Awaited<ReturnType<typeof aStorage>>;
  let url: string;
  beforeAll(async () => {
    service = await aStorage();
    await service.pdfs.save(owner, pdfKey(hash), aPdf);
    await service.pdfs.save({ ...owner, id: "5f0d" }, pdfKey(hash), aPdf);
    await service.pdfs.save(owner, pdfKey("cd".repeat(32)), aPdf);
    ({ url } = await service.pdfs.presign(owner, pdfKey(hash), filename));
  });
  afterAll(() => service[Symbol.asyncDispose]());

  it("gives its holder the PDF as an attachment of that name, which no page may run", async () => {
    const response = await service.get(url);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      "accept-ranges": "bytes",
      "cache-control": "private, no-cache",
      "content-disposition": `attachment; filename="Ada (Zoe) Example's - Resume.pdf"; filename*=UTF-8''Ada%20%28Zo%C3%AB%29%20Example%27s%20%2A%20-%20Resume.pdf`,
      "content-length": String(text.length),
      "content-security-policy": "sandbox",
      "content-type": "application/pdf",
      etag: `"${(await service.pdfs.find(owner, pdfKey(hash)))?.sha256}"`,
      "x-content-type-options": "nosniff",
    });
    expect(await response.text()).toBe(text);
  });

  const zeros = "0".repeat(43);
  it.each<[string, string | RegExp, string | ((found: string) => string)]>([
    ["no query", /\?.*/, ""],
    ["an empty query", /\?.*/, "?"],
    ["no signature", /&signature=.*/, ""],
    ["an empty signature", /(?<=signature=).*/, ""],
    ["one changed character of the signature", /(?<=signature=)./, (found) => (found === "A" ? "B" : "A")],
    // Of its last character two bits stand for nothing.
    ["another last character of the signature", /.$/, (found) => String.fromCharCode(found.charCodeAt(0) + 1)],
    ["a shortened signature", /.$/, ""],
    ["a lengthened signature", /$/, "A"],
    ["a padded signature", /$/, "="],
    ["a signature of another alphabet", /(?<=signature=).*/, `${zeros.slice(1)}+`],
    ["a signature of characters beyond ASCII", /(?<=signature=).*/, "é".repeat(43)],
    ["zeros for a signature", /(?<=signature=).*/, zeros],
    ["a second signature", /$/, `&signature=${zeros}`],
    ["a second signature before", "&signature=", `&signature=${zeros}&signature=`],
    ["a longer life", /expires=\d+/, (found) => found.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))],
    ["an endless life", /expires=\d+/, "expires=Infinity"],
    ["a life of many digits", /expires=\d+/, `expires=${"9".repeat(400)}`],
    ["a negative life", /expires=/, "expires=-"],
    ["a life with zeros before", /expires=/, "expires=0"],
    ["no life", /expires=\d+&/, ""],
    ["a second life", /$/, "&expires=9999999999"],
    ["a second life before", "?expires=", "?expires=9999999999&expires="],
    ["another file name", "Ada", "Eve"],
    ["no file name", /&filename=[^&]*/, ""],
    ["an empty file name", /(?<=filename=)[^&]*/, ""],
    ["a second file name", /$/, "&filename=x.pdf"],
    ["a plus for a space", "%20", "+"],
    ["small letters in an encoding", "%C3%AB", "%c3%ab"],
    ["a parenthesis that is not encoded", "%28", "("],
    ["a letter that is encoded", "Ada", "%41da"],
    ["a parameter of its own", /$/, "&download=1"],
    ["a parameter of its own before", "?", "?inline=1&"],
    ["an empty parameter", /$/, "&"],
    ["another order", /\?(expires=\d+)&(filename=[^&]*)/, "?$2&$1"],
    ["capital names", "expires=", "Expires="],
    ["another resume", `/${owner.id}/`, "/5f0d/"],
    ["another content", hash, "cd".repeat(32)],
    ["no content", `/${hash}`, ""],
    ["the folder", `/${owner.id}/${hash}`, ""],
    ["a slash at the end", hash, `${hash}/`],
    ["a doubled slash", `/${owner.id}/`, `//${owner.id}/`],
    ["an encoded slash", `${owner.id}/`, `${owner.id}%2F`],
    ["an encoded path above", `${owner.id}/`, `..%2F${owner.id}/`],
    ["a path above", `${owner.id}/`, `x/../../${owner.id}/`],
    ["the database", /files\/.*\?/, "files/resumes.db?"],
    ["a null byte", hash, `${hash}%00`],
    ["an extension", hash, `${hash}.pdf`],
  ])("is refused with %s", async (_, found, replacement) => {
    const changed = url.replace(found, replacement as string);
    expect(changed).not.toBe(url);
    const response = await service.get(changed);
    expect(response.status).toBe(403);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect([response.headers.get("cache-control"), response.headers.get("x-content-type-options")]).toEqual(["no-store", "nosniff"]);
    expect(await response.json()).toMatchObject({ status: 403, code: "FORBIDDEN", title: "Forbidden" });
  });

  it("is refused when another key signed it", async () => {
    const other = (await service.open({ signingKey: "o".repeat(32) })).storage.pdfs(signal);
    expect(await service.statusOf((await other.presign(owner, pdfKey(hash), filename)).url)).toBe(403);
  });

  it("is refused when it has expired, as was told", async () => {
    const { url, expires_at } = await service.pdfs.presign(owner, pdfKey(hash), filename);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(expires_at) - 1 });
    onTestFinished(() => void vi.useRealTimers());
    expect(await service.statusOf(url)).toBe(200);
    vi.setSystemTime(expires_at);
    const response = await service.get(url);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ message: expect.stringContaining("expired") });
  });

  it.each(["PUT", "POST", "DELETE", "OPTIONS", "PATCH"])("takes no %s", async (method) => {
    const response = await service.get(url, {}, method);
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    expect(await service.statusOf(url)).toBe(200);
  });

  it("is read as none of ours where it is signed for a format that another release had", () => {
    const address = { id: owner.id, hash, format: "pdf", filename, disposition: "inline", expires: 9_999_999_999 } as const;
    expect(readAddress("key", signAddress("key", address))).toEqual(address);
    expect(readAddress("key", signAddress("key", { ...address, format: "odt" as "pdf" }))).toBeUndefined();
  });

  it("tells a HEAD all but the PDF", async () => {
    const [head, get] = [await service.get(url, {}, "HEAD"), await service.get(url)];
    expect([head.status, await head.text(), Object.fromEntries(head.headers)]).toEqual([200, "", Object.fromEntries(get.headers)]);
    await get.body?.cancel();
    // RFC 9110 §14.2: a range is of a GET alone.
    const ranged = await service.get(url, { range: "bytes=0-4" }, "HEAD");
    expect([ranged.status, ranged.headers.get("content-range")]).toEqual([200, null]);
  });

  it("begins where the service is reached, behind a proxy with a path, too", async () => {
    const proxied = (await service.open({ url: "https://cv.example.org/api/" })).storage.pdfs(signal);
    expect((await proxied.presign(owner, pdfKey(hash), filename)).url).toMatch(
      /^https:\/\/cv\.example\.org\/api\/files\/5f0c\/(ab)+\.pdf\?expires=/,
    );
  });

  it.each<[string, string, string]>([
    ["bytes=0-4", "%PDF-", `bytes 0-4/${text.length}`],
    ["bytes=5-", text.slice(5), `bytes 5-${text.length - 1}/${text.length}`],
    ["bytes=-3", text.slice(-3), `bytes ${text.length - 3}-${text.length - 1}/${text.length}`],
    ["bytes=300000-300009", text.slice(300_000, 300_010), `bytes 300000-300009/${text.length}`],
    ["bytes=0-99999999", text, `bytes 0-${text.length - 1}/${text.length}`],
    ["bytes=-99999999", text, `bytes 0-${text.length - 1}/${text.length}`],
  ])("gives the range %s", async (range, expected, contentRange) => {
    const response = await service.get(url, { range });
    expect([response.status, response.headers.get("content-range"), response.headers.get("content-length")]).toEqual([
      206,
      contentRange,
      String(expected.length),
    ]);
    expect((await response.text()) === expected).toBe(true);
  });

  it.each([`bytes=${text.length}-`, `bytes=${text.length + 9}-${text.length + 10}`, "bytes=-0", "bytes=-00"])(
    "tells that %s is outside",
    async (range) => {
      const response = await service.get(url, { range });
      expect([response.status, response.headers.get("content-range")]).toEqual([416, `bytes */${text.length}`]);
    },
  );

  it.each(["bytes=5-2", "bytes=-", "bytes=a-b", "items=0-4", "bytes=0-1,4-5", "bytes= 0-4"])(
    "gives the whole for %s, which is no range",
    async (range) => {
      const response = await service.get(url, { range });
      expect([response.status, (await response.text()).length]).toEqual([200, text.length]);
    },
  );

  it("heeds If-None-Match and If-Range", async () => {
    const etag = (await service.get(url, {}, "HEAD")).headers.get("etag") as string;
    for (const tags of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) expect(await service.statusOf(url, { "if-none-match": tags })).toBe(304);
    expect(await service.statusOf(url, { "if-none-match": '"x"' }, "HEAD")).toBe(200);
    const statusWith = (tag: string) => service.statusOf(url, { range: "bytes=0-4", "if-range": tag });
    expect([await statusWith(etag), await statusWith('"x"')]).toEqual([206, 200]);
  });

  it.skipIf(!existsSync("/proc/self/io"))("reads little further than its holder does", async () => {
    const megabyte = 1024 * 1024;
    const bytesRead = async () => Number(/rchar: (\d+)/.exec(await readFile("/proc/self/io", "utf8"))?.[1]);
    await service.pdfs.save(owner, pdfKey("ef".repeat(32)), { ...aPdf, bytes: Buffer.alloc(64 * megabyte, "x") });
    // The whole is read once, to be checked, before it is answered.
    const response = await service.get((await service.pdfs.presign(owner, pdfKey("ef".repeat(32)), filename)).url);
    const before = await bytesRead();
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await bytesRead()) - before).toBeLessThan(16 * megabyte);
    await reader.cancel();
  });

  it.skipIf(!existsSync("/proc/self/fd"))("closes what it has opened, however it ends", async () => {
    const openFiles = async (ending = ".pdf") => {
      const names = await readdir("/proc/self/fd");
      const targets = await Promise.all(names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => "")));
      return targets.filter((target) => target.startsWith(service.folder) && target.endsWith(ending)).length;
    };
    const held = await service.get(url);
    expect(await openFiles()).toBe(1);
    await held.text();
    await (await service.get(url)).text();
    await (await service.get(url)).body?.cancel();
    await service.get(url, {}, "HEAD");
    await service.get(url, { "if-none-match": "*" });
    await service.get(url, { range: "bytes=-0" });
    await service.pdfs.find(owner, pdfKey(hash));
    const key = pdfKey("12".repeat(32));
    await service.pdfs.save(owner, key, aPdf);
    const address = (await service.pdfs.presign(owner, key, filename)).url;
    const file = service.file.replace(hash, key.hash);
    await writeFile(file, "not what was stored");
    expect(await service.statusOf(address)).toBe(404);
    // At once, and not when the garbage is collected.
    expect(await openFiles(path.basename(file))).toBe(0);
    // It can be opened and not read, like a file on a disk with a bad sector.
    await rm(file);
    await mkdir(file);
    const unread = await service.get(address);
    expect([unread.status, unread.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(await openFiles(path.basename(file))).toBe(0);
    await vi.waitFor(async () => expect(await openFiles()).toBe(0), 60_000);
  });
});
