import type { MiddlewareHandler } from "hono";
import { DomainError } from "../../../domain/errors/errors.ts";
import { limits } from "../../../domain/fields/limits.ts";
import { type HeldBody, roomForBodies } from "./held-bodies.ts";

/** Bytes of a body that are read, and thrown away, before the connection is given up. */
const maxDrained = 16 * 1024 * 1024;

/** Bytes of files that are held at once, from when they come in until they are answered. */
const mostHeld = 16 * 1024 * 1024;

/** Characters of a photo in base64. */
const maxPhoto = Math.ceil(limits.photo / 3) * 4;

/**
 * Refuses a body over the limit, which `limitOf` tells of the path of a request in bytes, with PAYLOAD_TOO_LARGE, before anything parses it. Where the limit
 * is higher than usual, the body is a file of at most `file` bytes, which has more in base64. The rest of the body is read first: a client that is still
 * sending would see a broken connection in place of the answer. (hono/body-limit leaves the rest unread.)
 */
export function bodyLimit(
  limitOf: (path: string) => number,
  file: number,
): MiddlewareHandler<{ Bindings: { address?: string | undefined } }> {
  const begin = roomForBodies(mostHeld);
  return async (c, next) => {
    const { method, headers } = c.req.raw;
    if (method === "GET" || method === "HEAD") return next();
    const limit = limitOf(c.req.path);
    const declared = headers.has("transfer-encoding") ? Number.NaN : Number(headers.get("content-length") ?? Number.NaN);
    if (declared <= limit && limit === limits.body) return next();
    // Looked at only now: @hono/node-server makes a whole Request and a stream of it.
    const { body } = c.req.raw;
    if (!body) return next();
    const held = begin(c.env?.address);
    try {
      // Of what is known to be too large nothing is kept.
      const { size, photo } = await read(body, declared > limit ? 0 : limit, held, limit === limits.body).catch((cause) => {
        throw new DomainError("BAD_REQUEST", "The body ended early.", { cause });
      });
      if (size > limit) throw limit > limits.body ? fileTooLarge(file) : tooLarge(limit, photo > maxPhoto);
      const whole = held.whole();
      if (!whole) throw new DomainError("SERVICE_UNAVAILABLE", "Too many files are being sent right now; try again in a moment.");
      c.req.raw = new Request(c.req.raw, { body: whole, duplex: "half" });
      await next();
    } finally {
      held.free();
    }
  };
}

const sizeOf = (bytes: number) => (bytes < 1024 * 1024 ? `${bytes / 1024} kB` : `${Math.floor(bytes / 1024 / 1024)} MB`);

const fileTooLarge = (largest: number) =>
  new DomainError("PAYLOAD_TOO_LARGE", `The file is too large: it can have at most ${sizeOf(largest)}.`);

function tooLarge(limit: number, isPhoto: boolean): DomainError {
  if (!isPhoto) return new DomainError("PAYLOAD_TOO_LARGE", `What was sent is too large: it can have at most ${sizeOf(limit)}.`);
  const expected = `at most ${limits.photo / 1024} kB`;
  const issues = [{ path: "photo", code: "too_big" as const, message: `must have ${expected}`, expected }];
  return new DomainError("PAYLOAD_TOO_LARGE", `The photo is too large: it can have ${expected}.`, { issues });
}

type Read = {
  size: number;
  /** How many bytes the picture in `photo` has, as text in base64. */
  photo: number;
};

/** Reads a stream: the first `kept` bytes of it into `held`, and what there is to say of all, which may be JSON with a photo. */
async function read(stream: ReadableStream<Uint8Array>, kept: number, held: HeldBody, isJson: boolean): Promise<Read> {
  const measure = isJson ? photoMeasure() : () => 0;
  let size = 0;
  let photo = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    photo = measure(chunk);
    if (size <= kept) held.keep(chunk);
    if (size > maxDrained) break;
  }
  return { size, photo };
}

/** Counts the bytes of a photo in JSON that comes in chunks. */
function photoMeasure(): (chunk: Uint8Array) => number {
  let before = "";
  let length = 0;
  let isOpen = false;
  return (chunk) => {
    let text = Buffer.from(chunk).toString("latin1");
    if (!isOpen && length === 0) {
      const all = before + text;
      const [start] = /"photo"\s*:\s*"data:/.exec(all) ?? [];
      isOpen = start !== undefined;
      text = start === undefined ? "" : all.slice(all.indexOf(start) + start.length);
      // It may begin in one chunk and go on in the next.
      before = all.slice(-40);
    }
    if (!isOpen) return length;
    const end = text.indexOf('"');
    isOpen = end < 0;
    length += isOpen ? text.length : end;
    return length;
  };
}
