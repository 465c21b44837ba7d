import { createHash, randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  NoSuchBucket,
  NoSuchKey,
  NotFound,
  PutObjectTaggingCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { describe, expect, it } from "vitest";
import { Bucket, startS3, statusOf } from "./support/s3-server.ts";

describe("objects", () => {
  it("come back byte for byte with type, tag, time and metadata", async () => {
    await using s3 = await startS3();
    const body = randomBytes(300_000);
    const Metadata = { pages: "2", sha256: "ab".repeat(32), warnings: encodeURIComponent('["é"]'), latin: "Zoë", empty: "" };
    const { ETag } = await s3.put("a/b.pdf", body, { ContentType: "application/pdf", Metadata });
    expect(ETag).toBe(`"${createHash("md5").update(body).digest("hex")}"`);
    const facts = { ETag, ContentType: "application/pdf", ContentLength: body.length, Metadata, AcceptRanges: "bytes" };
    const got = await s3.get("a/b.pdf");
    expect(got.bytes.equals(body)).toBe(true);
    expect(got).toMatchObject(facts);
    const head = await s3.head("a/b.pdf");
    expect(head).toMatchObject(facts);
    expect(Math.abs(Date.now() - Number(head.LastModified))).toBeLessThan(60_000);
  });

  it("can be empty", async () => {
    await using s3 = await startS3();
    await s3.put("empty", new Uint8Array());
    expect(await s3.get("empty")).toMatchObject({ text: "", ContentLength: 0 });
    expect((await s3.head("empty")).ContentLength).toBe(0);
    expect(await statusOf(s3.get("empty", { Range: "bytes=0-" }))).toBe(416);
  });

  it("are replaced by a later put, metadata and all", async () => {
    await using s3 = await startS3();
    await s3.put("k", "one", { Metadata: { a: "1" } });
    await s3.put("k", "two", { Metadata: { b: "2" } });
    const { text, Metadata } = await s3.get("k");
    expect([text, Metadata]).toEqual(["two", { b: "2" }]);
  });

  it("are gone after a delete, which may be repeated", async () => {
    await using s3 = await startS3();
    await s3.put("k", "x");
    const remove = () => s3.client.send(new DeleteObjectCommand({ Bucket, Key: "k" }));
    expect(await statusOf(remove())).toBe(204);
    expect(await statusOf(remove())).toBe(204);
    await expect(s3.get("k")).rejects.toBeInstanceOf(NoSuchKey);
    await expect(s3.head("k")).rejects.toBeInstanceOf(NotFound);
    expect(await readdir(`${s3.folder}/${Bucket}`)).toEqual(["unfinished"]);
  });

  it("live in the buckets that there are, and no other", async () => {
    await using s3 = await startS3();
    expect(await statusOf(s3.client.send(new HeadBucketCommand({ Bucket })))).toBe(200);
    await s3.put("k", "x");
    await expect(s3.get("k", { Bucket: "drafts" })).rejects.toBeInstanceOf(NoSuchKey);
    await expect(s3.put("k", "x", { Bucket: "elsewhere" })).rejects.toBeInstanceOf(NoSuchBucket);
    expect(await readdir(s3.folder)).toEqual(["drafts", Bucket]);
  });

  it("are sent under other headers on demand, unless these cannot be headers", async () => {
    await using s3 = await startS3();
    await s3.put("k", "x", { ContentType: "text/html" });
    const ContentDisposition = `attachment; filename="Zoe.pdf"; filename*=UTF-8''Zo%C3%AB.pdf`;
    const got = await s3.get("k", {
      ResponseContentType: "application/pdf",
      ResponseContentDisposition: ContentDisposition,
      ResponseCacheControl: "no-store",
      ResponseContentLanguage: "fr",
    });
    expect(got).toMatchObject({ ContentType: "application/pdf", ContentDisposition, CacheControl: "no-store", ContentLanguage: "fr" });
    expect(await statusOf(s3.get("k", { ResponseContentDisposition: "attachment; filename=履歴書.pdf" }))).toBe(400);
  });

  it("are not harmed by requests that this server does not know", async () => {
    await using s3 = await startS3();
    await s3.put("k", "precious");
    const tagging = new PutObjectTaggingCommand({ Bucket, Key: "k", Tagging: { TagSet: [{ Key: "a", Value: "b" }] } });
    expect(await statusOf(s3.client.send(tagging))).toBe(501);
    expect(await statusOf(s3.client.send(new CopyObjectCommand({ Bucket, Key: "k", CopySource: `${Bucket}/other` })))).toBe(501);
    expect((await s3.get("k")).text).toBe("precious");
  });
});

it("objects that many ask for, and nobody takes yet, are not in memory", async () => {
  await using s3 = await startS3();
  await s3.put("large", Buffer.alloc(20_000_000, "x"));
  const url = await getSignedUrl(s3.client, new GetObjectCommand({ Bucket, Key: "large" }));
  const before = process.memoryUsage().arrayBuffers;
  const answers = await Promise.all(Array.from({ length: 10 }, () => s3.fetch(new Request(url))));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  for (const { body } of answers) await body?.cancel();
});
