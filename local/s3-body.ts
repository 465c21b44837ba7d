import { crc32 } from "node:zlib";
import { S3Error } from "./s3-error.ts";
import { chunkSignature, sha256, type Verified } from "./s3-signature.ts";

/** What was sent, checked against what the request declares: a hash, signed chunks, a CRC-32. */
export function decodeBody(raw: Buffer, headers: Headers, verified: Verified): Buffer {
  const { payload } = verified;
  if (!payload.startsWith("STREAMING-")) {
    if (payload !== "UNSIGNED-PAYLOAD" && payload !== sha256(raw))
      throw new S3Error("BadDigest", "The body is not the one that was signed.");
    checkCrc32(raw, headers.get("x-amz-checksum-crc32"));
    return raw;
  }
  const isSigned = payload.startsWith("STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
  if (!isSigned && payload !== "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
    throw new S3Error("NotImplemented", "This way of signing a body is not known.");
  const { body, trailer } = decodeChunks(raw, isSigned ? verified : undefined);
  if (body.length !== Number(headers.get("x-amz-decoded-content-length"))) throw new S3Error("IncompleteBody", "The body ends early.");
  checkCrc32(body, /^x-amz-checksum-crc32:(\S+)/m.exec(trailer)?.[1] ?? null);
  return body;
}

/** aws-chunked: `<size in hex>[;chunk-signature=<hex>]\r\n<bytes>\r\n` …, a chunk of size 0, then trailing headers. */
function decodeChunks(raw: Buffer, verified: Verified | undefined): { body: Buffer; trailer: string } {
  const chunks: Buffer[] = [];
  let signature = verified?.signature ?? "";
  for (let at = 0; ; ) {
    const lineEnd = raw.indexOf("\r\n", at);
    const [, hex = "", signed = ""] =
      /^([0-9a-fA-F]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(raw.toString("latin1", at, Math.max(at, lineEnd))) ?? [];
    const size = Number.parseInt(hex, 16);
    const start = lineEnd + 2;
    if (lineEnd < 0 || Number.isNaN(size) || start + size > raw.length) throw new S3Error("IncompleteBody", "The body is not aws-chunked.");
    const chunk = raw.subarray(start, start + size);
    if (verified) {
      signature = chunkSignature(verified, signature, chunk);
      if (signature !== signed) throw new S3Error("SignatureDoesNotMatch", "A chunk's signature does not match.");
    }
    if (size === 0) return { body: Buffer.concat(chunks), trailer: raw.toString("latin1", start) };
    chunks.push(chunk);
    at = start + size + 2;
  }
}

function checkCrc32(body: Buffer, declared: string | null): void {
  if (declared === null) return;
  const actual = Buffer.alloc(4);
  actual.writeUInt32BE(crc32(body));
  if (actual.toString("base64") !== declared) throw new S3Error("BadDigest", "The CRC-32 does not match the body.");
}
