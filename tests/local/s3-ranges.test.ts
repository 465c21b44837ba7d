import { describe, expect, it } from "vitest";
import { startS3 } from "./support/s3-server.ts";

describe("a range", () => {
  it.each([
    ["bytes=0-3", "0123", "bytes 0-3/10"],
    ["bytes=4-", "456789", "bytes 4-9/10"],
    ["bytes=9-9", "9", "bytes 9-9/10"],
    ["bytes=8-1000", "89", "bytes 8-9/10"],
    ["bytes=-3", "789", "bytes 7-9/10"],
    ["bytes=-1000", "0123456789", "bytes 0-9/10"],
    ["bytes=0-99999999999999999999999", "0123456789", "bytes 0-9/10"],
  ])("%s gives a part: %s", async (Range, text, ContentRange) => {
    await using s3 = await startS3();
    await s3.put("k", "0123456789");
    const part = await s3.get("k", { Range });
    expect(part).toMatchObject({ $metadata: { httpStatusCode: 206 }, text, ContentRange, ContentLength: text.length });
  });

  it.each(["bytes=5-3", "bytes=-", "bytes=a-b", "bytes=0-1,3-4", "lines=0-1"])("%s is ignored", async (Range) => {
    await using s3 = await startS3();
    await s3.put("k", "0123456789");
    const whole = await s3.get("k", { Range });
    expect(whole).toMatchObject({ $metadata: { httpStatusCode: 200 }, text: "0123456789", ContentLength: 10 });
    expect(whole.ContentRange).toBeUndefined();
  });

  it.each(["bytes=10-", "bytes=10-20", "bytes=-0"])("%s is refused, as it is outside", async (Range) => {
    await using s3 = await startS3();
    await s3.put("k", "0123456789");
    await expect(s3.get("k", { Range })).rejects.toMatchObject({ name: "InvalidRange", $metadata: { httpStatusCode: 416 } });
  });
});
