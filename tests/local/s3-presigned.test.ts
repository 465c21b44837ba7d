import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { describe, expect, it } from "vitest";
import { Bucket, clientFor, credentials, startS3 } from "./support/s3-server.ts";
import { send, type Wire } from "./support/s3-wire.ts";

const Key = "r/ab cd+é(1).pdf";

async function startWithObject() {
  const s3 = await startS3();
  await s3.put(Key, "the object");
  return s3;
}

const presign = (client: S3Client, options: { signingDate?: Date; expiresIn?: number } = {}) =>
  getSignedUrl(client, new GetObjectCommand({ Bucket, Key, ResponseContentDisposition: 'attachment; filename="r.pdf"' }), options);

describe("a presigned URL", () => {
  it("lets its holder read the object", async () => {
    await using s3 = await startWithObject();
    const response = await fetch(await presign(s3.client));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("the object");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="r.pdf"');
  });

  it("lets its holder put one object, with the metadata that was signed", async () => {
    await using s3 = await startS3();
    const Metadata = { a: "1", "a-b": "2", "a.b": "é" };
    const url = await getSignedUrl(s3.client, new PutObjectCommand({ Bucket, Key: "new", Metadata }));
    expect((await send({ url, method: "PUT", body: "new" })).status).toBe(200);
    expect(await s3.get("new")).toMatchObject({ text: "new", Metadata });
    expect((await send({ url })).status).toBe(403);
  });

  it("stays good when it is written another way", async () => {
    await using s3 = await startS3();
    const put = new PutObjectCommand({ Bucket, Key, Metadata: { a: "1", "a-b": "2" } });
    const [address = "", query = ""] = (await getSignedUrl(s3.client, put)).split("?");
    const url = `${address.replace("%281%29", "(1)")}?${query.split("&").toReversed().join("&")}`;
    expect((await send({ url, method: "PUT" })).status).toBe(200);
  });

  it("takes a range and conditions, which need no signature", async () => {
    await using s3 = await startWithObject();
    const url = await presign(s3.client);
    expect(await send({ url, headers: { range: "bytes=4-5" } })).toMatchObject({ status: 206, text: "ob" });
    expect((await send({ url, headers: { "if-none-match": "*" } })).status).toBe(304);
  });

  it("works until it expires, within a clock's skew of 15 minutes", async () => {
    await using s3 = await startWithObject();
    const statusAt = async (secondsAgo: number, expiresIn: number) =>
      (await send({ url: await presign(s3.client, { signingDate: new Date(Date.now() - secondsAgo * 1000), expiresIn }) })).status;
    expect(await statusAt(40, 60)).toBe(200);
    expect(await statusAt(62, 60)).toBe(403);
    expect(await statusAt(-14 * 60, 60)).toBe(200);
    expect(await statusAt(-16 * 60, 3600)).toBe(403);
    expect(await statusAt(6 * 86_400, 7 * 86_400)).toBe(200);
  });

  it.each<[number, string, string | RegExp, string | ((found: string) => string)]>([
    [403, "no signature", /&X-Amz-Signature=\w+/, ""],
    [403, "one changed digit of the signature", /(?<=Signature=)./, (digit) => (digit === "0" ? "1" : "0")],
    [403, "a shortened signature", /(Signature=\w+)\w\w/, "$1"],
    [403, "a lengthened signature", /(Signature=\w+)/, "$100"],
    [403, "a signature that is no hex", /(?<=Signature=)\w+/, "z".repeat(64)],
    [400, "a second signature", /$/, `&X-Amz-Signature=${"0".repeat(64)}`],
    [403, "another key", "/r/ab", "/r/ac"],
    [403, "a key above", "/r/ab", "/r/x/..%2Fab"],
    [403, "a slash that is encoded", "/r/ab", "/r%2Fab"],
    [403, "a plus for a space", "ab%20cd", "ab+cd"],
    [403, "another bucket", "/resumes/", "/drafts/"],
    [400, "a path of bad encoding", "/r/ab", "/%E0%A4%A"],
    [403, "a longer life", "Expires=900", "Expires=604800"],
    [400, "more than a week of life", "Expires=900", "Expires=604801"],
    [400, "no life", "Expires=900", "Expires=0"],
    [400, "an endless life", "Expires=900", "Expires=Infinity"],
    [400, "no expiry", "&X-Amz-Expires=900", ""],
    [400, "a second expiry", /$/, "&X-Amz-Expires=604800"],
    [403, "a later date", /(?<=X-Amz-Date=)\w+/, "20990101T000000Z"],
    [403, "an earlier date", /(?<=X-Amz-Date=)\w+/, "20200101T000000Z"],
    [403, "a date that is none", /(?<=X-Amz-Date=)\w+/, "today"],
    [403, "another disposition", /(?<=disposition=)[^&]+/, "inline"],
    [403, "another type", /$/, "&response-content-type=text/html"],
    [403, "a session token", /$/, "&X-Amz-Security-Token=token"],
    [403, "another access key", "LOCALKEY", "ROOT"],
    [403, "another day", /(?<=LOCALKEY%2F)\d+/, "20200101"],
    [403, "another region", "us-east-1", "eu-west-1"],
    [403, "another service", "%2Fs3%2F", "%2Fsts%2F"],
    [403, "a longer scope", "aws4_request", "aws4_request%2Fmore"],
    [400, "another algorithm", "AWS4-HMAC-SHA256", "none"],
    [403, "more signed headers", "SignedHeaders=host", "SignedHeaders=host%3Brange"],
    [403, "no signed headers", "SignedHeaders=host", "SignedHeaders="],
  ])("is refused with status %i for %s", async (expected, _, found, replacement) => {
    await using s3 = await startWithObject();
    const signed = await presign(s3.client);
    const url = signed.replace(found, replacement as string);
    expect(url).not.toBe(signed);
    const { status, text } = await send({ url });
    expect(status, text).toBe(expected);
  });

  it.each<[string, Partial<Wire>]>([
    ["PUT", { method: "PUT", body: "other" }],
    ["DELETE", { method: "DELETE" }],
    ["HEAD", { method: "HEAD" }],
    ["another host", { headers: { host: "evil.example" } }],
    ["an x-amz header of one's own", { headers: { "x-amz-meta-a": "b" } }],
  ])("of a GET is refused for %s", async (_, change) => {
    await using s3 = await startWithObject();
    const url = await presign(s3.client);
    expect((await send({ url, ...change })).status).toBe(403);
    expect((await send({ url })).text).toBe("the object");
  });

  it("is refused when another secret signed it", async () => {
    await using s3 = await startWithObject();
    const stranger = clientFor(s3.endpoint, { credentials: { ...credentials, secretAccessKey: "a Secret" } });
    expect((await send({ url: await presign(stranger) })).status).toBe(403);
  });
});
