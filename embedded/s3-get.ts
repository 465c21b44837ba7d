import { S3Error } from "./s3-error.ts";
import type { ObjectFacts, StoredObject } from "./s3-files.ts";

const overridable = ["content-type", "content-disposition", "content-language", "content-encoding", "cache-control", "expires"];

/** Answers a GET or a HEAD: with the object, with a range of it, or with 304. Throws an S3Error. */
export function answerGet({ method, headers: asked }: Request, query: URLSearchParams, { facts, body }: StoredObject): Response {
  const headers = headersOf(facts, query);
  if (isUnmodified(asked, facts)) return new Response(null, { status: 304, headers });
  const range = rangeOf(asked.get("range"), facts.size);
  const part = range ? body.subarray(range.start, range.end + 1) : body;
  headers.set("content-length", String(part.length));
  if (range) headers.set("content-range", `bytes ${range.start}-${range.end}/${facts.size}`);
  return new Response(method === "HEAD" ? null : new Uint8Array(part), { status: range ? 206 : 200, headers });
}

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
function rangeOf(range: string | null, size: number): { start: number; end: number } | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(range ?? "") ?? [];
  if (first + last === "" || (first && last && Number(last) < Number(first))) return undefined;
  const start = first ? Number(first) : Math.max(0, size - Number(last));
  const end = first && last ? Math.min(Number(last), size - 1) : size - 1;
  if (start >= size) throw new S3Error("InvalidRange", "The range is outside the object.");
  return { start, end };
}
