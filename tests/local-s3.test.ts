import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { request as httpRequest, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  NoSuchBucket,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type PutObjectCommandInput,
  PutObjectTaggingCommand,
  paginateListObjectsV2,
  S3Client,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";
import { createAdaptorServer } from "@hono/node-server";
import { describe, expect, it } from "vitest";
import { openS3 } from "../local/s3.ts";

const Bucket = "resumes";
const config = {
  region: "us-east-1",
  credentials: { accessKeyId: "LOCALKEY", secretAccessKey: "a secret" },
  forcePathStyle: true,
  maxAttempts: 1,
};

async function aFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), "local-s3-"));
  return { path: folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

async function serve(folder: string) {
  const { credentials } = config;
  const server = createAdaptorServer({ fetch: await openS3({ folder, credentials, buckets: [Bucket], basePath: "/_s3" }) }) as Server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}/_s3`;
  const client = new S3Client({ ...config, endpoint });
  return {
    client,
    endpoint,
    port,
    put: (Key: string, Body: NonNullable<PutObjectCommandInput["Body"]>, more: Partial<PutObjectCommandInput> = {}) =>
      client.send(new PutObjectCommand({ Bucket, Key, Body, ...more })),
    get: async (Key: string, more: Partial<GetObjectCommandInput> = {}) => {
      const found = await client.send(new GetObjectCommand({ Bucket, Key, ...more }));
      return { ...found, bytes: Buffer.from((await found.Body?.transformToByteArray()) ?? []) };
    },
    head: (Key: string) => client.send(new HeadObjectCommand({ Bucket, Key })),
    list: (more: Partial<ListObjectsV2CommandInput> = {}) => client.send(new ListObjectsV2Command({ Bucket, ...more })),
    delete: (...keys: string[]) => client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: keys.map((Key) => ({ Key })) } })),
    async [Symbol.asyncDispose]() {
      client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function aServer() {
  const folder = await aFolder();
  const server = await serve(path.join(folder.path, "data"));
  return {
    ...server,
    folder: folder.path,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

type Sent = { $metadata: { httpStatusCode?: number | undefined } };
const statusOf = (sent: Promise<Sent>) => sent.catch((error: Sent) => error).then((result) => result.$metadata?.httpStatusCode ?? result);

type Wire = { method: string; path: string; headers: Record<string, string>; body: Buffer };

/** The signed request of a put, as the SDK would send it. */
async function wireOf(endpoint: string, input: Partial<PutObjectCommandInput>, more: S3ClientConfig = {}): Promise<Wire> {
  let wire: Wire | undefined;
  const requestHandler = {
    async handle(request: Wire & { body: Readable | Buffer }) {
      wire = { ...request, body: Buffer.isBuffer(request.body) ? request.body : await buffer(request.body) };
      return { response: { statusCode: 200, headers: {}, body: Readable.from([]) } };
    },
  };
  const client = new S3Client({ ...config, endpoint, requestHandler: requestHandler as never, ...more });
  await client.send(new PutObjectCommand({ Bucket, Key: "k", ...input }));
  if (!wire) throw new Error("The SDK sent nothing.");
  return wire;
}

function sendWire(port: number, { method, path, headers, body }: Wire): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: "127.0.0.1", port, method, path: `${path}?x-id=PutObject`, headers }, async (response) =>
      resolve({ status: response.statusCode, text: (await buffer(response)).toString() }),
    );
    request.once("error", reject);
    request.end(body);
  });
}

describe("objects", () => {
  it("come back byte for byte with type, tag, time and metadata", async () => {
    await using s3 = await aServer();
    const body = randomBytes(300_000);
    const Metadata = { pages: "2", sha256: "ab".repeat(32), warnings: encodeURIComponent('["é"]'), latin: "Zoë", empty: "" };
    const { ETag } = await s3.put("a/b.pdf", body, { ContentType: "application/pdf", Metadata });
    const facts = { ETag, ContentType: "application/pdf", ContentLength: body.length, Metadata, AcceptRanges: "bytes" };
    const got = await s3.get("a/b.pdf");
    expect(got.bytes.equals(body)).toBe(true);
    expect(got).toMatchObject(facts);
    const head = await s3.head("a/b.pdf");
    expect(head).toMatchObject(facts);
    expect(ETag).toBe(`"${createHash("md5").update(body).digest("hex")}"`);
    expect(Math.abs(Date.now() - Number(head.LastModified))).toBeLessThan(60_000);
  });

  it("can be empty", async () => {
    await using s3 = await aServer();
    await s3.put("empty", new Uint8Array());
    expect((await s3.get("empty")).bytes.length).toBe(0);
    expect((await s3.head("empty")).ContentLength).toBe(0);
    expect(await statusOf(s3.get("empty", { Range: "bytes=0-" }))).toBe(416);
  });

  it("are replaced by a later put, and gone after a delete", async () => {
    await using s3 = await aServer();
    await s3.put("k", "one", { Metadata: { a: "1" } });
    await s3.put("k", "two", { Metadata: { b: "2" } });
    expect(await s3.get("k")).toMatchObject({ bytes: Buffer.from("two"), Metadata: { b: "2" } });
    const remove = () => s3.client.send(new DeleteObjectCommand({ Bucket, Key: "k" }));
    expect(await statusOf(remove())).toBe(204);
    expect(await statusOf(remove())).toBe(204);
    await expect(s3.get("k")).rejects.toBeInstanceOf(NoSuchKey);
    await expect(s3.head("k")).rejects.toBeInstanceOf(NotFound);
    expect(await readdir(path.join(s3.folder, "data", Bucket))).toEqual(["unfinished"]);
  });

  it("live in the buckets that there are, and no other", async () => {
    await using s3 = await aServer();
    expect(await statusOf(s3.client.send(new HeadBucketCommand({ Bucket })))).toBe(200);
    await expect(s3.put("k", "x", { Bucket: "elsewhere" })).rejects.toBeInstanceOf(NoSuchBucket);
    expect(await readdir(path.join(s3.folder, "data"))).toEqual([Bucket]);
  });

  it("give way to response overrides, unless these cannot be a header", async () => {
    await using s3 = await aServer();
    await s3.put("k", "x", { ContentType: "text/html" });
    const overrides = {
      ResponseContentType: "application/pdf",
      ResponseContentDisposition: `attachment; filename="Zoe.pdf"; filename*=UTF-8''Zo%C3%AB.pdf`,
      ResponseCacheControl: "no-store",
      ResponseContentLanguage: "fr",
    };
    expect(await s3.get("k", overrides)).toMatchObject({
      ContentType: overrides.ResponseContentType,
      ContentDisposition: overrides.ResponseContentDisposition,
      CacheControl: "no-store",
      ContentLanguage: "fr",
    });
    expect(await statusOf(s3.get("k", { ResponseContentDisposition: "attachment; filename=履歴書.pdf" }))).toBe(400);
  });

  it("are not harmed by requests that this server does not know", async () => {
    await using s3 = await aServer();
    await s3.put("k", "precious");
    const tagging = new PutObjectTaggingCommand({ Bucket, Key: "k", Tagging: { TagSet: [{ Key: "a", Value: "b" }] } });
    expect(await statusOf(s3.client.send(tagging))).toBe(501);
    expect(await statusOf(s3.client.send(new CopyObjectCommand({ Bucket, Key: "k", CopySource: `${Bucket}/other` })))).toBe(501);
    expect((await s3.get("k")).bytes.toString()).toBe("precious");
  });
});

describe("keys", () => {
  const keys = [
    "..hidden/a..b/...",
    "..\\..\\windows",
    "%2e%2e%2fetc",
    "a b  c ",
    " /leading and trailing/ ",
    "/slash//slash/",
    "100%+1&2=3?#;:@$,!'()*~",
    "履歴書/Zoë-\u{1f9d1}‍\u{1f4bb}.pdf",
    "e\u0301 is not \u00e9",
    `<&>"'&amp;&#65;]]>`,
    "tab\tand\nline\r\nends",
    "unfinished",
    "__proto__",
    `${"long/".repeat(204)}1234`,
    "é".repeat(512),
  ];

  it.each(keys)("%j round-trips", async (key) => {
    await using s3 = await aServer();
    await s3.put(key, `body of ${key}`);
    expect((await s3.get(key)).bytes.toString()).toBe(`body of ${key}`);
    expect((await s3.list()).Contents?.map(({ Key }) => Key)).toEqual([key]);
    expect((await s3.list({ Prefix: key })).KeyCount).toBe(1);
    expect((await s3.delete(key)).Deleted?.map(({ Key }) => Key)).toEqual([key]);
    expect((await s3.list()).KeyCount).toBe(0);
  });

  it("stay in the folder, a file of hashed name each", async () => {
    await using s3 = await aServer();
    for (const key of keys) await s3.put(key, key);
    for (const key of ["../../escaped", "a/../../../escaped", ".", "a/./b"]) expect(await statusOf(s3.put(key, "x"))).toBe(403);
    const files = await readdir(s3.folder, { recursive: true, withFileTypes: true });
    const names = files.filter((file) => file.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
    expect(names).toHaveLength(keys.length);
    for (const name of names) expect(path.relative(s3.folder, name)).toMatch(/^data\/resumes\/[0-9a-f]{64}$/);
  });

  it("with dots behind encoded slashes, which no URL parser resolves, are keys like any other", async () => {
    await using s3 = await aServer();
    const encodeSlashes = (request: Wire) => ({ ...request, path: request.path.replace("..", "..%2F..%2F..") });
    s3.client.middlewareStack.add(
      (next) =>
        ({ input, request }) =>
          next({ input, request: encodeSlashes(request as Wire) }),
      {
        step: "build",
      },
    );
    await s3.put("../escaped", "x");
    expect((await s3.get("../escaped")).bytes.toString()).toBe("x");
    expect((await s3.list()).Contents?.map(({ Key }) => Key)).toEqual(["../../../escaped"]);
    expect(await readdir(s3.folder)).toEqual(["data"]);
  });

  it("of more than 1024 bytes are refused", async () => {
    await using s3 = await aServer();
    for (const key of ["k".repeat(1025), `${"é".repeat(512)}k`]) expect(await statusOf(s3.put(key, "x"))).toBe(400);
  });
});

describe("bodies", () => {
  it.each([0, 10, 65_536, 1_000_001])("streamed with a known length of %i bytes are stored", async (size) => {
    await using s3 = await aServer();
    const body = randomBytes(size);
    const pieces = [body.subarray(0, size >> 1), body.subarray(size >> 1)].filter((piece) => piece.length > 0);
    await s3.put("k", Readable.from(pieces, { objectMode: false }), { ContentLength: size });
    expect((await s3.get("k")).bytes.equals(body)).toBe(true);
  });

  const streamed = (): Partial<PutObjectCommandInput> => ({ Body: Readable.from([Buffer.from("the body")]), ContentLength: 8 });
  const edit = (change: (text: string) => string) => (wire: Wire) => ({ ...wire, body: Buffer.from(change(wire.body.toString())) });

  it.each<[string, () => Partial<PutObjectCommandInput>, (wire: Wire) => Wire]>([
    ["a byte of a hashed body is changed", () => ({ Body: "the body" }), edit((text) => text.replace("the", "teh"))],
    [
      "a hashed body is replaced by none",
      () => ({ Body: "the body" }),
      (wire) => ({ ...wire, body: Buffer.alloc(0), headers: { ...wire.headers, "content-length": "0" } }),
    ],
    ["a declared CRC-32 is of another body", () => ({ Body: "the body", ChecksumCRC32: "AAAAAA==" }), (wire) => wire],
    ["a declared SHA-1 is of another body", () => ({ Body: "the body", ChecksumSHA1: "AAAA" }), (wire) => wire],
    ["a declared SHA-256 is of another body", () => ({ Body: "the body", ChecksumSHA256: "AAAA" }), (wire) => wire],
    ["a declared MD5 is of another body", () => ({ Body: "the body", ContentMD5: "AAAA" }), (wire) => wire],
    ["a byte of a chunk is changed", streamed, edit((text) => text.replace("the", "teh"))],
    ["the CRC-32 after the chunks is changed", streamed, edit((text) => text.replace(/(crc32:)../, "$1AA"))],
    ["the CRC-32 after the chunks is missing", streamed, edit((text) => text.replace(/x-amz-checksum.*/s, "\r\n"))],
    ["a chunk's size is changed", streamed, edit((text) => text.replace(/^8/, "7"))],
    ["a chunk's size is no number", streamed, edit((text) => text.replace(/^8/, "-8"))],
    ["a chunk is longer than it says", streamed, edit((text) => text.replace("body\r\n", "body!!"))],
    ["a chunk is added", streamed, edit((text) => text.replace("0\r\n", "1\r\n!\r\n0\r\n"))],
    ["the last chunk is missing", streamed, edit((text) => text.replace(/0\r\n.*/s, ""))],
    ["the chunks stop within a line", streamed, edit((text) => text.slice(0, 2))],
    ["nothing is sent in chunks", streamed, edit(() => "")],
  ])("are refused, and nothing is stored, when %s", async (_, input, corrupt) => {
    await using s3 = await aServer();
    const { status, text } = await sendWire(s3.port, corrupt(await wireOf(s3.endpoint, input())));
    expect([400, 403], text).toContain(status);
    expect((await s3.list()).KeyCount).toBe(0);
    expect(await readdir(path.join(s3.folder, "data", Bucket, "unfinished"))).toEqual([]);
  });

  it("are stored when they are sent as the SDK sends them", async () => {
    await using s3 = await aServer();
    for (const input of [streamed(), { Body: "the body" }, { Body: "the body", ChecksumAlgorithm: "SHA256" as const }]) {
      const { status, text } = await sendWire(s3.port, await wireOf(s3.endpoint, input));
      expect(status, text).toBe(200);
      expect((await s3.get("k")).bytes.toString()).toBe("the body");
    }
  });

  it("without a checksum are held to the hash that was signed", async () => {
    await using s3 = await aServer();
    const wire = await wireOf(s3.endpoint, { Body: "the body" }, { requestChecksumCalculation: "WHEN_REQUIRED" });
    expect(Object.keys(wire.headers)).not.toContain("x-amz-checksum-crc32");
    const { status, text } = await sendWire(s3.port, { ...wire, body: Buffer.from("teh body") });
    expect([status, text]).toEqual([400, expect.stringContaining("BadDigest")]);
    expect((await sendWire(s3.port, wire)).status).toBe(200);
  });

  it("that break off leave no trace", async () => {
    await using s3 = await aServer();
    const { path: target, headers } = await wireOf(s3.endpoint, { Body: "x".repeat(100_000) });
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    await new Promise<void>((resolve) => {
      const socket = connect(s3.port, "127.0.0.1", () => {
        socket.write(`PUT ${target}?x-id=PutObject HTTP/1.1\r\n${head.join("")}\r\n${"x".repeat(50_000)}`, () => socket.destroy());
      });
      socket.once("close", () => resolve());
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await s3.list()).KeyCount).toBe(0);
    expect(await readdir(path.join(s3.folder, "data", Bucket, "unfinished"))).toEqual([]);
  });

  it("of more than 64 MB are refused, with or without a length", async () => {
    await using s3 = await aServer();
    const wire = await wireOf(s3.endpoint, streamed());
    const large = { ...wire, body: Buffer.alloc(64 * 1024 * 1024 + 1) };
    const headers = { ...wire.headers, "content-length": String(large.body.length) };
    delete (headers as Record<string, string>)["transfer-encoding"];
    expect(await sendWire(s3.port, { ...large, headers }).then(({ text }) => text)).toContain("EntityTooLarge");
    expect(await sendWire(s3.port, large).then(({ text }) => text)).toContain("EntityTooLarge");
  });
});

describe("conditions", () => {
  it("answer 304 or 412 as RFC 9110 orders them", async () => {
    await using s3 = await aServer();
    const { ETag = "" } = await s3.put("k", "body");
    const { LastModified: now = new Date(0) } = await s3.head("k");
    const [before, later] = [new Date(+now - 1000), new Date(+now + 1000)];
    const cases: [Partial<GetObjectCommandInput>, number][] = [
      [{ IfNoneMatch: ETag }, 304],
      [{ IfNoneMatch: `W/${ETag}` }, 304],
      [{ IfNoneMatch: `"other", ${ETag}` }, 304],
      [{ IfNoneMatch: "*" }, 304],
      [{ IfNoneMatch: '"other"' }, 200],
      [{ IfMatch: ETag }, 200],
      [{ IfMatch: "*" }, 200],
      [{ IfMatch: '"other"' }, 412],
      [{ IfModifiedSince: now }, 304],
      [{ IfModifiedSince: later }, 304],
      [{ IfModifiedSince: before }, 200],
      [{ IfUnmodifiedSince: now }, 200],
      [{ IfUnmodifiedSince: before }, 412],
      [{ IfNoneMatch: '"other"', IfModifiedSince: later }, 200],
      [{ IfMatch: ETag, IfUnmodifiedSince: before }, 200],
      [{ IfMatch: '"other"', IfNoneMatch: ETag }, 412],
      [{ IfNoneMatch: ETag, Range: "bytes=0-1" }, 304],
    ];
    for (const [condition, status] of cases) expect(await statusOf(s3.get("k", condition)), JSON.stringify(condition)).toBe(status);
  });

  it("let one put create an object", async () => {
    await using s3 = await aServer();
    expect(await statusOf(s3.put("k", "first", { IfNoneMatch: "*" }))).toBe(200);
    expect(await statusOf(s3.put("k", "second", { IfNoneMatch: "*" }))).toBe(412);
    expect((await s3.get("k")).bytes.toString()).toBe("first");
  });

  it("let one of many simultaneous puts create or replace an object", async () => {
    await using s3 = await aServer();
    const race = async (name: string, condition: Partial<PutObjectCommandInput>) =>
      (await Promise.all(Array.from({ length: 10 }, (_, i) => statusOf(s3.put("k", `${name} ${i}`, condition))))).sort();
    const once = [200, ...Array(9).fill(412)];
    expect(await race("create", { IfNoneMatch: "*" })).toEqual(once);
    expect(await race("replace", { IfMatch: (await s3.head("k")).ETag })).toEqual(once);
    expect(await readdir(path.join(s3.folder, "data", Bucket, "unfinished"))).toEqual([]);
  });

  it("let a put replace the object that it names, and no other", async () => {
    await using s3 = await aServer();
    expect(await statusOf(s3.put("k", "x", { IfMatch: '"none"' }))).toBe(412);
    const { ETag } = await s3.put("k", "one");
    expect(await statusOf(s3.put("k", "two", { IfMatch: ETag }))).toBe(200);
    expect(await statusOf(s3.put("k", "three", { IfMatch: ETag }))).toBe(412);
    expect((await s3.get("k")).bytes.toString()).toBe("two");
  });
});

describe("ranges", () => {
  it.each([
    ["bytes=0-3", 206, "0123", "bytes 0-3/10"],
    ["bytes=4-", 206, "456789", "bytes 4-9/10"],
    ["bytes=9-9", 206, "9", "bytes 9-9/10"],
    ["bytes=8-1000", 206, "89", "bytes 8-9/10"],
    ["bytes=-3", 206, "789", "bytes 7-9/10"],
    ["bytes=-1000", 206, "0123456789", "bytes 0-9/10"],
    ["bytes=0-99999999999999999999999", 206, "0123456789", "bytes 0-9/10"],
    ["bytes=5-3", 200, "0123456789", undefined],
    ["bytes=-", 200, "0123456789", undefined],
    ["bytes=a-b", 200, "0123456789", undefined],
    ["bytes=0-1,3-4", 200, "0123456789", undefined],
    ["lines=0-1", 200, "0123456789", undefined],
  ])("%s gives %i", async (Range, status, text, ContentRange) => {
    await using s3 = await aServer();
    await s3.put("k", "0123456789");
    const got = await s3.get("k", { Range });
    expect([got.$metadata.httpStatusCode, got.bytes.toString(), got.ContentRange]).toEqual([status, text, ContentRange]);
    expect(got.ContentLength).toBe(text.length);
  });

  it.each(["bytes=10-", "bytes=10-20", "bytes=-0"])("%s is outside", async (Range) => {
    await using s3 = await aServer();
    await s3.put("k", "0123456789");
    await expect(s3.get("k", { Range })).rejects.toMatchObject({ name: "InvalidRange", $metadata: { httpStatusCode: 416 } });
  });
});

describe("listing", () => {
  it("pages through all keys once, in order", async () => {
    await using s3 = await aServer();
    const keys = Array.from({ length: 25 }, (_, i) => `k${String(i).padStart(2, "0")}`);
    await Promise.all(keys.toReversed().map((key) => s3.put(key, key)));
    const pages: (string | undefined)[][] = [];
    for await (const page of paginateListObjectsV2({ client: s3.client, pageSize: 10 }, { Bucket })) {
      pages.push(page.Contents?.map(({ Key }) => Key) ?? []);
    }
    expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
    expect(pages.flat()).toEqual(keys);
    expect(await s3.list({ MaxKeys: 25 })).toMatchObject({ KeyCount: 25, IsTruncated: false });
    expect((await s3.list({ StartAfter: "k22" })).Contents?.map(({ Key }) => Key)).toEqual(["k23", "k24"]);
    expect((await s3.list({ Prefix: "k1", MaxKeys: 3 })).Contents?.map(({ Key }) => Key)).toEqual(["k10", "k11", "k12"]);
  });

  it("orders keys by their bytes, not by UTF-16", async () => {
    await using s3 = await aServer();
    const keys = ["B", "a", "\uff5e", "\u{1f600}"];
    for (const key of keys.toReversed()) await s3.put(key, "x");
    expect((await s3.list()).Contents?.map(({ Key }) => Key)).toEqual(keys);
    const { NextContinuationToken: ContinuationToken } = await s3.list({ MaxKeys: 3 });
    expect((await s3.list({ ContinuationToken })).Contents?.map(({ Key }) => Key)).toEqual(["\u{1f600}"]);
  });

  it("folds keys into folders, each on one page", async () => {
    await using s3 = await aServer();
    for (const key of ["a", "b/1", "b/2", "b/c/3", "d/4", "e"]) await s3.put(key, "x");
    const seen = (page: Awaited<ReturnType<typeof s3.list>>) => [
      page.Contents?.map(({ Key }) => Key),
      page.CommonPrefixes?.map(({ Prefix }) => Prefix),
    ];
    expect(seen(await s3.list({ Delimiter: "/" }))).toEqual([
      ["a", "e"],
      ["b/", "d/"],
    ]);
    expect(seen(await s3.list({ Delimiter: "/", Prefix: "b/" }))).toEqual([["b/1", "b/2"], ["b/c/"]]);
    expect(await s3.list({ Delimiter: "/", Prefix: "b", MaxKeys: 1 })).toMatchObject({ KeyCount: 1, IsTruncated: false });
    const pages = [];
    for await (const page of paginateListObjectsV2({ client: s3.client, pageSize: 1 }, { Bucket, Delimiter: "/" }))
      pages.push(seen(page).flat());
    expect(pages.map((page) => page.filter(Boolean))).toEqual([["a"], ["b/"], ["d/"], ["e"]]);
  });

  it("tells size, tag and time of each object, and nothing of an empty bucket", async () => {
    await using s3 = await aServer();
    expect(await s3.list()).toMatchObject({ KeyCount: 0, IsTruncated: false });
    const { ETag } = await s3.put("k", "12345");
    const { LastModified } = await s3.head("k");
    expect((await s3.list()).Contents).toEqual([{ Key: "k", Size: 5, ETag, LastModified }]);
  });

  it("encodes keys as URLs on demand, and says so", async () => {
    await using s3 = await aServer();
    await s3.put("ü/a b(1)&\u0001.pdf", "x");
    const page = await s3.list({ EncodingType: "url", Delimiter: "(", Prefix: "ü/" });
    expect(page).toMatchObject({ EncodingType: "url", Prefix: "%C3%BC/", CommonPrefixes: [{ Prefix: "%C3%BC/a%20b%28" }] });
    expect((await s3.list({ EncodingType: "url" })).Contents?.[0]?.Key).toBe("%C3%BC/a%20b%281%29%26%01.pdf");
  });

  it.each([-1, 1.5])("refuses %f as a page size", async (MaxKeys) => {
    await using s3 = await aServer();
    expect(await statusOf(s3.list({ MaxKeys }))).toBe(400);
  });
});

describe("deleting many", () => {
  it("deletes the keys named, however they are escaped, and no other", async () => {
    await using s3 = await aServer();
    const named = ["a&b", "<Key>", `"quoted" 'single'`, "&amp;", "&#65;", "&lt;", "tab\tline\nreturn\r"];
    const kept = ["A", "a", "&", "<"];
    for (const key of [...named, ...kept]) await s3.put(key, "x");
    const { Deleted, Errors } = await s3.delete(...named, "never there");
    expect(Deleted?.map(({ Key }) => Key)).toEqual([...named, "never there"]);
    expect(Errors).toBeUndefined();
    expect((await s3.list()).Contents?.map(({ Key }) => Key)).toEqual(kept.toSorted());
  });

  it("names no key when it is asked to be quiet", async () => {
    await using s3 = await aServer();
    await s3.put("k", "x");
    const quiet = new DeleteObjectsCommand({ Bucket, Delete: { Quiet: true, Objects: [{ Key: "k" }] } });
    expect((await s3.client.send(quiet)).Deleted).toBeUndefined();
    expect((await s3.list()).KeyCount).toBe(0);
  });

  it("refuses no keys, and more than 1000", async () => {
    await using s3 = await aServer();
    expect(await statusOf(s3.delete())).toBe(400);
    expect(await statusOf(s3.delete(...Array.from({ length: 1001 }, (_, i) => `k${i}`)))).toBe(400);
  });
});

describe("the folder", () => {
  it("keeps its objects when the server is opened again", async () => {
    await using folder = await aFolder();
    {
      await using s3 = await serve(folder.path);
      await s3.put("é/1", "first\nsecond", { Metadata: { a: "b" }, ContentType: "text/plain" });
      await s3.put("gone", "x");
      await s3.delete("gone");
    }
    await using s3 = await serve(folder.path);
    expect((await s3.list()).Contents?.map(({ Key }) => Key)).toEqual(["é/1"]);
    const found = { bytes: Buffer.from("first\nsecond"), Metadata: { a: "b" }, ContentType: "text/plain" };
    expect(await s3.get("é/1")).toMatchObject(found);
  });

  it("is cleared of unfinished files, and files of others are left alone", async () => {
    await using folder = await aFolder();
    const bucket = path.join(folder.path, Bucket);
    await mkdir(path.join(bucket, "unfinished"), { recursive: true });
    await writeFile(path.join(bucket, "unfinished", "half"), '{"key":"k","si');
    await writeFile(path.join(bucket, ".DS_Store"), "\0\0\0\u0001Bud1");
    await using s3 = await serve(folder.path);
    expect(await readdir(path.join(bucket, "unfinished"))).toEqual([]);
    expect(await readFile(path.join(bucket, ".DS_Store"), "utf8")).toContain("Bud1");
    expect((await s3.list()).KeyCount).toBe(0);
  });

  it("never gives a torn object while one key is put, read and deleted at once", async () => {
    await using s3 = await aServer();
    const putting = Array.from({ length: 24 }, (_, i) => s3.put("k", Buffer.alloc(200_000, 97 + i), { Metadata: { i: `${i}` } }));
    const deleting = Array.from({ length: 8 }, () => statusOf(s3.delete("k")));
    const reading = Array.from({ length: 60 }, async () => {
      const got = await s3.get("k").catch((error) => error);
      if (got instanceof NoSuchKey) return;
      const i = Number(got.Metadata.i);
      expect(got.bytes.equals(Buffer.alloc(200_000, 97 + i))).toBe(true);
      expect(got.ETag).toBe(`"${createHash("md5").update(got.bytes).digest("hex")}"`);
    });
    await Promise.all([...putting, ...deleting, ...reading]);
    await s3.put("k", "x");
    await Promise.all(Array.from({ length: 24 }, (_, i) => s3.put("k", `${i}`)));
    const listed = (await s3.list()).Contents?.[0];
    expect((await s3.get("k")).ETag).toBe(listed?.ETag);
  });
});
