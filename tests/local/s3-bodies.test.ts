import { randomBytes } from "node:crypto";
import { request } from "node:http";
import { Readable } from "node:stream";
import type { PutObjectCommandInput } from "@aws-sdk/client-s3";
import { describe, expect, it, vi } from "vitest";
import { clientFor, startS3 } from "./support/s3-server.ts";
import { send, signedPut } from "./support/s3-wire.ts";

/** The SDK sends it in chunks, the checksum after them. */
const streamed = (body: Buffer | string) => {
  const bytes = Buffer.from(body);
  const pieces = [bytes.subarray(0, bytes.length >> 1), bytes.subarray(bytes.length >> 1)];
  return { Body: Readable.from(pieces, { objectMode: false }), ContentLength: bytes.length };
};

describe("bodies", () => {
  it.each([1, 65_536, 1_000_001])("streamed with a known length of %i bytes are stored", async (size) => {
    await using s3 = await startS3();
    const body = randomBytes(size);
    const { Body, ContentLength } = streamed(body);
    await s3.put("k", Body, { ContentLength });
    expect((await s3.get("k")).bytes.equals(body)).toBe(true);
  });

  it.each(["CRC32", "SHA1", "SHA256"] as const)("are stored when their %s is right, before or after them", async (ChecksumAlgorithm) => {
    await using s3 = await startS3();
    const { Body, ...more } = streamed("in chunks");
    await s3.put("whole", "whole", { ChecksumAlgorithm });
    await s3.put("chunks", Body, { ChecksumAlgorithm, ...more });
    expect([(await s3.get("whole")).text, (await s3.get("chunks")).text]).toEqual(["whole", "in chunks"]);
  });

  it.each<[string, Partial<PutObjectCommandInput>]>([
    ["CRC-32 is of another body", { ChecksumCRC32: "AAAAAA==" }],
    ["SHA-1 is of another body", { ChecksumSHA1: "AAAA" }],
    ["SHA-256 is of another body", { ChecksumSHA256: "AAAA" }],
    ["MD5 is of another body", { ContentMD5: "AAAA" }],
    ["checksum is of a kind that is not known", { ChecksumAlgorithm: "CRC32C" }],
  ])("are refused, and nothing is stored, when their %s", async (_, declared) => {
    await using s3 = await startS3();
    const name = declared.ChecksumAlgorithm ? "NotImplemented" : "BadDigest";
    await expect(s3.put("k", "the body", declared)).rejects.toMatchObject({ name });
    expect(await s3.keys()).toEqual([]);
    expect(await s3.unfinished()).toEqual([]);
  });

  it("without a checksum are held to the hash that was signed", async () => {
    await using s3 = await startS3();
    const put = await signedPut(clientFor(s3.endpoint, { requestChecksumCalculation: "WHEN_REQUIRED" }), { Body: "the body" });
    expect(Object.keys(put.headers).join()).not.toContain("checksum");
    expect(await send({ ...put, body: "teh body" })).toMatchObject({ status: 400, code: "BadDigest" });
    expect(await s3.keys()).toEqual([]);
    expect((await send(put)).status).toBe(200);
  });

  it.each<[string, string, string | RegExp, string]>([
    ["BadDigest", "a byte is changed", "the", "teh"],
    ["BadDigest", "the checksum after them is changed", /(crc32:)../, "$1AA"],
    ["IncompleteBody", "the checksum after them is missing", /x-amz-checksum.*/s, "\r\n"],
    ["IncompleteBody", "a size is changed", /^4/, "3"],
    ["IncompleteBody", "a size is no number", /^4/, "-4"],
    ["IncompleteBody", "a chunk is longer than it says", "body\r\n", "body!!"],
    ["IncompleteBody", "a chunk is added", "0\r\n", "1\r\n!\r\n0\r\n"],
    ["IncompleteBody", "the last chunk is missing", /0\r\n.*/s, ""],
    ["IncompleteBody", "they stop within a line", /(?<=^..).*/s, ""],
    ["IncompleteBody", "there are none", /.*/s, ""],
  ])("in chunks are refused as %s when %s, and nothing is stored", async (code, _, found, replacement) => {
    await using s3 = await startS3();
    const put = await signedPut(s3.client, streamed("the body"));
    const body = put.body.toString().replace(found, replacement);
    expect(await send({ ...put, body })).toMatchObject({ status: 400, code });
    expect(await s3.keys()).toEqual([]);
    expect(await s3.unfinished()).toEqual([]);
    expect((await send(put)).status).toBe(200);
  });

  it("that break off leave no trace", async () => {
    await using s3 = await startS3();
    const { url, ...put } = await signedPut(s3.client, { Body: "x".repeat(100_000) });
    const sent = request(url, put).on("error", () => {});
    sent.write("x".repeat(50_000), () => sent.destroy());
    await new Promise((resolve) => sent.once("close", resolve));
    await vi.waitFor(async () => expect(await s3.unfinished()).toEqual([]), 60_000);
    expect(await s3.keys()).toEqual([]);
  });

  it("of more than 64 MB are refused, with or without a length", async () => {
    await using s3 = await startS3();
    const body = Buffer.alloc(64 * 1024 * 1024 + 1);
    const put = { ...(await signedPut(s3.client, streamed("the body"))), body };
    const { "transfer-encoding": _, ...headers } = put.headers;
    expect(await send({ ...put, headers: { ...headers, "content-length": `${body.length}` } })).toMatchObject({ code: "EntityTooLarge" });
    expect(await send(put)).toMatchObject({ code: "EntityTooLarge" });
  });
});
