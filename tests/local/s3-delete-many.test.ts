import { DeleteObjectsCommand } from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { Bucket, startS3, statusOf } from "./support/s3-server.ts";

describe("deleting many objects", () => {
  it("deletes the keys named, however they are escaped, and no other", async () => {
    await using s3 = await startS3();
    const named = ["a&b", "<Key>", `"quoted" 'single'`, "&amp;", "&#65;", "&lt;", "tab\tline\nreturn\r"];
    const kept = ["&", "<", "A", "a"];
    for (const key of [...named, ...kept]) await s3.put(key, "x");
    const { Deleted, Errors } = await s3.deleteMany(...named, "never there");
    expect(Deleted?.map(({ Key }) => Key)).toEqual([...named, "never there"]);
    expect(Errors).toBeUndefined();
    expect(await s3.keys()).toEqual(kept);
  });

  it("names no key when it is asked to be quiet", async () => {
    await using s3 = await startS3();
    await s3.put("k", "x");
    const quiet = new DeleteObjectsCommand({ Bucket, Delete: { Quiet: true, Objects: [{ Key: "k" }] } });
    expect((await s3.client.send(quiet)).Deleted).toBeUndefined();
    expect(await s3.keys()).toEqual([]);
  });

  it.each(["&k;", "&#x110000;", "&#;"])("deletes nothing where a key has %s, which is no character", async (text) => {
    await using s3 = await startS3();
    await s3.put("k", "x");
    const command = new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: "k" }, { Key: "TEXT" }] } });
    command.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { body: string };
        request.body = request.body.replace("TEXT", text);
        return next(args);
      },
      { step: "build", priority: "high" },
    );
    expect(await statusOf(s3.client.send(command))).toBe(400);
    expect(await s3.keys()).toEqual(["k"]);
  });

  it("takes 1 to 1000 keys", async () => {
    await using s3 = await startS3();
    const keys = Array.from({ length: 1001 }, (_, i) => `k${i}`);
    expect(await statusOf(s3.deleteMany())).toBe(400);
    expect(await statusOf(s3.deleteMany(...keys))).toBe(400);
    expect(await statusOf(s3.deleteMany(...keys.slice(1)))).toBe(200);
  });
});
