import { readdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { startS3, statusOf } from "./support/s3-server.ts";
import { beforeSigning } from "./support/s3-wire.ts";

const keys = [
  "..hidden/a..b/...",
  "..\\..\\windows",
  "%2e%2e%2fetc",
  "a b  c ",
  " /leading and trailing/ ",
  "/slash//slash/",
  "100%+1&2=3?#;:@$,!'()*~",
  "履歴書/Zoë-\u{1f9d1}\u200d\u{1f4bb}.pdf",
  "e\u0301 is not \u00e9",
  `<&>"'&amp;&#65;]]>`,
  "tab\tand\nline\r\nends",
  "unfinished",
  "__proto__",
  `${"long/".repeat(204)}1234`,
  "é".repeat(512),
];

describe("keys", () => {
  it.each(keys)("such as %j are put, read, listed and deleted", async (key) => {
    await using s3 = await startS3();
    await s3.put(key, `body of ${key}`);
    expect((await s3.get(key)).text).toBe(`body of ${key}`);
    expect(await s3.keys()).toEqual([key]);
    expect(await s3.keys({ Prefix: key })).toEqual([key]);
    expect((await s3.deleteMany(key)).Deleted).toEqual([{ Key: key }]);
    expect(await s3.keys()).toEqual([]);
  });

  it("stay in the folder, a file of hashed name each", async () => {
    await using s3 = await startS3();
    for (const key of keys) await s3.put(key, key);
    for (const key of ["../../escaped", "a/../../../escaped", ".", "a/./b"]) expect(await statusOf(s3.put(key, "x"))).toBe(403);
    const entries = await readdir(s3.parent, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.relative(s3.parent, `${parentPath}/${name}`));
    expect(files).toHaveLength(keys.length);
    for (const file of files) expect(file).toMatch(/^data\/resumes\/[0-9a-f]{64}$/);
  });

  it("with dots behind encoded slashes, which no URL parser resolves, are keys like any other", async () => {
    await using s3 = await startS3();
    beforeSigning(s3.client, (request) => ({ ...request, path: request.path.replace("..", "..%2F..%2F..") }));
    await s3.put("../escaped", "x");
    expect((await s3.get("../escaped")).text).toBe("x");
    expect(await s3.keys()).toEqual(["../../../escaped"]);
    expect(await readdir(s3.parent)).toEqual(["data"]);
  });

  it("of more than 1024 bytes are refused", async () => {
    await using s3 = await startS3();
    for (const key of ["k".repeat(1025), `${"é".repeat(512)}k`]) expect(await statusOf(s3.put(key, "x"))).toBe(400);
  });
});
