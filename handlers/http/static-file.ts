import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliDecompress, gzip } from "node:zlib";
import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { isNotModified } from "../../router/etag.ts";

type Form = { body: Buffer<ArrayBuffer>; tag: string };
type Read = () => string | Promise<string | Buffer>;

/**
 * Answers with content that is the same for as long as the process runs. It is read once and compressed once, and all answers share these bytes: one that
 * is not read costs nothing. `stored` says that it is read as Brotli (RFC 7932), and is sent like that to who takes it, or as something that is compressed in
 * itself, and is sent as it is.
 */
export function staticFile(read: Read, headers: Record<string, string>, stored?: "br" | "compressed"): (c: Context) => Promise<Response> {
  const packed = once(async () => Buffer.from(await read()));
  const plain = once(async () => {
    const body = stored === "br" ? Buffer.from(await promisify(brotliDecompress)(await packed())) : await packed();
    return { body, tag: createHash("sha256").update(body).digest("base64url") };
  });
  // RFC 9110 §8.8.3.3: an encoded form has a tag of its own.
  const encoded = (name: string, encode: (body: Buffer) => Promise<Buffer>) =>
    once<Form>(async () => {
      const { body, tag } = await plain();
      return { body: Buffer.from(await encode(body)), tag: `${tag}-${name}` };
    });
  const forms: Record<string, () => Promise<Form>> = {
    ...(stored === "br" && { br: encoded("br", packed) }),
    ...(stored !== "compressed" && { gzip: encoded("gzip", promisify(gzip)) }),
    identity: plain,
  };
  const supports = Object.keys(forms).filter((name) => name !== "identity");
  return async (c) => {
    const encoding = encodingFor(c, supports);
    const { body, tag } = await (forms[encoding] ?? plain)();
    const about = { ...headers, etag: `"${tag}"`, ...(supports.length > 0 && { vary: "Accept-Encoding" }) };
    if (isNotModified(c.req.header("if-none-match") ?? "", tag)) return c.body(null, 304, about);
    return c.body(body, 200, { ...about, ...(encoding !== "identity" && { "content-encoding": encoding }) });
  };
}

/** Returns the one of these encodings that the caller likes most; of two, the one that stands first. */
function encodingFor(c: Context, supports: string[]): string {
  return accepts(c, {
    header: "Accept-Encoding",
    supports,
    default: "identity",
    match(accepted) {
      const liking = (name: string) => accepted.find(({ type }) => type === name)?.q ?? 0;
      const [best] = supports.filter((name) => liking(name) > 0).sort((a, b) => liking(b) - liking(a));
      return best ?? "identity";
    },
  });
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
