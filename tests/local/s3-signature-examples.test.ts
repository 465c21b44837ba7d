import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { decodeBody } from "../../embedded/s3-body.ts";
import { verifySignature } from "../../embedded/s3-signature.ts";

const credentials = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };
const origin = "https://examplebucket.s3.amazonaws.com";
const now = Date.UTC(2013, 4, 24);
const bodiless = {
  "x-amz-date": "20130524T000000Z",
  "x-amz-content-sha256": createHash("sha256").digest("hex"),
};

const authorization = (signedHeaders: string, signature: string) =>
  `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/20130524/us-east-1/s3/aws4_request,SignedHeaders=${signedHeaders},Signature=${signature}`;

function verify(method: string, url: string, fields: Record<string, string> = {}) {
  const { host, pathname, searchParams } = new URL(url);
  const headers = new Headers({ host, ...fields });
  return { headers, verified: verifySignature([{ method, host, path: pathname, query: searchParams, headers }], credentials, now) };
}

/** "Authenticating Requests (AWS Signature Version 4)", Amazon S3 API Reference. */
describe("of the examples in Amazon's reference", () => {
  it("the presigned URL is taken", () => {
    const query = new URLSearchParams({
      "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
      "X-Amz-Credential": `${credentials.accessKeyId}/20130524/us-east-1/s3/aws4_request`,
      "X-Amz-Date": "20130524T000000Z",
      "X-Amz-Expires": "86400",
      "X-Amz-SignedHeaders": "host",
      "X-Amz-Signature": "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
    });
    verify("GET", `${origin}/test.txt?${query}`);
  });

  it("the GET is taken", () => {
    const signature = "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41";
    const signed = authorization("host;range;x-amz-content-sha256;x-amz-date", signature);
    verify("GET", `${origin}/test.txt`, { ...bodiless, range: "bytes=0-9", authorization: signed });
  });

  it("the listing is taken", () => {
    const signature = "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7";
    const signed = authorization("host;x-amz-content-sha256;x-amz-date", signature);
    verify("GET", `${origin}/?max-keys=2&prefix=J`, { ...bodiless, authorization: signed });
  });

  it("the body in signed chunks is taken, and refused with another length or byte", () => {
    const { headers, verified } = verify("PUT", "https://s3.amazonaws.com/examplebucket/chunkObject.txt", {
      "content-encoding": "aws-chunked",
      "content-length": "66824",
      "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
      "x-amz-date": "20130524T000000Z",
      "x-amz-decoded-content-length": "66560",
      "x-amz-storage-class": "REDUCED_REDUNDANCY",
      authorization: authorization(
        "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class",
        "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
      ),
    });
    const chunk = (size: number, signature: string) => `${size.toString(16)};chunk-signature=${signature}\r\n${"a".repeat(size)}\r\n`;
    const raw = Buffer.from(
      chunk(65_536, "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648") +
        chunk(1024, "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497") +
        chunk(0, "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9"),
    );
    expect(raw.length).toBe(66_824);
    expect(decodeBody(raw, headers, verified).toString()).toBe("a".repeat(66_560));
    headers.set("x-amz-decoded-content-length", "66561");
    expect(() => decodeBody(raw, headers, verified)).toThrow("The body ends early.");
    raw[1000] = 98;
    expect(() => decodeBody(raw, headers, verified)).toThrow("A chunk's signature does not match.");
  });
});
