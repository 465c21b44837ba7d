import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { clientFor, credentials, startS3 } from "./support/s3-server.ts";
import { beforeSigning, send, signedPut, type Wire } from "./support/s3-wire.ts";

const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** What the SDK does not send: a put in two chunks, each of them signed. */
async function putInSignedChunks(endpoint: string): Promise<Wire & { body: string }> {
  const client = clientFor(endpoint);
  beforeSigning(client, ({ headers: { "content-length": length = "", ...headers }, ...request }) => ({
    ...request,
    headers: { ...headers, "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "x-amz-decoded-content-length": length },
  }));
  const put = await signedPut(client, { Body: "first second" });
  return { ...put, body: signChunks(["first ", "second"], put.headers) };
}

/** "Signature Calculations for the Authorization Header: Transferring Payload in Multiple Chunks", Amazon S3 API Reference. */
function signChunks(chunks: string[], { authorization = "", "x-amz-date": date }: Record<string, string>): string {
  const [, scope = "", seed = ""] = /Credential=[^/]+\/(\S+), .*Signature=(\w+)/.exec(authorization) ?? [];
  const key = scope.split("/").reduce<string | Buffer>(hmac, `AWS4${credentials.secretAccessKey}`);
  let signature = seed;
  const signed = [...chunks, ""].map((chunk) => {
    signature = hmac(key, ["AWS4-HMAC-SHA256-PAYLOAD", date, scope, signature, sha256(""), sha256(chunk)].join("\n")).toString("hex");
    return `${chunk.length.toString(16)};chunk-signature=${signature}\r\n${chunk}\r\n`;
  });
  return signed.join("");
}

describe("signed chunks", () => {
  it("are stored when every signature holds", async () => {
    await using s3 = await startS3();
    expect((await send(await putInSignedChunks(s3.endpoint))).status).toBe(200);
    expect((await s3.get("k")).text).toBe("first second");
  });

  it.each<[string, string, string | RegExp, string]>([
    ["SignatureDoesNotMatch", "a byte is changed", "first", "First"],
    ["SignatureDoesNotMatch", "a signature is changed", /=[0-9a-f]{4}/, "=0000"],
    ["SignatureDoesNotMatch", "a signature is missing", /;chunk-signature=[0-9a-f]+/, ""],
    ["SignatureDoesNotMatch", "two chunks change places", /^(.*?first \r\n)(.*?second\r\n)/s, "$2$1"],
    ["SignatureDoesNotMatch", "a chunk is left out", /^.*?first \r\n/s, ""],
    ["SignatureDoesNotMatch", "a chunk is sent twice", /^.*?first \r\n/s, "$&$&"],
    ["SignatureDoesNotMatch", "the last, empty chunk is not signed", /\r\n0;.*/s, "\r\n0\r\n\r\n"],
    ["IncompleteBody", "the last, empty chunk is missing", /\r\n0;.*/s, "\r\n"],
  ])("are refused as %s when %s", async (code, _, found, replacement) => {
    await using s3 = await startS3();
    const put = await putInSignedChunks(s3.endpoint);
    expect(await send({ ...put, body: put.body.replace(found, replacement) })).toMatchObject({ code });
    expect(await s3.keys()).toEqual([]);
  });
});
