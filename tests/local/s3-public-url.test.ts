import { GetObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { describe, expect, it } from "vitest";
import { Bucket, clientFor, startS3 } from "./support/s3-server.ts";
import { send } from "./support/s3-wire.ts";

const publicUrl = "https://resumes.example.org/api";

/** A server with an object, and a proxy before it that takes `/api` or `/other` off the path. */
async function startBehindProxy(publicUrl?: string) {
  const s3 = await startS3(publicUrl ? { publicUrl } : {});
  await s3.put("r/1.pdf", "the object");
  return {
    ...s3,
    /** The answer to a URL signed for one endpoint, which arrives with the Host header that the proxy sets. */
    async passOn(signedFor: string, host?: string, options: { signingDate?: Date } = {}) {
      const signed = await getSignedUrl(clientFor(`${signedFor}/_s3`), new GetObjectCommand({ Bucket, Key: "r/1.pdf" }), options);
      const { pathname, search } = new URL(signed);
      return send({ url: s3.origin + pathname.replace(/^\/(api|other)/, "") + search, headers: host ? { host } : {} });
    },
  };
}

describe("behind a proxy", () => {
  it.each([publicUrl, `${publicUrl}/`, "http://resumes.example.org", "https://resumes.example.org:8443/api"])(
    "a URL signed for %s works, whatever becomes of Host",
    async (endpoint) => {
      await using s3 = await startBehindProxy(endpoint);
      for (const host of [undefined, new URL(endpoint).host, "internal:3000"]) {
        expect((await s3.passOn(endpoint.replace(/\/$/, ""), host)).text).toBe("the object");
      }
      expect((await s3.passOn(s3.origin)).text).toBe("the object");
    },
  );

  it.each([
    "https://other.example.org/api",
    "https://resumes.example.org.evil.example/api",
    "https://example.org/api",
    "https://resumes.example.org:8443/api",
    "https://resumes.example.org/other",
  ])("a URL signed for %s is refused, whatever becomes of Host", async (endpoint) => {
    await using s3 = await startBehindProxy(publicUrl);
    for (const host of [undefined, "resumes.example.org", new URL(endpoint).host]) {
      expect((await s3.passOn(endpoint, host)).status).toBe(403);
    }
  });

  it("a URL that has expired is refused as such", async () => {
    await using s3 = await startBehindProxy(publicUrl);
    const { status, text } = await s3.passOn(publicUrl, undefined, { signingDate: new Date(Date.now() - 3_600_000) });
    expect([status, text]).toEqual([403, expect.stringContaining("Request has expired")]);
  });

  it("a URL signed for another host is refused where no public URL is set", async () => {
    await using s3 = await startBehindProxy();
    for (const host of [undefined, "resumes.example.org"]) expect((await s3.passOn(publicUrl, host)).status).toBe(403);
  });
});
