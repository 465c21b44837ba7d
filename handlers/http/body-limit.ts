import type { MiddlewareHandler } from "hono";
import { DomainError } from "../../domain/errors.ts";
import { limits } from "../../domain/fields/limits.ts";

/** Bytes of a body that are read, and thrown away, before the connection is given up. */
const maxDrained = 16 * 1024 * 1024;

/**
 * Refuses a body over the limit, with PAYLOAD_TOO_LARGE, before anything parses it. It reads the rest of the body first: a client that is
 * still sending would see a broken connection in place of the answer. (hono/body-limit leaves the rest unread.)
 */
export const bodyLimit: MiddlewareHandler = async (c, next) => {
  const { body, headers } = c.req.raw;
  if (!body) return next();
  const declared = headers.has("transfer-encoding") ? Number.NaN : Number(headers.get("content-length") ?? Number.NaN);
  if (declared <= limits.body) return next();
  // Of what is known to be too large nothing is kept.
  const { bytes, size } = await read(body, declared > limits.body ? 0 : limits.body).catch((cause) => {
    throw new DomainError("BAD_REQUEST", "The body ended early.", { cause });
  });
  if (size > limits.body) throw new DomainError("PAYLOAD_TOO_LARGE", `A body can have at most ${limits.body / 1024} kB.`);
  c.req.raw = new Request(c.req.raw, { body: bytes });
  return next();
};

/** Reads a stream: the first `kept` bytes of it, and how many there were. */
async function read(stream: ReadableStream<Uint8Array>, kept: number): Promise<{ bytes: Buffer; size: number }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size <= kept) chunks.push(chunk);
    if (size > maxDrained) break;
  }
  return { bytes: Buffer.concat(chunks), size };
}
