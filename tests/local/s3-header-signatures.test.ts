import type { S3ClientConfig } from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { clientFor, credentials, startS3 } from "./support/s3-server.ts";
import { send, signedPut, type Wire } from "./support/s3-wire.ts";

describe("a signature in the headers", () => {
  it("is required", async () => {
    await using s3 = await startS3();
    await s3.put("k", "the object");
    for (const authorization of [undefined, "Bearer token", "AWS LOCALKEY:abc=", "AWS4-HMAC-SHA256 Credential=LOCALKEY"]) {
      const headers: Record<string, string> = authorization ? { authorization } : {};
      for (const method of ["GET", "HEAD", "PUT", "DELETE"]) {
        expect((await send({ url: `${s3.endpoint}/resumes/k`, method, headers })).status).toBe(403);
      }
    }
    for (const unsigned of ["/resumes?list-type=2", "/none/k"]) expect((await send({ url: s3.endpoint + unsigned })).status).toBe(403);
    expect((await s3.get("k")).text).toBe("the object");
  });

  it.each<[string, string, S3ClientConfig]>([
    ["SignatureDoesNotMatch", "another secret", { credentials: { ...credentials, secretAccessKey: "guess" } }],
    ["InvalidAccessKeyId", "another access key", { credentials: { ...credentials, accessKeyId: "ROOT" } }],
    ["RequestTimeTooSkewed", "a clock 16 minutes ahead", { systemClockOffset: 16 * 60_000 }],
    ["RequestTimeTooSkewed", "a clock 16 minutes behind", { systemClockOffset: -16 * 60_000 }],
  ])("is refused as %s from a client with %s", async (code, _, config) => {
    await using s3 = await startS3();
    const put = await signedPut(clientFor(s3.endpoint, config), { Body: "x".repeat(500_000) });
    expect(await send(put)).toMatchObject({ status: 403, code });
    expect(await s3.keys()).toEqual([]);
  });

  it.each<[string, (put: Wire) => Partial<Wire>]>([
    ["path is changed", ({ url }) => ({ url: url.replace("?", "x?") })],
    ["query is changed", ({ url }) => ({ url: `${url}&response-content-type=text/html` })],
    ["method is changed", () => ({ method: "DELETE" })],
    [
      "scope is changed",
      ({ headers }) => ({ headers: { ...headers, authorization: `${headers.authorization}`.replace("/s3/", "/sts/") } }),
    ],
  ])("is refused when the request's %s", async (_, change) => {
    await using s3 = await startS3();
    const put = await signedPut(s3.client, { Body: "the object" });
    expect((await send({ ...put, ...change(put) })).status).toBe(403);
    expect((await send(put)).status).toBe(200);
  });

  it.each([
    ["metadata is added", "x-amz-meta-a", "b"],
    ["metadata is changed", "x-amz-meta-owner", "eve"],
    ["type is changed", "content-type", "text/html"],
    ["date is changed", "x-amz-date", new Date(Date.now() + 60_000).toISOString().replace(/-|:|\.\d+/g, "")],
    ["hash is taken off", "x-amz-content-sha256", "UNSIGNED-PAYLOAD"],
    ["host is changed", "host", "evil.example"],
  ])("is refused when the request's %s", async (_, name, value) => {
    await using s3 = await startS3();
    const put = await signedPut(s3.client, { Body: "the object", Metadata: { owner: "ada" } });
    expect((await send({ ...put, headers: { ...put.headers, [name]: value } })).status).toBe(403);
    expect((await send(put)).status).toBe(200);
  });
});
