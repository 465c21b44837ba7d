import { isSecure } from "../trusted-places.ts";

/** Milliseconds that an answer may take. */
const timeout = 3_000;

/** Bytes that a document may have. */
const maxSize = 1024 * 1024;

/**
 * Gets a document from an issuer, over https or over http on loopback. It follows no redirect. Throws when there is no good answer within
 * three seconds, and when the document is too large.
 */
export async function fetchFromIssuer(uri: string): Promise<ArrayBuffer> {
  if (!isSecure(uri)) throw new Error("the address is neither https nor on loopback");
  const response = await fetch(uri, { redirect: "error", signal: AbortSignal.timeout(timeout), headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxSize) throw new Error("the document is too large");
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks)).buffer;
}
