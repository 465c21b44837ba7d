import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { S3Error } from "./s3-error.ts";

/*
 * AWS Signature Version 4 for S3, header and query form ("Authenticating Requests (AWS Signature Version 4)",
 * Amazon S3 API Reference).
 */

export type Credentials = { accessKeyId: string; secretAccessKey: string };

/** A request as its sender signed it: a proxy may have changed host and path since. */
export type SignedRequest = { method: string; host: string; path: string; query: URLSearchParams; headers: Headers };

/** What the check of the body needs: its declared hash, and what chunk signatures are chained to. */
export type Verified = { payload: string; signature: string; key: Buffer; date: string; scope: string };

const algorithm = "AWS4-HMAC-SHA256";
const emptyHash = sha256("");
const maxSkew = 15 * 60_000;
const maxLifetime = 604_800;

/** Verifies the signature of a request, by each of its candidate readings in turn. Throws an S3Error when none is valid. */
export function verifySignature(candidates: SignedRequest[], credentials: Credentials, now = Date.now()): Verified {
  let failure: unknown;
  for (const candidate of candidates) {
    try {
      return candidate.query.has("X-Amz-Signature") ? verifyQuery(candidate, credentials, now) : verifyHeader(candidate, credentials, now);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

function verifyHeader(request: SignedRequest, credentials: Credentials, now: number): Verified {
  const authorization = request.headers.get("authorization") ?? "";
  const [, credential = "", signedHeaders = "", signature = ""] =
    /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(authorization) ?? [];
  if (!signature) throw new S3Error("AccessDenied", "Sign the request: there is no anonymous access.");
  const date = request.headers.get("x-amz-date") ?? "";
  if (Math.abs(timeOf(date) - now) > maxSkew)
    throw new S3Error("RequestTimeTooSkewed", "The request's time is too far from this server's.");
  const payload = request.headers.get("x-amz-content-sha256") ?? "";
  return verify(request, credentials, { credential, signedHeaders, signature, date, payload });
}

function verifyQuery(request: SignedRequest, credentials: Credentials, now: number): Verified {
  const names = [...request.query.keys()];
  if (new Set(names).size < names.length) throw new S3Error("AuthorizationQueryParametersError", "A query parameter is given twice.");
  const parameter = (name: string) => request.query.get(`X-Amz-${name}`) ?? "";
  const date = parameter("Date");
  const lifetime = /^\d{1,6}$/.test(parameter("Expires")) ? Number(parameter("Expires")) : 0;
  if (parameter("Algorithm") !== algorithm || lifetime < 1 || lifetime > maxLifetime) {
    throw new S3Error("AuthorizationQueryParametersError", "X-Amz-Algorithm or X-Amz-Expires is not valid.");
  }
  if (now > timeOf(date) + lifetime * 1000) throw new S3Error("AccessDenied", "Request has expired");
  if (now < timeOf(date) - maxSkew) throw new S3Error("AccessDenied", "Request is not valid yet");
  const unsigned = { ...request, query: new URLSearchParams([...request.query].filter(([name]) => name !== "X-Amz-Signature")) };
  return verify(unsigned, credentials, {
    credential: parameter("Credential"),
    signedHeaders: parameter("SignedHeaders"),
    signature: parameter("Signature"),
    date,
    payload: "UNSIGNED-PAYLOAD",
  });
}

type Claim = { credential: string; signedHeaders: string; signature: string; date: string; payload: string };

function verify(request: SignedRequest, credentials: Credentials, claim: Claim): Verified {
  const [accessKeyId, , region] = claim.credential.split("/");
  if (accessKeyId !== credentials.accessKeyId) throw new S3Error("InvalidAccessKeyId", "This access key is not known.");
  const scopes = [claim.date.slice(0, 8), region ?? "", "s3", "aws4_request"];
  const scope = scopes.join("/");
  if (!region || claim.credential !== `${accessKeyId}/${scope}`)
    throw new S3Error("SignatureDoesNotMatch", "The credential's scope does not fit.");
  requireSigned(request, claim.signedHeaders.split(";"));
  const key = scopes.reduce(hmac, Buffer.from(`AWS4${credentials.secretAccessKey}`));
  const expected = hmac(key, [algorithm, claim.date, scope, sha256(canonicalRequest(request, claim))].join("\n"));
  if (!isEqual(expected, claim.signature)) throw new S3Error("SignatureDoesNotMatch", "The signature does not match the request.");
  return { payload: claim.payload, signature: claim.signature, key, date: claim.date, scope };
}

/** Throws unless the signature covers the host and every x-amz header: else a stranger could add to a signed request. */
function requireSigned({ headers }: SignedRequest, signed: string[]): void {
  const needed = ["host", ...[...headers.keys()].filter((name) => name.startsWith("x-amz-"))];
  if (!needed.every((name) => signed.includes(name)))
    throw new S3Error("AccessDenied", "There are headers that the signature does not cover.");
}

function canonicalRequest({ method, host, path, query, headers }: SignedRequest, { signedHeaders, payload }: Claim): string {
  // By name, then value: in `name=value` text, `a-b=` would come before `a=`.
  const parameters = [...query]
    .map(([name, value]) => [uriEncode(name), uriEncode(value)] as const)
    .sort(([a, x], [b, y]) => (a < b || (a === b && x < y) ? -1 : 1))
    .map((pair) => pair.join("="));
  const names = signedHeaders.split(";");
  const values = names.map((name) => `${name}:${(name === "host" ? host : (headers.get(name) ?? "")).trim().replace(/\s+/g, " ")}\n`);
  const uri = path
    .split("/")
    .map((segment) => uriEncode(decodeURIComponent(segment)))
    .join("/");
  return [method, uri, parameters.join("&"), values.join(""), signedHeaders, payload].join("\n");
}

/** Makes the signature of one chunk of a streamed body, chained to the one before it. */
export function chunkSignature({ key, date, scope }: Verified, previous: string, chunk: Buffer): string {
  return hmac(key, [`${algorithm}-PAYLOAD`, date, scope, previous, emptyHash, sha256(chunk)].join("\n")).toString("hex");
}

export function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: Buffer, data: string): Buffer {
  return createHmac("sha256", key).update(data).digest();
}

function isEqual(expected: Buffer, hex: string): boolean {
  const actual = Buffer.from(hex, "hex");
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** Encodes by RFC 3986, with capitals, as SigV4 wants it. */
export function uriEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Reads a date such as 20260131T093000Z, in milliseconds. Throws for what is none: every comparison with NaN would pass. */
function timeOf(date: string): number {
  const time = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (Number.isNaN(time)) throw new S3Error("AccessDenied", "The request carries no valid date.");
  return time;
}
