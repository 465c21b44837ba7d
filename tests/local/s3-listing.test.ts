import { type ListObjectsV2CommandInput, type ListObjectsV2CommandOutput, paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { Bucket, startS3, statusOf } from "./support/s3-server.ts";

const seen = ({ Contents = [], CommonPrefixes = [] }: ListObjectsV2CommandOutput) => ({
  keys: Contents.map(({ Key }) => Key),
  folders: CommonPrefixes.map(({ Prefix }) => Prefix),
});

async function pagesOf(client: S3Client, pageSize: number, more: Partial<ListObjectsV2CommandInput> = {}) {
  const pages = [];
  for await (const page of paginateListObjectsV2({ client, pageSize }, { Bucket, ...more })) pages.push(seen(page));
  return pages;
}

describe("a listing", () => {
  it("pages through all keys once, in order", async () => {
    await using s3 = await startS3();
    const keys = Array.from({ length: 25 }, (_, i) => `k${String(i).padStart(2, "0")}`);
    await Promise.all(keys.toReversed().map((key) => s3.put(key, key)));
    const pages = (await pagesOf(s3.client, 10)).map((page) => page.keys);
    expect(pages).toEqual([keys.slice(0, 10), keys.slice(10, 20), keys.slice(20)]);
    expect(await s3.list({ MaxKeys: 25 })).toMatchObject({ KeyCount: 25, IsTruncated: false });
    expect(await s3.keys({ StartAfter: "k22" })).toEqual(["k23", "k24"]);
    expect(await s3.keys({ Prefix: "k1", MaxKeys: 3 })).toEqual(["k10", "k11", "k12"]);
  });

  it("orders keys by their bytes, not by UTF-16, on all pages", async () => {
    await using s3 = await startS3();
    const keys = ["B", "a", "\uff5e", "\u{1f600}"];
    for (const key of keys.toReversed()) await s3.put(key, "x");
    expect(await s3.keys()).toEqual(keys);
    const { NextContinuationToken: ContinuationToken } = await s3.list({ MaxKeys: 3 });
    expect(await s3.keys({ ContinuationToken })).toEqual(["\u{1f600}"]);
  });

  it("folds keys into folders, each on one page", async () => {
    await using s3 = await startS3();
    for (const key of ["a", "b/1", "b/2", "b/c/3", "d/4", "e"]) await s3.put(key, "x");
    const Delimiter = "/";
    expect(seen(await s3.list({ Delimiter }))).toEqual({ keys: ["a", "e"], folders: ["b/", "d/"] });
    expect(seen(await s3.list({ Delimiter, Prefix: "b/" }))).toEqual({ keys: ["b/1", "b/2"], folders: ["b/c/"] });
    expect(await s3.list({ Delimiter, Prefix: "b", MaxKeys: 1 })).toMatchObject({ KeyCount: 1, IsTruncated: false });
    expect(await pagesOf(s3.client, 1, { Delimiter })).toEqual([
      { keys: ["a"], folders: [] },
      { keys: [], folders: ["b/"] },
      { keys: [], folders: ["d/"] },
      { keys: ["e"], folders: [] },
    ]);
  });

  it("tells size, tag and time of each object, and nothing of an empty bucket", async () => {
    await using s3 = await startS3();
    expect(await s3.list()).toMatchObject({ KeyCount: 0, IsTruncated: false });
    const { ETag } = await s3.put("k", "12345");
    const { LastModified } = await s3.head("k");
    expect((await s3.list()).Contents).toEqual([{ Key: "k", Size: 5, ETag, LastModified }]);
  });

  it("encodes keys as URLs on demand, and says so", async () => {
    await using s3 = await startS3();
    await s3.put("ü/a b(1)&\u0001.pdf", "x");
    const page = await s3.list({ EncodingType: "url", Delimiter: "(", Prefix: "ü/" });
    expect(page).toMatchObject({ EncodingType: "url", Prefix: "%C3%BC/", CommonPrefixes: [{ Prefix: "%C3%BC/a%20b%28" }] });
    expect(await s3.keys({ EncodingType: "url" })).toEqual(["%C3%BC/a%20b%281%29%26%01.pdf"]);
  });

  it.each([-1, 1.5])("refuses %f as a page size", async (MaxKeys) => {
    await using s3 = await startS3();
    expect(await statusOf(s3.list({ MaxKeys }))).toBe(400);
  });
});
