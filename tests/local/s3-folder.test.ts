import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { NoSuchKey } from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { aFolder, Bucket, startS3, statusOf } from "./support/s3-server.ts";

describe("the folder of objects", () => {
  it("keeps them when the server is opened again", async () => {
    await using folder = await aFolder();
    {
      await using s3 = await startS3({ folder: folder.path });
      await s3.put("é/1", "first\nsecond", { Metadata: { a: "b" }, ContentType: "text/plain" });
      await s3.put("gone", "x");
      await s3.deleteMany("gone");
    }
    await using s3 = await startS3({ folder: folder.path });
    expect(await s3.keys()).toEqual(["é/1"]);
    expect(await s3.get("é/1")).toMatchObject({ text: "first\nsecond", Metadata: { a: "b" }, ContentType: "text/plain" });
  });

  it("is cleared of unfinished files, and files of others are left alone", async () => {
    await using folder = await aFolder();
    const bucket = `${folder.path}/${Bucket}`;
    await mkdir(`${bucket}/unfinished`, { recursive: true });
    await writeFile(`${bucket}/unfinished/half`, '{"key":"k","si');
    await writeFile(`${bucket}/.DS_Store`, "\0\0\0\u0001Bud1");
    await using s3 = await startS3({ folder: folder.path });
    expect(await s3.unfinished()).toEqual([]);
    expect(await readFile(`${bucket}/.DS_Store`, "utf8")).toContain("Bud1");
    expect(await s3.keys()).toEqual([]);
  });

  it("never gives a torn object while one key is put, read and deleted at once", async () => {
    await using s3 = await startS3();
    const bodyOf = (i: number) => Buffer.alloc(200_000, 97 + i);
    const putting = Array.from({ length: 24 }, (_, i) => s3.put("k", bodyOf(i), { Metadata: { i: `${i}` } }));
    const deleting = Array.from({ length: 8 }, () => statusOf(s3.deleteMany("k")));
    const reading = Array.from({ length: 60 }, async () => {
      const got = await s3.get("k").catch((error) => error);
      if (got instanceof NoSuchKey) return;
      expect(got.bytes.equals(bodyOf(Number(got.Metadata.i)))).toBe(true);
      expect(got.ETag).toBe(`"${createHash("md5").update(got.bytes).digest("hex")}"`);
    });
    await Promise.all([...putting, ...deleting, ...reading]);
  });

  it("lists the put that came last of many at once", async () => {
    await using s3 = await startS3();
    await Promise.all(Array.from({ length: 24 }, (_, i) => s3.put("k", `${i}`)));
    expect((await s3.list()).Contents?.map(({ ETag }) => ETag)).toEqual([(await s3.get("k")).ETag]);
  });
});
