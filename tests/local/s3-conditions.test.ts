import type { GetObjectCommandInput, PutObjectCommandInput } from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { startS3, statusOf } from "./support/s3-server.ts";

describe("conditions of a get", () => {
  it("are answered with 304 or 412 in the order of RFC 9110", async () => {
    await using s3 = await startS3();
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
});

describe("conditions of a put", () => {
  it("let it create an object, and replace none", async () => {
    await using s3 = await startS3();
    expect(await statusOf(s3.put("k", "first", { IfNoneMatch: "*" }))).toBe(200);
    expect(await statusOf(s3.put("k", "second", { IfNoneMatch: "*" }))).toBe(412);
    expect((await s3.get("k")).text).toBe("first");
  });

  it("let it replace the object that it names, and no other", async () => {
    await using s3 = await startS3();
    expect(await statusOf(s3.put("k", "x", { IfMatch: '"none"' }))).toBe(412);
    const { ETag } = await s3.put("k", "one");
    expect(await statusOf(s3.put("k", "two", { IfMatch: ETag }))).toBe(200);
    expect(await statusOf(s3.put("k", "three", { IfMatch: ETag }))).toBe(412);
    expect((await s3.get("k")).text).toBe("two");
  });

  it("let one of many puts at once create or replace an object", async () => {
    await using s3 = await startS3();
    const race = async (name: string, condition: Partial<PutObjectCommandInput>) =>
      (await Promise.all(Array.from({ length: 10 }, (_, i) => statusOf(s3.put("k", `${name} ${i}`, condition))))).sort();
    const once = [200, ...Array(9).fill(412)];
    expect(await race("create", { IfNoneMatch: "*" })).toEqual(once);
    expect(await race("replace", { IfMatch: (await s3.head("k")).ETag })).toEqual(once);
    expect(await s3.unfinished()).toEqual([]);
  });
});
