import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { isNotModified } from "../../router/etag.ts";

type Form = { body: Buffer<ArrayBuffer>; tag: string };

/**
 * Answers with content that is the same for as long as the process runs. It is read once and compressed once, and all answers share these bytes: one that
 * is not read costs nothing.
 */
export function staticFile(read: () => string | Promise<Buffer>, headers: Record<string, string>): (c: Context) => Promise<Response> {
  const plain = once<Form>(async () => {
    const body = Buffer.from(await read());
    return { body, tag: createHash("sha256").update(body).digest("base64url") };
  });
  const compressed = once<Form>(async () => {
    const { body, tag } = await plain();
    // RFC 9110 §8.8.3.3: an encoded form has a tag of its own.
    return { body: await promisify(gzip)(body), tag: `${tag}-gzip` };
  });
  return async (c) => {
    const encoding = accepts(c, { header: "Accept-Encoding", supports: ["gzip"], default: "identity" });
    const { body, tag } = await (encoding === "gzip" ? compressed : plain)();
    const about = { ...headers, etag: `"${tag}"`, vary: "Accept-Encoding" };
    if (isNotModified(c.req.header("if-none-match") ?? "", tag)) return c.body(null, 304, about);
    return c.body(body, 200, { ...about, ...(encoding === "gzip" && { "content-encoding": encoding }) });
  };
}

/** What fails is tried again by the next caller. */
function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
