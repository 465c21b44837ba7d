import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { S3Error } from "./s3-error.ts";
import { chunkSignature, sha256, type Verified } from "./s3-signature.ts";

const hash = (algorithm: string) => (body: Buffer) => createHash(algorithm).update(body).digest("base64");

/** Makes each checksum in base64, by the header that declares it. */
const checksums: Record<string, (body: Buffer) => string> = {
  "content-md5": hash("md5"),
  "x-amz-checksum-crc32": (body) => Buffer.from(crc32(body).toString(16).padStart(8, "0"), "hex").toString("base64"),
  "x-amz-checksum-sha1": hash("sha1"),
  "x-amz-checksum-sha256": hash("sha256"),
};

/** Decodes a body, and checks what the request declares: the hash that was signed, signed chunks, checksums. Throws an S3Error. */
export function decodeBody(raw: Buffer, headers: Headers, verified: Verified): Buffer {
  const { payload } = verified;
  if (!payload.startsWith("STREAMING-")) {
    if (payload !== "UNSIGNED-PAYLOAD" && payload !== sha256(raw))
      throw new S3Error("BadDigest", "The body is not the one that was signed.");
    checkSums(raw, headers);
    return raw;
  }
  const isSigned = payload.startsWith("STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
  if (!isSigned && payload !== "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
    throw new S3Error("NotImplemented", "This way of signing a body is not known.");
  const { body, trailers } = decodeChunks(raw, isSigned ? verified : undefined);
  if (body.length !== Number(headers.get("x-amz-decoded-content-length"))) throw new S3Error("IncompleteBody", "The body ends early.");
  const announced = headers.get("x-amz-trailer");
  if (announced && !trailers.has(announced)) throw new S3Error("IncompleteBody", "The checksum after the body is missing.");
  checkSums(body, headers);
  checkSums(body, trailers);
  return body;
}

/** Decodes aws-chunked: `<size in hex>[;chunk-signature=<hex>]\r\n<bytes>\r\n` …, a chunk of size 0, then trailing headers. */
function decodeChunks(raw: Buffer, verified: Verified | undefined): { body: Buffer; trailers: Headers } {
  const chunks: Buffer[] = [];
  let signature = verified?.signature ?? "";
  for (let at = 0; ; ) {
    const lineEnd = Math.max(at, raw.indexOf("\r\n", at));
    const [, hex = "", signed = ""] =
      /^([0-9a-fA-F]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(raw.toString("latin1", at, lineEnd)) ?? [];
    const size = Number.parseInt(hex, 16);
    const start = lineEnd + 2;
    if (Number.isNaN(size)) throw new S3Error("IncompleteBody", "The body is not aws-chunked.");
    const chunk = raw.subarray(start, start + size);
    if (verified) {
      signature = chunkSignature(verified, signature, chunk);
      if (signature !== signed) throw new S3Error("SignatureDoesNotMatch", "A chunk's signature does not match.");
    }
    if (size === 0) return { body: Buffer.concat(chunks), trailers: parseTrailers(raw.toString("latin1", start)) };
    chunks.push(chunk);
    at = start + size + 2;
    if (raw.toString("latin1", at - 2, at) !== "\r\n") throw new S3Error("IncompleteBody", "A chunk is not as long as it says.");
  }
}

function parseTrailers(text: string): Headers {
  return new Headers([...text.matchAll(/^([\w-]+):[ \t]*(\S+)/gm)].map(([, name = "", value = ""]) => [name, value]));
}

function checkSums(body: Buffer, declared: Headers): void {
  for (const [name, value] of declared) {
    if (name !== "content-md5" && !name.startsWith("x-amz-checksum-")) continue;
    const checksum = checksums[name];
    if (!checksum) throw new S3Error("NotImplemented", "This kind of checksum is not known.");
    if (checksum(body) !== value) throw new S3Error("BadDigest", "The checksum does not match the body.");
  }
}
