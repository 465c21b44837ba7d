import { Readable } from "node:stream";
import { S3Error } from "./s3-error.ts";
import type { ObjectFacts, StoredObject } from "./s3-files.ts";

const overridable = ["content-type", "content-disposition", "content-language", "content-encoding", "cache-control", "expires"];

/** Answers a GET or a HEAD: with the object, with a range of it, or with 304. Closes its file, at once or when the body is read or given up. Throws an S3Error. */
export async function answerGet({ method, headers: asked }: Request, query: URLSearchParams, { facts, start, file }: StoredObject) {
  let isStreamed = false;
  try {
    const headers = headersOf(facts, query);
    if (isUnmodified(asked, facts)) return new Response(null, { status: 304, headers });
    const range = rangeOf(asked.get("range"), facts.size);
    const { first, last } = range ?? { first: 0, last: facts.size - 1 };
    const size = last - first + 1;
    headers.set("content-length", String(size));
    if (range) headers.set("content-range", `bytes ${first}-${last}/${facts.size}`);
    const status = range ? 206 : 200;
    if (method === "HEAD" || size === 0) return new Response(null, { status, headers });
    // Of a stream, Node writes the headers by themselves, and then no letter beyond ASCII as it was.
    if (!isAscii(headers)) return new Response((await file.read(new Uint8Array(size), 0, size, start + first)).buffer, { status, headers });
    isStreamed = true;
    const body = Readable.toWeb(file.createReadStream({ start: start + first, end: start + last }));
    return new Response(body as ReadableStream, { status, headers });
  } finally {
    if (!isStreamed) await file.close();
  }
}

const isAscii = (headers: Headers) => [...headers.values()].every((value) => /^[\x20-\x7e]*$/.test(value));

function headersOf(facts: ObjectFacts, query: URLSearchParams): Headers {
  const headers = new Headers({
    "content-type": facts.contentType,
    etag: facts.etag,
    "last-modified": new Date(facts.modified).toUTCString(),
    "accept-ranges": "bytes",
    "x-content-type-options": "nosniff",
  });
  for (const [name, value] of Object.entries(facts.metadata)) headers.set(`x-amz-meta-${name}`, value);
  for (const name of overridable) {
    const override = query.get(`response-${name}`);
    if (override === null) continue;
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(override)) throw new S3Error("InvalidArgument", `response-${name} cannot be a header.`);
    headers.set(name, override);
  }
  return headers;
}

/** Whether the answer is 304 (RFC 9110 §13.2.2). Throws PreconditionFailed. */
function isUnmodified(headers: Headers, facts: ObjectFacts): boolean {
  const names = (tags: string) => tags.split(",").some((tag) => ["*", facts.etag].includes(tag.trim().replace(/^W\//, "")));
  const since = (name: string) => Date.parse(headers.get(name) ?? "");
  const [ifMatch, ifNoneMatch] = [headers.get("if-match"), headers.get("if-none-match")];
  if (ifMatch !== null ? !names(ifMatch) : facts.modified > since("if-unmodified-since")) {
    throw new S3Error("PreconditionFailed", "The object is not what the request expects.");
  }
  return ifNoneMatch !== null ? names(ifNoneMatch) : facts.modified <= since("if-modified-since");
}

/** Reads one byte range (RFC 9110 §14.1.2); undefined for what is not understood, which the RFC has ignored. Throws InvalidRange. */
function rangeOf(range: string | null, size: number): { first: number; last: number } | undefined {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(range ?? "") ?? [];
  if (from + to === "" || (from && to && Number(to) < Number(from))) return undefined;
  const first = from ? Number(from) : Math.max(0, size - Number(to));
  const last = from && to ? Math.min(Number(to), size - 1) : size - 1;
  if (first >= size) throw new S3Error("InvalidRange", "The range is outside the object.");
  return { first, last };
}
