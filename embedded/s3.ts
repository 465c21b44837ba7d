import path from "node:path";
import { decodeBody } from "./s3-body.ts";
import { S3Error } from "./s3-error.ts";
import { type ObjectFacts, type Objects, openObjects } from "./s3-files.ts";
import { answerGet } from "./s3-get.ts";
import { answerDeletion, answerListing } from "./s3-listing.ts";
import { type Credentials, type Verified, verifySignature } from "./s3-signature.ts";

export type S3Options = {
  folder: string;
  credentials: Credentials;
  buckets: string[];
  /** The path under which the server is mounted, such as `/_s3`. */
  basePath: string;
  /** The address of this server behind a proxy: URLs may be signed for that host and path, too. */
  publicUrl?: string | undefined;
};

const maxObject = 64 * 1024 * 1024;

/** Opens S3 on this machine, with path-style addresses. It takes the calls that storing and handing out PDFs need, and only signed ones. */
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
    const verified = authenticate(request, url);
    const objects = objectsOf.get(bucket);
    if (!objects) throw new S3Error("NoSuchBucket", "This bucket does not exist.");
    const call = { request, query: url.searchParams, objects, verified };
    const key = rest.join("/");
    return key ? handleObject(call, key) : handleBucket(call);
  };

  return (request: Request): Promise<Response> =>
    handle(request).catch((error) => {
      if (error instanceof S3Error) return error.toResponse();
      throw error;
    });
}

type Call = { request: Request; query: URLSearchParams; objects: Objects; verified: Verified };

async function handleBucket({ request, query, objects, verified }: Call): Promise<Response> {
  if (request.method === "HEAD") return new Response(null);
  if (request.method === "GET" && query.get("list-type") === "2") return answerListing(objects, query);
  if (request.method === "POST" && query.has("delete")) return answerDeletion(objects, (await readBody(request, verified)).toString());
  throw new S3Error("NotImplemented", "A bucket takes ListObjectsV2, DeleteObjects and HeadBucket.");
}

async function handleObject(call: Call, key: string): Promise<Response> {
  const { request, query, objects } = call;
  requirePlain(request, query);
  switch (request.method) {
    case "PUT":
      return putObject(call, key);
    case "GET":
    case "HEAD": {
      const stored = await objects.open(key);
      if (!stored) throw new S3Error("NoSuchKey", "This key does not exist.");
      return answerGet(request, query, stored);
    }
    case "DELETE":
      objects.delete(key);
      return new Response(null, { status: 204 });
    default:
      throw new S3Error("MethodNotAllowed", "An object takes GET, HEAD, PUT and DELETE.");
  }
}

/** Throws for a sub-resource (`?tagging`) or a copy: taken for a plain PUT, it would overwrite the object. */
function requirePlain(request: Request, query: URLSearchParams): void {
  const isPlain = [...query.keys()].every((name) => /^(x-id$|x-amz-|response-)/i.test(name));
  if (!isPlain || request.headers.has("x-amz-copy-source")) throw new S3Error("NotImplemented", "This call is not known.");
}

async function putObject({ request, query, objects, verified }: Call, key: string): Promise<Response> {
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

function decodePath(path: string): string[] {
  try {
    return path.split("/").map(decodeURIComponent);
  } catch {
    throw new S3Error("InvalidURI", "The path is not encoded well.");
  }
}
