import { createHash, createHmac } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { createAdaptorServer } from "@hono/node-server";
import { describe, expect, it } from "vitest";
import { openS3 } from "../local/s3.ts";
import { decodeBody } from "../local/s3-body.ts";
import { verifySignature } from "../local/s3-signature.ts";

const Bucket = "resumes";
const Key = "r/ab cd+é.pdf";
const credentials = { accessKeyId: "LOCALKEY", secretAccessKey: "a secret" };
const clientFor = (endpoint: string, more: S3ClientConfig = {}) =>
  new S3Client({ region: "us-east-1", credentials, forcePathStyle: true, maxAttempts: 1, endpoint, ...more });

/** A server with one object. */
async function aServer(publicUrl?: string) {
  const folder = await mkdtemp(path.join(tmpdir(), "local-s3-"));
  const s3 = await openS3({ folder, credentials, buckets: [Bucket, "drafts"], basePath: "/_s3", publicUrl });
  const server = createAdaptorServer({ fetch: s3 }) as Server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = clientFor(`${origin}/_s3`);
  await client.send(new PutObjectCommand({ Bucket, Key, Body: "the object" }));
  return {
    origin,
    client,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Wire = { method: string; headers: Record<string, string>; body?: string };

/** The answer's status and text. Unlike fetch, sends any Host header. */
function send(
  url: string,
  { method = "GET", headers = {}, body = "" }: Partial<Wire> = {},
): Promise<{ status?: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers }, async (response) =>
      resolve({ status: response.statusCode, text: (await buffer(response)).toString() }),
    );
    request.once("error", reject);
    request.end(body);
  });
}

const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

type SignedPut = Required<Wire> & { url: string };

/** A put as the SDK signs it and would send it; with chunks, each of them signed too. */
async function signedPut(origin: string, chunks?: string[]): Promise<SignedPut> {
  const text = chunks?.join("") ?? "another object";
  let sent = { method: "", path: "", headers: {} as Record<string, string> };
  const handle = async (request: typeof sent) => {
    sent = request;
    return { response: { statusCode: 200, headers: {} } };
  };
  const client = clientFor(`${origin}/_s3`, { requestHandler: { handle } as never });
  if (chunks) {
    const streaming = {
      "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
      "x-amz-decoded-content-length": String(text.length),
    };
    const stream = ({ headers: { "content-length": _, ...headers }, ...request }: typeof sent) => ({
      ...request,
      headers: { ...headers, ...streaming },
    });
    client.middlewareStack.add(
      (next) =>
        ({ input, request }) =>
          next({ input, request: stream(request as typeof sent) }),
      { step: "build", priority: "low" },
    );
  }
  await client.send(new PutObjectCommand({ Bucket, Key, Body: text, Metadata: { owner: "ada" } }));
  const { method, headers } = sent;
  return { method, headers, url: `${origin}${sent.path}?x-id=PutObject`, body: chunks ? signChunks(chunks, headers) : text };
}

/** "Signature Calculations for the Authorization Header: Transferring Payload in Multiple Chunks", Amazon S3 API Reference. */
function signChunks(chunks: string[], { authorization = "", "x-amz-date": date }: Record<string, string>): string {
  const [, scope = "", seed = ""] = /Credential=[^/]+\/(\S+), .*Signature=(\w+)/.exec(authorization) ?? [];
  const key = scope.split("/").reduce<string | Buffer>(hmac, `AWS4${credentials.secretAccessKey}`);
  let signature = seed;
  const signed = [...chunks, ""].map((chunk) => {
    signature = hmac(key, ["AWS4-HMAC-SHA256-PAYLOAD", date, scope, signature, sha256(""), sha256(chunk)].join("\n")).toString("hex");
    return `${chunk.length.toString(16)};chunk-signature=${signature}\r\n${chunk}\r\n`;
  });
  return signed.join("");
}

const presignGet = (client: S3Client, more: Partial<Parameters<typeof getSignedUrl>[2]> = {}) =>
  getSignedUrl(client, new GetObjectCommand({ Bucket, Key, ResponseContentDisposition: 'attachment; filename="r.pdf"' }), more);

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);

describe("a presigned URL", () => {
  it("lets its holder read the object", async () => {
    await using s3 = await aServer();
    const response = await fetch(await presignGet(s3.client));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("the object");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="r.pdf"');
  });

  it("stays good when its query is written another way", async () => {
    await using s3 = await aServer();
    const url = new URL(await presignGet(s3.client));
    url.searchParams.sort();
    expect((await send(url.href)).status).toBe(200);
  });

  it("works until it expires, within a clock's skew of 15 minutes", async () => {
    await using s3 = await aServer();
    const statusOf = async (signingDate: Date, expiresIn: number) =>
      (await send(await presignGet(s3.client, { signingDate, expiresIn }))).status;
    expect(await statusOf(ago(40), 60)).toBe(200);
    expect(await statusOf(ago(62), 60)).toBe(403);
    expect(await statusOf(ago(-14 * 60), 60)).toBe(200);
    expect(await statusOf(ago(-16 * 60), 3600)).toBe(403);
    expect(await statusOf(ago(6 * 86_400), 7 * 86_400)).toBe(200);
  });

  const set = (name: string, value: string | ((old: string) => string)) => (url: URL) =>
    url.searchParams.set(name, typeof value === "string" ? value : value(url.searchParams.get(name) ?? ""));
  const drop = (name: string) => (url: URL) => url.searchParams.delete(name);
  const go = (pathname: string) => (url: URL) => {
    url.pathname = pathname;
  };
  const append = (text: string) => (url: URL) => {
    url.search += text;
  };

  it.each<[number, string, (url: URL) => void]>([
    [
      403,
      "no query",
      (url) => {
        url.search = "";
      },
    ],
    [403, "no signature", drop("X-Amz-Signature")],
    [403, "an empty signature", set("X-Amz-Signature", "")],
    [403, "one changed digit of the signature", set("X-Amz-Signature", (old) => old.replace(/.$/, (digit) => (digit === "0" ? "1" : "0")))],
    [403, "a shortened signature", set("X-Amz-Signature", (old) => old.slice(0, -2))],
    [403, "a lengthened signature", set("X-Amz-Signature", (old) => `${old}00`)],
    [403, "a signature that is no hex", set("X-Amz-Signature", "z".repeat(64))],
    [403, "another key", go("/_s3/resumes/other.pdf")],
    [403, "a key above", go("/_s3/resumes/r/x/..%2Fab%20cd%2B%C3%A9.pdf")],
    [403, "a slash that is encoded", go("/_s3/resumes/r%2Fab%20cd%2B%C3%A9.pdf")],
    [403, "a plus for a space", go("/_s3/resumes/r/ab+cd%2B%C3%A9.pdf")],
    [403, "another bucket", go("/_s3/drafts/r/ab%20cd%2B%C3%A9.pdf")],
    [403, "the bucket alone", go("/_s3/resumes")],
    [400, "a path of bad encoding", go("/_s3/resumes/%E0%A4%A")],
    [403, "a longer life", set("X-Amz-Expires", "604800")],
    [400, "more than a week of life", set("X-Amz-Expires", "604801")],
    [400, "no life", set("X-Amz-Expires", "0")],
    [400, "a negative life", set("X-Amz-Expires", "-1")],
    [400, "an endless life", set("X-Amz-Expires", "Infinity")],
    [400, "no expiry", drop("X-Amz-Expires")],
    [403, "a later date", set("X-Amz-Date", "20990101T000000Z")],
    [403, "an earlier date", set("X-Amz-Date", "20200101T000000Z")],
    [403, "a date that is none", set("X-Amz-Date", "today")],
    [403, "no date", drop("X-Amz-Date")],
    [403, "another disposition", set("response-content-disposition", "inline")],
    [403, "no disposition", drop("response-content-disposition")],
    [403, "another type", set("response-content-type", "text/html")],
    [403, "another parameter", set("versionId", "1")],
    [403, "another access key", set("X-Amz-Credential", (old) => old.replace("LOCALKEY", "ROOT"))],
    [403, "another region", set("X-Amz-Credential", (old) => old.replace("us-east-1", "eu-west-1"))],
    [403, "another day", set("X-Amz-Credential", (old) => old.replace(/\d{8}/, "20200101"))],
    [403, "another service", set("X-Amz-Credential", (old) => old.replace("/s3/", "/sts/"))],
    [403, "a longer scope", set("X-Amz-Credential", (old) => `${old}/more`)],
    [403, "no credential", drop("X-Amz-Credential")],
    [403, "a session token", set("X-Amz-Security-Token", "token")],
    [400, "another algorithm", set("X-Amz-Algorithm", "none")],
    [403, "more signed headers", set("X-Amz-SignedHeaders", "host;range")],
    [403, "no signed headers", set("X-Amz-SignedHeaders", "")],
    [400, "a parameter given twice", append("&X-Amz-Expires=604800")],
    [400, "a second signature", append(`&X-Amz-Signature=${"0".repeat(64)}`)],
  ])("is refused with status %i for %s", async (expected, _, tamper) => {
    await using s3 = await aServer();
    const url = new URL(await presignGet(s3.client));
    tamper(url);
    const { status, text } = await send(url.href);
    expect(status, text).toBe(expected);
    expect(text).not.toContain("the object");
  });

  it.each<[string, Partial<Wire>]>([
    ["PUT", { method: "PUT", body: "other" }],
    ["POST", { method: "POST" }],
    ["DELETE", { method: "DELETE" }],
    ["HEAD", { method: "HEAD" }],
    ["another host", { headers: { host: "evil.example" } }],
    ["an x-amz header of one's own", { headers: { "x-amz-meta-a": "b" } }],
  ])("is refused for %s", async (_, wire) => {
    await using s3 = await aServer();
    expect((await send(await presignGet(s3.client), wire)).status).toBe(403);
    expect((await send(await presignGet(s3.client))).text).toBe("the object");
  });

  it("is refused when another key or secret signed it, or the same key one bucket on", async () => {
    await using s3 = await aServer();
    const as = (changed: Partial<typeof credentials>) => clientFor(`${s3.origin}/_s3`, { credentials: { ...credentials, ...changed } });
    expect((await send(await presignGet(as({ secretAccessKey: "a Secret" })))).status).toBe(403);
    expect((await send(await presignGet(as({ accessKeyId: "ROOT" })))).status).toBe(403);
    expect((await send(await presignGet(as({})))).status).toBe(200);
  });

  it("takes a range and conditions, which need no signature", async () => {
    await using s3 = await aServer();
    const url = await presignGet(s3.client);
    expect(await send(url, { headers: { range: "bytes=4-5" } })).toEqual({ status: 206, text: "ob" });
    expect((await send(url, { headers: { "if-none-match": "*" } })).status).toBe(304);
  });

  it("lets its holder put one object, with the metadata that was signed", async () => {
    await using s3 = await aServer();
    const Metadata = { a: "1", "a-b": "2", "a.b": "é" };
    const put = new PutObjectCommand({ Bucket, Key: "new", Metadata });
    const url = await getSignedUrl(s3.client, put);
    expect((await send(url, { method: "PUT", body: "new" })).status).toBe(200);
    expect(await s3.client.send(new HeadObjectCommand({ Bucket, Key: "new" }))).toMatchObject({ ContentLength: 3, Metadata });
    expect((await send(url)).status).toBe(403);
  });
});

describe("a signed header", () => {
  it("is required", async () => {
    await using s3 = await aServer();
    const url = `${s3.origin}/_s3/resumes/${encodeURIComponent(Key)}`;
    for (const authorization of ["", "Bearer token", "AWS LOCALKEY:abc=", "AWS4-HMAC-SHA256 Credential=LOCALKEY"]) {
      for (const method of ["GET", "HEAD", "PUT", "DELETE"]) {
        expect((await send(url, { method, headers: authorization ? { authorization } : {} })).status).toBe(403);
      }
    }
    expect((await send(`${s3.origin}/_s3/resumes?list-type=2`)).status).toBe(403);
    expect((await send(`${s3.origin}/_s3/none/k`)).status).toBe(403);
  });

  it.each<[string, S3ClientConfig, string]>([
    ["another secret", { credentials: { ...credentials, secretAccessKey: "guess" } }, "SignatureDoesNotMatch"],
    ["another access key", { credentials: { ...credentials, accessKeyId: "ROOT" } }, "InvalidAccessKeyId"],
    ["a clock 16 minutes ahead", { systemClockOffset: 16 * 60_000 }, "RequestTimeTooSkewed"],
    ["a clock 16 minutes behind", { systemClockOffset: -16 * 60_000 }, "RequestTimeTooSkewed"],
  ])("is refused from a client with %s", async (_, config, name) => {
    await using s3 = await aServer();
    // A client each: the SDK learns the server's time from a refusal.
    const stranger = () => clientFor(`${s3.origin}/_s3`, config);
    const error = { name, $metadata: { httpStatusCode: 403 } };
    await expect(stranger().send(new GetObjectCommand({ Bucket, Key }))).rejects.toMatchObject(error);
    await expect(stranger().send(new PutObjectCommand({ Bucket, Key, Body: "x".repeat(500_000) }))).rejects.toMatchObject(error);
  });

  it.each<[string, (put: SignedPut) => Partial<SignedPut>]>([
    ["its path is changed", ({ url }) => ({ url: url.replace("?", "x?") })],
    ["its query is changed", ({ url }) => ({ url: `${url}&response-content-type=text/html` })],
    ["its method is changed", () => ({ method: "DELETE" })],
    ["metadata is added", ({ headers }) => ({ headers: { ...headers, "x-amz-meta-a": "b" } })],
    ["metadata is changed", ({ headers }) => ({ headers: { ...headers, "x-amz-meta-owner": "eve" } })],
    ["its type is changed", ({ headers }) => ({ headers: { ...headers, "content-type": "text/html" } })],
    [
      "its date is changed",
      ({ headers }) => ({
        headers: {
          ...headers,
          "x-amz-date": ago(-60)
            .toISOString()
            .replace(/-|:|\.\d+/g, ""),
        },
      }),
    ],
    ["its hash is taken off", ({ headers }) => ({ headers: { ...headers, "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } })],
    ["its host is changed", ({ headers }) => ({ headers: { ...headers, host: "evil.example" } })],
  ])("is refused when %s", async (_, change) => {
    await using s3 = await aServer();
    const put = await signedPut(s3.origin);
    const changed = { ...put, ...change(put) };
    expect((await send(changed.url, changed)).status).toBe(403);
    expect((await send(put.url, put)).status).toBe(200);
  });
});

describe("behind a proxy", () => {
  const publicUrl = "https://resumes.example.org/api";
  /** A URL signed for one endpoint, as the proxy passes it on: without `/api`, with the Host header that it sets. */
  const passOn = async (origin: string, endpoint: string, host?: string) => {
    const { pathname, search } = new URL(await presignGet(clientFor(`${endpoint}/_s3`)));
    return (await send(origin + pathname.replace(/^\/(api|other)/, "") + search, { headers: host ? { host } : {} })).status;
  };

  it.each([publicUrl, `${publicUrl}/`, "http://resumes.example.org", "https://resumes.example.org:8443/api"])(
    "a URL signed for %s works, whatever becomes of Host",
    async (endpoint) => {
      await using s3 = await aServer(endpoint);
      const signedFor = endpoint.replace(/\/$/, "");
      expect(await passOn(s3.origin, signedFor)).toBe(200);
      expect(await passOn(s3.origin, signedFor, new URL(endpoint).host)).toBe(200);
      expect(await passOn(s3.origin, signedFor, "internal:3000")).toBe(200);
      expect(await passOn(s3.origin, s3.origin)).toBe(200);
    },
  );

  it.each([
    "https://other.example.org/api",
    "https://resumes.example.org.evil.example/api",
    "https://example.org/api",
    "https://resumes.example.org:8443/api",
    "https://resumes.example.org/other",
  ])("a URL signed for %s is refused", async (endpoint) => {
    await using s3 = await aServer(publicUrl);
    expect(await passOn(s3.origin, endpoint)).toBe(403);
    expect(await passOn(s3.origin, endpoint, "resumes.example.org")).toBe(403);
    expect(await passOn(s3.origin, endpoint, new URL(endpoint).host)).toBe(403);
  });

  it("a URL is refused that has expired, or that no public URL stands for", async () => {
    await using s3 = await aServer(publicUrl);
    await using bare = await aServer();
    const expired = new URL(await presignGet(clientFor(`${publicUrl}/_s3`), { signingDate: ago(120), expiresIn: 60 }));
    const { status, text } = await send(s3.origin + expired.pathname.replace("/api", "") + expired.search);
    expect([status, text]).toEqual([403, expect.stringContaining("Request has expired")]);
    expect(await passOn(bare.origin, publicUrl)).toBe(403);
    expect(await passOn(bare.origin, publicUrl, "resumes.example.org")).toBe(403);
  });
});

describe("signed chunks", () => {
  it("are stored when every signature holds", async () => {
    await using s3 = await aServer();
    const put = await signedPut(s3.origin, ["first ", "second"]);
    expect(await send(put.url, put)).toEqual({ status: 200, text: "" });
    expect((await send(await presignGet(s3.client))).text).toBe("first second");
  });

  it.each<[string, (body: string) => string]>([
    ["a byte is changed", (body) => body.replace("first", "First")],
    ["a signature is changed", (body) => body.replace(/=[0-9a-f]{4}/, "=0000")],
    ["a signature is missing", (body) => body.replace(/;chunk-signature=[0-9a-f]+/, "")],
    ["two chunks change places", (body) => body.replace(/^(.*?first \r\n)(.*?second\r\n)/s, "$2$1")],
    ["a chunk is left out", (body) => body.replace(/^.*?first \r\n/s, "")],
    ["a chunk is sent twice", (body) => body.replace(/^.*?first \r\n/s, "$&$&")],
    ["the last, empty chunk is not signed", (body) => body.replace(/\r\n0;.*/s, "\r\n0\r\n\r\n")],
    ["the last, empty chunk is missing", (body) => body.replace(/\r\n0;.*/s, "\r\n")],
  ])("are refused when %s", async (_, corrupt) => {
    await using s3 = await aServer();
    const put = await signedPut(s3.origin, ["first ", "second"]);
    const body = corrupt(put.body);
    expect(body).not.toBe(put.body);
    expect([400, 403]).toContain((await send(put.url, { ...put, body })).status);
    expect((await send(await presignGet(s3.client))).text).toBe("the object");
  });
});

/** "Authenticating Requests (AWS Signature Version 4)", Amazon S3 API Reference. */
describe("the examples in Amazon's reference", () => {
  const example = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };
  const now = Date.UTC(2013, 4, 24);
  const authorization = (signedHeaders: string, signature: string) =>
    `AWS4-HMAC-SHA256 Credential=${example.accessKeyId}/20130524/us-east-1/s3/aws4_request,SignedHeaders=${signedHeaders},Signature=${signature}`;
  const verify = (method: string, url: string, fields: Record<string, string> = {}) => {
    const { host, pathname, searchParams } = new URL(url);
    const headers = new Headers({ host, ...fields });
    return { headers, verified: verifySignature([{ method, host, path: pathname, query: searchParams, headers }], example, now) };
  };

  it("of a presigned URL, a GET and a listing are taken", () => {
    const presigned = new URL("https://examplebucket.s3.amazonaws.com/test.txt");
    presigned.search = `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${example.accessKeyId}%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404`;
    verify("GET", presigned.href);

    const common = { "x-amz-date": "20130524T000000Z", "x-amz-content-sha256": sha256("") };
    verify("GET", "https://examplebucket.s3.amazonaws.com/test.txt", {
      ...common,
      range: "bytes=0-9",
      authorization: authorization(
        "host;range;x-amz-content-sha256;x-amz-date",
        "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
      ),
    });
    verify("GET", "https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J", {
      ...common,
      authorization: authorization(
        "host;x-amz-content-sha256;x-amz-date",
        "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
      ),
    });
  });

  it("of a body in signed chunks is taken, and refused with another length or byte", () => {
    const { headers, verified } = verify("PUT", "https://s3.amazonaws.com/examplebucket/chunkObject.txt", {
      "content-encoding": "aws-chunked",
      "content-length": "66824",
      "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
      "x-amz-date": "20130524T000000Z",
      "x-amz-decoded-content-length": "66560",
      "x-amz-storage-class": "REDUCED_REDUNDANCY",
      authorization: authorization(
        "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class",
        "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
      ),
    });
    const body = [
      [65_536, "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648"],
      [1024, "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497"],
      [0, "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9"],
    ] as const;
    const raw = Buffer.from(
      body.map(([size, signature]) => `${size.toString(16)};chunk-signature=${signature}\r\n${"a".repeat(size)}\r\n`).join(""),
    );
    expect(raw.length).toBe(66_824);
    expect(decodeBody(raw, headers, verified).toString()).toBe("a".repeat(66_560));
    headers.set("x-amz-decoded-content-length", "66561");
    expect(() => decodeBody(raw, headers, verified)).toThrow("The body ends early.");
    raw[1000] = 98;
    expect(() => decodeBody(raw, headers, verified)).toThrow("A chunk's signature does not match.");
  });
});
