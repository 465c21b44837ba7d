import path from "node:path";
import { decodeBody } from "./s3-body.ts";
import { S3Error } from "./s3-error.ts";
import { listObjects, parseDelete } from "./s3-listing.ts";
import { type ObjectFacts, type Objects, openObjects, type StoredObject } from "./s3-objects.ts";
import { type Credentials, type Verified, verifySignature } from "./s3-signature.ts";

export type S3Options = {
  folder: string;
  credentials: Credentials;
  buckets: string[];
  /** The path under which the server is mounted, such as `/_s3`. */
  basePath: string;
  /** Where callers reach this origin, if a proxy stands before it: URLs may be signed for that host and path, too. */
  publicUrl?: string | undefined;
};

const maxObject = 64 * 1024 * 1024;

/** S3 on this machine: the calls that storing and handing out PDFs needs, every one of them signed. Path-style addresses. */
export async function openS3({ folder, credentials, buckets, basePath, publicUrl }: S3Options) {
  const objectsOf = new Map<string, Objects>();
  for (const bucket of buckets) objectsOf.set(bucket, await openObjects(path.join(folder, bucket)));

  const authenticate = (request: Request, url: URL): Verified => {
    const common = { method: request.method, query: url.searchParams, headers: request.headers };
    const candidates = [{ ...common, host: request.headers.get("host") ?? url.host, path: url.pathname }];
    if (publicUrl) {
      const { host, pathname } = new URL(publicUrl);
      candidates.push({ ...common, host, path: pathname.replace(/\/$/, "") + url.pathname });
    }
    return verifySignature(candidates, credentials);
  };

  const handle = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const [bucket = "", ...rest] = decodePath(url.pathname.slice(basePath.length + 1));
    const key = rest.join("/");
    const verified = authenticate(request, url);
    const objects = objectsOf.get(bucket);
    if (!objects) throw new S3Error("NoSuchBucket", "This bucket does not exist.");
    if (!key) return handleBucket(request, url.searchParams, objects, verified);
    requirePlain(request, url.searchParams);
    switch (request.method) {
      case "PUT":
        return putObject(request, url.searchParams, objects, key, verified);
      case "GET":
      case "HEAD":
        return getObject(request, url.searchParams, objects, key);
      case "DELETE":
        objects.delete(key);
        return new Response(null, { status: 204 });
      default:
        throw new S3Error("MethodNotAllowed", "An object takes GET, HEAD, PUT and DELETE.");
    }
  };

  return (request: Request): Promise<Response> =>
    handle(request).catch((error) => {
      if (error instanceof S3Error) return error.toResponse();
      throw error;
    });
}

async function handleBucket(request: Request, query: URLSearchParams, objects: Objects, verified: Verified): Promise<Response> {
  if (request.method === "HEAD") return new Response(null);
  if (request.method === "GET" && query.get("list-type") === "2") return listObjects(objects, query);
  if (request.method !== "POST" || !query.has("delete"))
    throw new S3Error("NotImplemented", "A bucket takes ListObjectsV2, DeleteObjects and HeadBucket.");
  const { keys, toResponse } = parseDelete((await readBody(request, verified)).toString());
  for (const key of keys) objects.delete(key);
  return toResponse();
}

/** A sub-resource (`?tagging`) or a copy, taken for a plain PUT, would overwrite the object. */
function requirePlain(request: Request, query: URLSearchParams): void {
  const isPlain = [...query.keys()].every((name) => /^(x-id$|x-amz-|response-)/i.test(name));
  if (!isPlain || request.headers.has("x-amz-copy-source")) throw new S3Error("NotImplemented", "This call is not known.");
}

async function putObject(request: Request, query: URLSearchParams, objects: Objects, key: string, verified: Verified): Promise<Response> {
  if (Buffer.byteLength(key) > 1024) throw new S3Error("InvalidURI", "A key has at most 1024 bytes.");
  const body = await readBody(request, verified);
  const { headers } = request;
  const ifMatch = headers.get("if-match");
  const accept = (stored: ObjectFacts | undefined) => {
    if ((headers.get("if-none-match") === "*" && stored) || (ifMatch !== null && ifMatch !== stored?.etag)) {
      throw new S3Error("PreconditionFailed", "The object is not what the request expects.");
    }
  };
  // A presigned URL carries them in its query.
  const metadata = [...headers, ...query].flatMap(([name, value]) => (name.startsWith("x-amz-meta-") ? [[name.slice(11), value]] : []));
  const contentType = headers.get("content-type") ?? "application/octet-stream";
  const { etag } = await objects.put({ key, contentType, metadata: Object.fromEntries(metadata) }, body, accept);
  return new Response(null, { headers: { etag } });
}

async function readBody(request: Request, verified: Verified): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    // What is too large is read to its end all the same: a sender hears nothing before that.
    if (size <= maxObject) chunks.push(chunk);
  }
  if (size > maxObject) throw new S3Error("EntityTooLarge", "An object has at most 64 MB.");
  return decodeBody(Buffer.concat(chunks), request.headers, verified);
}

async function getObject(request: Request, query: URLSearchParams, objects: Objects, key: string): Promise<Response> {
  const stored = await objects.get(key);
  if (!stored) throw new S3Error("NoSuchKey", "This key does not exist.");
  const { facts } = stored;
  const headers = new Headers({
    "content-type": facts.contentType,
    etag: facts.etag,
    "last-modified": new Date(facts.modified).toUTCString(),
    "accept-ranges": "bytes",
    "x-content-type-options": "nosniff",
  });
  for (const name of ["content-type", "content-disposition", "content-language", "content-encoding", "cache-control", "expires"]) {
    const override = query.get(`response-${name}`);
    if (override === null) continue;
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(override)) throw new S3Error("InvalidArgument", `response-${name} cannot be a header.`);
    headers.set(name, override);
  }
  for (const [name, value] of Object.entries(facts.metadata)) headers.set(`x-amz-meta-${name}`, value);
  if (isUnmodified(request.headers, stored)) return new Response(null, { status: 304, headers });
  const { status, body } = ranged(request.headers.get("range"), stored, headers);
  headers.set("content-length", String(body.length));
  return new Response(request.method === "HEAD" ? null : new Uint8Array(body), { status, headers });
}

/** RFC 9110 §13.2.2, in its order: false means send the object. */
function isUnmodified(headers: Headers, { facts }: StoredObject): boolean {
  const lists = (name: string) =>
    headers
      .get(name)
      ?.split(",")
      .map((tag) => tag.trim().replace(/^W\//, ""));
  const names = (tags: string[]) => tags.includes("*") || tags.includes(facts.etag);
  const since = (name: string) => Date.parse(headers.get(name) ?? "");
  const [ifMatch, ifNoneMatch] = [lists("if-match"), lists("if-none-match")];
  if (ifMatch ? !names(ifMatch) : facts.modified > since("if-unmodified-since")) {
    throw new S3Error("PreconditionFailed", "The object is not what the request expects.");
  }
  return ifNoneMatch ? names(ifNoneMatch) : facts.modified <= since("if-modified-since");
}

/** One byte range (RFC 9110 §14.1.2); what is not understood is ignored, as the RFC has it. */
function ranged(range: string | null, { facts, body }: StoredObject, headers: Headers): { status: number; body: Buffer } {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range ?? "") ?? [];
  const isBackwards = first && last && Number(last) < Number(first);
  if (first === undefined || last === undefined || first + last === "" || isBackwards) return { status: 200, body };
  const start = first === "" ? Math.max(0, facts.size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? facts.size - 1 : Math.min(Number(last), facts.size - 1);
  if (start >= facts.size) throw new S3Error("InvalidRange", "The range is outside the object.");
  headers.set("content-range", `bytes ${start}-${end}/${facts.size}`);
  return { status: 206, body: body.subarray(start, end + 1) };
}

function decodePath(path: string): string[] {
  try {
    return path.split("/").map(decodeURIComponent);
  } catch {
    throw new S3Error("InvalidURI", "The path is not encoded well.");
  }
}
